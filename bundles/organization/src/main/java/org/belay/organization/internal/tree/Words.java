package org.belay.organization.internal.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditEntry.Change;
import org.belay.api.organization.Account;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/**
 * Changes in the words of the audit report (REP-R23): sections are the Administration Center's
 * headings in English, fields what stands beside the entries there.
 */
final class Words {

    private static final String ORGANIZATION = "Organization";
    private static final String CHANNELS = "Channels";
    private static final String RIGHTS = "Group rights";

    /** What is shown of a unit. */
    record View(Tree tree, Unit unit) {

        Optional<Account> account() {
            return tree.account(unit.account());
        }

        String ofAccount(Function<Account, String> value) {
            return account().map(value).orElse("");
        }

        String technicianGroup() {
            return tree.administrator(unit.account())
                    .flatMap(each -> tree.technician(unit.account()))
                    .flatMap(each -> tree.find(each.parent()))
                    .map(Unit::name)
                    .orElse("");
        }
    }

    private record Text(String section, String field, Function<View, String> value) {}

    private record Check(
            String section, String field, Predicate<View> value, Action off, Action on) {}

    private static final List<Text> TEXTS =
            List.of(
                    new Text(ORGANIZATION, "Name", each -> each.unit().name()),
                    new Text(ORGANIZATION, "Nickname", each -> each.ofAccount(Account::nickname)),
                    new Text(
                            ORGANIZATION,
                            "Email",
                            each -> each.unit().email() + each.ofAccount(Account::email)),
                    new Text(
                            ORGANIZATION,
                            "Single sign-on ID",
                            each -> each.ofAccount(Account::ssoId)),
                    new Text(ORGANIZATION, "Description", each -> each.unit().description()),
                    new Text(ORGANIZATION, "Technician group", View::technicianGroup));

    private static final List<Check> CHECKS =
            List.of(
                    new Check(
                            ORGANIZATION,
                            "Status",
                            each -> each.unit().enabled(),
                            Action.DISABLED,
                            Action.ENABLED),
                    box(
                            "Licences",
                            "Mobile",
                            each -> each.account().filter(Account::mobile).isPresent()),
                    right("Standard administrator rights", AdministratorRight.STANDARD),
                    right("Grant access to Command Center", AdministratorRight.COMMAND_CENTER),
                    right(
                            "Grant access to Administration Center > Reports",
                            AdministratorRight.REPORTS));

    private Words() {}

    private static Check box(String section, String field, Predicate<View> value) {
        return new Check(section, field, value, Action.NOT_SELECTED, Action.SELECTED);
    }

    private static Check right(String field, AdministratorRight right) {
        return box(RIGHTS, field, each -> each.unit().rights().contains(right));
    }

    /** A unit came. */
    static AuditEntry added(Unit unit) {
        return entry(unit, Change.ADD, "Name", "", Action.NOT_SET, unit.name(), Action.ADDED);
    }

    /** A unit came as the copy of another. */
    static AuditEntry copied(Unit unit, Unit from) {
        return entry(unit, Change.COPY, "Name", from.name(), Action.SET, unit.name(), Action.ADDED);
    }

    /** A unit went. */
    static AuditEntry deleted(Unit unit) {
        return entry(unit, Change.DELETE, "Name", unit.name(), Action.SET, "", Action.DELETED);
    }

    /** A unit lies elsewhere. */
    static AuditEntry moved(Unit unit, Tree before, int from, int to) {
        return entry(
                unit,
                Change.MOVE,
                "Location",
                location(before, from),
                Action.SET,
                location(before, to),
                Action.SET);
    }

    /** A link came, or went. */
    static AuditEntry assigned(Tree before, Unit link, boolean assigned) {
        String group = before.find(link.parent()).map(Unit::name).orElse("");
        boolean channel = link.type() == UnitType.CHANNEL_LINK;
        return new AuditEntry(
                link.type().auditName(),
                channel ? link.target() : link.id(), // the report counts it as the channel itself
                link.name(),
                assigned ? Change.ASSIGN : Change.UNASSIGN,
                channel ? CHANNELS : ORGANIZATION,
                "Assigned to",
                assigned ? "" : group,
                assigned ? Action.NOT_ASSIGNED : Action.ASSIGNED,
                assigned ? group : "",
                assigned ? Action.ASSIGNED : Action.NOT_ASSIGNED);
    }

