package org.belay.organization.file.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/**
 * Which unit of this gateway each entry of a file is about: the one of its ID and type, else the one
 * of its name at its place. Users are known by their e-mail address first, and by their ID only if
 * they also have their name: in another gateway somebody else may have that ID.
 */
final class Matching {

    private final Map<Integer, Unit> found = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Directory directory;
    private final Map<String, Unit> users = new HashMap<>();

    Matching(Document document, Directory directory, Accounts accounts) {
        this.directory = directory;
        for (Unit each : directory.subtree(Directory.ORGANIZATION)) {
            if (each.type().isUser() && !isSecondPlace(each)) {
                accounts.find(each.account())
                        .map(Account::email)
                        .filter(email -> !email.isEmpty())
                        .ifPresent(email -> users.put(name(each.type(), email), each));
            }
        }
        Entry organization = document.organization();
        take(organization, directory.find(Directory.ORGANIZATION));
        organization.contains().forEach(root -> take(root, root(root.type())));
        organization.all().forEach(this::byIdentity);
        byPlace(organization);
        organization.all().filter(each -> each.sameAs() != 0).forEach(this::bySecondPlace);
    }

    /** The unit that the entry is about, empty if there is none yet. */
    Optional<Unit> of(Entry entry) {
        return Optional.ofNullable(found.get(entry.id()));
    }

    /** Whether some entry is about the unit. */
    boolean isNamed(Unit unit) {
        return taken.contains(unit.id());
    }

    /** Whether the unit is an administrator's place as a technician. */
    boolean isSecondPlace(Unit unit) {
        return unit.type() == UnitType.TECHNICIAN
                && directory.administrator(unit.account()).isPresent();
    }

    private Optional<Unit> root(UnitType type) {
        return directory.children(Directory.ORGANIZATION).stream()
                .filter(each -> each.type() == type)
                .findFirst();
    }

    private void byIdentity(Entry entry) {
        if (entry.sameAs() != 0 || of(entry).isPresent()) {
            return;
        }
        if (entry.type().isUser()) {
            take(
                    entry,
                    Optional.ofNullable(
                            users.get(name(entry.type(), entry.text(Field.EMAIL).strip()))));
        }
        if (of(entry).isEmpty()) {
            take(
                    entry,
                    directory
                            .find(entry.id())
                            .filter(each -> each.type() == entry.type())
                            .filter(each -> !each.type().isUser() || isSamePerson(entry, each)));
        }
    }

    private boolean isSamePerson(Entry entry, Unit unit) {
        return unit.name().equals(entry.text(Field.NAME)) && !isSecondPlace(unit);
    }

    private void byPlace(Entry parent) {
        List<Unit> children =
                of(parent).map(unit -> directory.children(unit.id())).orElse(List.of());
        for (Entry each : parent.contains()) {
            if (of(each).isEmpty() && each.sameAs() == 0) {
                Predicate<Unit> fits =
                        unit ->
                                unit.type() == each.type()
                                        && unit.name().equals(each.text(Field.NAME))
                                        && !isSecondPlace(unit)
                                        && (!unit.type().isUser() || hasNoOtherAddress(each));
                take(
                        each,
                        children.stream().filter(fits).filter(unit -> !isNamed(unit)).findFirst());
            }
            byPlace(each);
        }
    }

    // Two people may have one name; who has another address is another one.
    private static boolean hasNoOtherAddress(Entry entry) {
        return entry.text(Field.EMAIL).isEmpty();
    }

    private void bySecondPlace(Entry entry) {
        take(
                entry,
                Optional.ofNullable(found.get(entry.sameAs()))
                        .flatMap(person -> directory.technician(person.account())));
    }

    private void take(Entry entry, Optional<Unit> unit) {
        unit.filter(each -> taken.add(each.id())).ifPresent(each -> found.put(entry.id(), each));
    }

    private static String name(UnitType type, String email) {
        return type + " " + email.toLowerCase(Locale.ROOT);
    }
}
