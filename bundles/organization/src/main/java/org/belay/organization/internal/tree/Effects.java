package org.belay.organization.internal.tree;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Unit;

/** What a change means for people. */
final class Effects {

    private Effects() {}

    /** What listeners are told. */
    static OrganizationChange of(Tree before, Tree after) {
        Set<Integer> units = new HashSet<>(removed(before, after));
        after.all().stream()
                .filter(each -> !before.find(each.id()).equals(Optional.of(each)))
                .forEach(each -> units.add(each.id()));
        Set<Integer> accounts = new HashSet<>();
        for (int each : units) {
            concerned(before, each).forEach(accounts::add);
            concerned(after, each).forEach(accounts::add);
        }
        Stream.concat(
                        before.content().people().keySet().stream(),
                        after.content().people().keySet().stream())
                .filter(each -> !before.person(each).equals(after.person(each)))
                .forEach(accounts::add);
        Set<Integer> gone =
                accounts.stream()
                        .filter(each -> isGone(before, after, each))
                        .collect(Collectors.toSet());
        return new OrganizationChange(units, accounts, gone, Set.of());
    }

    /** IDs of the units that are there no more. */
    static Set<Integer> removed(Tree before, Tree after) {
        return before.all().stream()
                .map(Unit::id)
                .filter(each -> after.find(each).isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * Whose rights depend on the unit: who lies in or below it, and whom links there stand for; a link
     * says something to all of its group.
     */
    private static Stream<Integer> concerned(Tree tree, int id) {
        return tree.find(id).stream()
                .map(each -> each.target() == 0 ? each.id() : each.parent())
                .flatMap(each -> tree.subtree(each).stream())
                .flatMap(
                        each ->
                                each.target() == 0
                                        ? Stream.of(each)
                                        : tree.subtree(each.target()).stream())
                .map(Unit::account)
                .filter(each -> each != 0);
    }

    // Who was a technician and can work no more is gone, too, though he may still administrate: his
    // sessions end (ORG-34).
    private static boolean isGone(Tree before, Tree after, int account) {
        boolean signedInBefore = before.account(account).map(Account::enabled).orElse(false);
        boolean signsInNow = after.account(account).map(Account::enabled).orElse(false);
        return (signedInBefore && !signsInNow)
                || (before.supports(account) && !after.supports(account));
    }
}
