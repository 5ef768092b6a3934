package org.belay.organization.file.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Labels;
import org.belay.api.organization.OwnRules;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/**
 * What has to be done so that the organization is what a document says. Made from memory, without
 * changing anything; whatever can be checked beforehand is.
 */
final class Plan {

    private static final Set<Field> LATER =
            EnumSet.of(
                    Field.TECHNICIAN_GROUP,
                    Field.ADMINISTRATORS,
                    Field.CHANNELS,
                    Field.EXTERNAL_TECHNICIANS,
                    Field.BARRED);

    private final Document document;
    private final Directory directory;
    private final Labels labels;
    private final Snapshot snapshot;
    private final RuleDifferences rules;
    private final boolean deletes;
    private final Matching matching;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final Map<Integer, Entry> parents = new HashMap<>();
    private final List<Step> tree = new ArrayList<>();
    private final List<Step> afterwards = new ArrayList<>();

    Plan(
            Document document,
            Directory directory,
            Accounts accounts,
            Labels labels,
            OwnRules own,
            boolean deletes) {
        this.document = document;
        this.directory = directory;
        this.labels = labels;
        this.deletes = deletes;
        this.snapshot = new Snapshot(directory, accounts, labels, own);
        this.matching = new Matching(document, directory, accounts);
        document.organization().all().forEach(each -> entries.put(each.id(), each));
        document.organization()
                .all()
                .forEach(each -> each.contains().forEach(child -> parents.put(child.id(), each)));
        this.rules = new RuleDifferences(own, this::real, deletes);
        new Checks(document, entries, directory, labels).all();
        labels();
        each(this::placeAndFields);
        each(this::group);
        each(each -> links(each, Field.ADMINISTRATORS));
        each(each -> links(each, Field.CHANNELS));
        each(each -> links(each, Field.EXTERNAL_TECHNICIANS));
        each(this::bars);
        deletions();
        each(each -> afterwards.addAll(rules.of(each, matching.of(each), Words.titled(each))));
        each(this::enabling);
    }

    /** What goes together, all or nothing. */
    List<Step> tree() {
        return tree;
    }

    /** What follows, each step by itself. */
    List<Step> afterwards() {
        return afterwards;
    }

    /** Tells the work which units are meant by the entries that have one. */
    void introduce(Work work) {
        each(each -> matching.of(each).ifPresent(unit -> work.know(each.id(), unit.id())));
    }

    private void each(Consumer<Entry> act) {
        document.organization().all().forEach(act);
    }

    private void labels() {
        List<String> here = labels.all();
        for (String each : document.labels()) {
            if (!here.contains(each)) {
                tree.add(Step.of("+ label \"" + each + "\"", work -> work.addLabel(each)));
            }
        }
        for (String each : here) {
            if (!document.labels().contains(each)) {
                onlyHere("label \"" + each + "\"", work -> work.deleteLabel(each));
            }
        }
    }

    private void placeAndFields(Entry entry) {
        Optional<Unit> unit = matching.of(entry);
        if (unit.isPresent()) {
            place(entry, unit.get());
            fields(entry, unit.get());
        } else if (!Work.canMake(entry.type())) {
            tree.add(Step.told("! " + Words.titled(entry) + ": there is a fixed number of those"));
        } else if (entry.sameAs() == 0) {
            Entry parent = parents.get(entry.id());
            tree.add(
                    Step.of(
                            "+ " + Words.titled(entry) + " in " + Words.named(parent) + note(entry),
                            work -> work.create(entry, parent.id(), own(entry, true))));
        }
    }

    private static String note(Entry entry) {
        boolean signsIn =
                !entry.type().isUser()
                        || (entry.fields().containsKey(Field.SSO_ID)
                                && entry.fields().containsKey(Field.EMAIL));
        return signsIn ? "" : ", disabled until there is a password";
    }