    /** A password was set; which one, nobody can tell. */
    static AuditEntry password(Unit unit, boolean fresh) {
        return entry(
                unit,
                fresh ? Change.ADD : Change.CHANGE,
                "Password",
                "",
                fresh ? Action.NOT_SET : Action.SET,
                "",
                Action.SET);
    }

    /** All fields of a unit that differ; before is empty for a new one, which has its name already. */
    static List<AuditEntry> differences(Change change, Optional<View> before, View after) {
        List<AuditEntry> entries = new ArrayList<>();
        for (Text each : TEXTS) {
            String was = before.map(each.value()).orElse("");
            String is = each.value().apply(after);
            if (!was.equals(is) && (before.isPresent() || !each.field().equals("Name"))) {
                entries.add(text(after.unit(), change, each, was, is));
            }
        }
        for (Check each : CHECKS) {
            boolean was = before.filter(each.value()::test).isPresent();
            boolean is = each.value().test(after);
            if (was != is) {
                entries.add(check(after.unit(), change, each, was));
            }
        }
        Set<String> labels = before.map(each -> each.unit().labels()).orElse(Set.of());
        entries.addAll(labels(change, after.unit(), labels, after.unit().labels()));
        Set<Integer> bars = before.map(each -> each.unit().barred()).orElse(Set.of());
        entries.addAll(bars(change, after, bars, after.unit().barred()));
        return entries;
    }

    private static AuditEntry text(Unit unit, Change change, Text text, String was, String is) {
        return new AuditEntry(
                unit.type().auditName(),
                unit.id(),
                unit.name(),
                change,
                text.section(),
                text.field(),
                was,
                was.isEmpty() ? Action.NOT_SET : Action.SET,
                is,
                is.isEmpty() ? Action.NOT_SET : Action.SET);
    }

    private static AuditEntry check(Unit unit, Change change, Check check, boolean was) {
        return new AuditEntry(
                unit.type().auditName(),
                unit.id(),
                unit.name(),
                change,
                check.section(),
                check.field(),
                "",
                was ? check.on() : check.off(),
                "",
                was ? check.off() : check.on());
    }

    private static List<AuditEntry> labels(
            Change change, Unit unit, Set<String> was, Set<String> is) {
        return either(was, is).stream()
                .map(
                        each ->
                                new AuditEntry(
                                        unit.type().auditName(),
                                        unit.id(),
                                        unit.name(),
                                        change,
                                        ORGANIZATION,
                                        "Labels",
                                        was.contains(each) ? each : "",
                                        was.contains(each) ? Action.ASSIGNED : Action.NOT_ASSIGNED,
                                        is.contains(each) ? each : "",
                                        is.contains(each) ? Action.ASSIGNED : Action.NOT_ASSIGNED))
                .toList();
    }

    // The box says that he takes the channel: it is cleared for whom it is barred (CHAN-11).
    private static List<AuditEntry> bars(
            Change change, View view, Set<Integer> was, Set<Integer> is) {
        return either(was, is).stream()
                .map(
                        each ->
                                check(
                                        view.unit(),
                                        change,
                                        box(
                                                CHANNELS,
                                                view.tree().find(each).map(Unit::name).orElse(""),
                                                none -> false),
                                        !was.contains(each)))
                .toList();
    }

    private static <T> Set<T> either(Set<T> was, Set<T> is) {
        Set<T> either = new TreeSet<>(was);
        either.addAll(is);
        either.removeIf(each -> was.contains(each) && is.contains(each));
        return either;
    }

    private static String location(Tree tree, int id) {
        return tree.path(id).stream()
                .skip(1) // the organization, which is the same for all
                .map(Unit::name)
                .collect(Collectors.joining(" > "));
    }

    private static AuditEntry entry(
            Unit unit,
            Change change,
            String field,
            String was,
            Action before,
            String is,
            Action after) {
        return new AuditEntry(
                unit.type().auditName(),
                unit.id(),
                unit.name(),
                change,
                ORGANIZATION,
                field,
                was,
                before,
                is,
                after);
    }
}