    /** The fields that are set when the unit is made or changed. */
    private static Set<Field> own(Entry entry, boolean fresh) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (Field each : Field.values()) {
            if (entry.has(each) && !LATER.contains(each)) {
                fields.add(each);
            }
        }
        // Whether a new user can be enabled depends on how he can sign in.
        if (fresh && entry.type().isUser() && entry.text(Field.ENABLED).equals("true")) {
            fields.remove(Field.ENABLED);
        }
        return fields;
    }

    private void place(Entry entry, Unit unit) {
        Entry parent = parents.get(entry.id());
        boolean stays =
                parent == null
                        || entry.sameAs() != 0
                        || real(parent.id()).filter(id -> id == unit.parent()).isPresent();
        if (!stays) {
            String from = directory.find(unit.parent()).map(Unit::name).orElse("");
            tree.add(
                    Step.of(
                            "> "
                                    + Words.titled(entry)
                                    + ": from \""
                                    + from
                                    + "\" to "
                                    + Words.named(parent),
                            work -> work.move(entry, parent.id())));
        }
    }

    private void fields(Entry entry, Unit unit) {
        Map<Field, List<String>> here = snapshot.fields(unit);
        Set<Field> others = EnumSet.noneOf(Field.class);
        List<String> lines = new ArrayList<>();
        for (Field each : own(entry, false)) {
            List<String> is = here.getOrDefault(each, each.byDefault());
            boolean enables = each == Field.ENABLED && entry.text(each).equals("true");
            if (!is.equals(entry.get(each)) && !enables) {
                others.add(each);
                lines.add(
                        Words.changed(
                                entry, each.key(), Words.shown(is), Words.shown(entry.get(each))));
            }
        }
        if (!others.isEmpty()) {
            tree.add(new Step(lines, work -> work.change(entry, others)));
        }
    }

    private void group(Entry entry) {
        later(entry, Field.TECHNICIAN_GROUP);
    }

    private void bars(Entry entry) {
        later(entry, Field.BARRED);
    }

    private void later(Entry entry, Field field) {
        if (!entry.has(field)) {
            return;
        }
        List<String> is =
                matching.of(entry)
                        .map(unit -> snapshot.fields(unit).getOrDefault(field, List.of()))
                        .orElse(List.of());
        List<String> wanted = real(entry.get(field));
        if (!is.equals(wanted)) {
            tree.add(
                    Step.of(
                            Words.changed(entry, field.key(), Words.shown(is), Words.shown(wanted)),
                            work -> work.change(entry, EnumSet.of(field))));
        }
    }

    private void links(Entry entry, Field field) {
        if (!entry.has(field)) {
            return;
        }
        List<Unit> here =
                matching.of(entry)
                        .map(unit -> snapshot.links(unit.id(), field).toList())
                        .orElse(List.of());
        Set<String> targets =
                here.stream()
                        .map(link -> String.valueOf(link.target()))
                        .collect(Collectors.toSet());
        for (String each : entry.get(field)) {
            int id = Integer.parseInt(each);
            if (!targets.contains(real(List.of(each)).get(0))) {
                tree.add(
                        Step.of(
                                "+ " + Words.titled(entry) + ": " + field.key() + " " + target(id),
                                work -> work.assign(id, entry)));
            }
        }
        List<String> wanted = real(entry.get(field));
        for (Unit link : here) {
            if (!wanted.contains(String.valueOf(link.target()))) {
                onlyHere(
                        Words.titled(entry) + ": " + field.key() + " \"" + link.name() + "\"",
                        work -> work.unassign(link.id()));
            }
        }
    }

    private void deletions() {
        for (Unit each : directory.subtree(Directory.ORGANIZATION)) {
            boolean below = directory.find(each.parent()).filter(matching::isNamed).isPresent();
            if (matching.isNamed(each)
                    || !below
                    || each.type().isLink()
                    || each.type() == UnitType.CHANNEL
                    || matching.isSecondPlace(each)
                    || each.parent() == Directory.ORGANIZATION) {
                continue;
            }
            String title = each.type().wireName() + " \"" + each.name() + "\" (" + each.id() + ")";
            if (each.account() != 0 && each.account() == directory.holder()) {
                tree.add(Step.told("! " + title + ": here only, but the master account holder"));
            } else {
                onlyHere(title, work -> work.delete(each.id()));
            }
        }
    }

    private void onlyHere(String what, Step.Act act) {
        tree.add(
                deletes
                        ? Step.of("- " + what, act)
                        : Step.told("- " + what + ": here only, stays without --delete"));
    }

    // The last of all, and each by itself: who has no password yet can't be enabled.
    private void enabling(Entry entry) {
        boolean wanted = entry.has(Field.ENABLED) && entry.text(Field.ENABLED).equals("true");
        if (wanted && matching.of(entry).filter(unit -> !unit.enabled()).isPresent()) {
            afterwards.add(
                    Step.of(
                            Words.changed(entry, Field.ENABLED.key(), "false", "true"),
                            work -> work.change(entry, EnumSet.of(Field.ENABLED))));
        }
    }

    private Optional<Integer> real(int id) {
        return Optional.ofNullable(entries.get(id))
                .map(entry -> matching.of(entry).map(Unit::id))
                .orElse(Optional.of(id));
    }

    private List<String> real(List<String> ids) {
        return ids.stream()
                .map(id -> real(Integer.parseInt(id)).map(String::valueOf).orElse("new " + id))
                .sorted()
                .toList();
    }

    private String target(int id) {
        return Optional.ofNullable(entries.get(id))
                .map(Words::titled)
                .or(() -> directory.find(id).map(unit -> "\"" + unit.name() + "\" (" + id + ")"))
                .orElse(String.valueOf(id));
    }
}
