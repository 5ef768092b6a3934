package org.belay.organization.file.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Labels;
import org.belay.api.organization.OwnRules;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.organization.Units;
import org.belay.api.refusal.Refused;

/** What an import does its steps with; knows which units the file's IDs stand for. */
final class Work {

    private static final Actor ACTOR = Actor.GATEWAY;

    private final Map<Integer, Integer> ids = new HashMap<>();
    private final Directory directory;
    private final Units units;
    private final Labels labels;
    private final OwnRules rules;

    Work(Directory directory, Units units, Labels labels, OwnRules rules) {
        this.directory = directory;
        this.units = units;
        this.labels = labels;
        this.rules = rules;
    }

    /** From now on that ID of the file stands for the unit. */
    void know(int id, int unit) {
        ids.put(id, unit);
    }

    /** The unit that the entry stands for by now. */
    int unit(Entry entry) {
        if (entry.sameAs() != 0 && !ids.containsKey(entry.id())) {
            directory
                    .find(unit(entry.sameAs()))
                    .flatMap(person -> directory.technician(person.account()))
                    .ifPresent(place -> know(entry.id(), place.id()));
        }
        return unit(entry.id());
    }

    /** The unit that the file's ID stands for; itself if the file doesn't say. */
    int unit(int id) {
        return ids.getOrDefault(id, id);
    }

    void addLabel(String name) {
        labels.add(ACTOR, name);
    }

    void deleteLabel(String name) {
        labels.delete(ACTOR, name);
    }

    void create(Entry entry, int parent, Set<Field> fields) {
        Unit made = units.create(ACTOR, entry.type(), unit(parent), draft(entry, fields));
        know(entry.id(), made.id());
    }

    void change(Entry entry, Set<Field> fields) {
        units.change(ACTOR, unit(entry), -1, draft(entry, fields));
    }

    void move(Entry entry, int parent) {
        units.move(ACTOR, unit(entry), unit(parent));
    }

    void assign(int target, Entry to) {
        units.assign(ACTOR, unit(target), unit(to));
    }

    void unassign(int link) {
        units.unassign(ACTOR, link);
    }

    void delete(int unit) {
        units.delete(ACTOR, unit);
    }

    void save(Entry entry, Entry.Rules wanted) {
        rules.save(
                ACTOR,
                unit(entry),
                real(wanted.members()),
                real(wanted.external()),
                wanted.settings());
    }

    private Map<String, OwnRules.OwnPermission> real(Map<String, OwnRules.OwnPermission> wanted) {
        return wanted.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> real(each.getValue())));
    }

    private OwnRules.OwnPermission real(OwnRules.OwnPermission wanted) {
        return new OwnRules.OwnPermission(
                wanted.given(),
                wanted.option(),
                wanted.units().stream().map(this::unit).collect(Collectors.toSet()),
                wanted.locked());
    }

    private UnitDraft draft(Entry entry, Set<Field> fields) {
        return new UnitDraft(
                text(entry, Field.NAME, fields),
                text(entry, Field.DESCRIPTION, fields),
                text(entry, Field.ENABLED, fields).map(Boolean::valueOf),
                text(entry, Field.NICKNAME, fields),
                text(entry, Field.EMAIL, fields),
                text(entry, Field.SSO_ID, fields),
                Optional.empty(),
                text(entry, Field.TECHNICIAN_GROUP, fields)
                        .map(id -> id.isEmpty() ? 0 : unit(Integer.parseInt(id))),
                text(entry, Field.MOBILE, fields).map(Boolean::valueOf),
                words(entry, Field.RIGHTS, fields).map(Work::rights),
                words(entry, Field.LABELS, fields).map(Set::copyOf),
                words(entry, Field.BARRED, fields).map(this::units));
    }

    private static Optional<String> text(Entry entry, Field field, Set<Field> fields) {
        return Optional.of(field).filter(fields::contains).map(entry::text);
    }

    private static Optional<List<String>> words(Entry entry, Field field, Set<Field> fields) {
        return Optional.of(field).filter(fields::contains).map(entry::get);
    }

    private Set<Integer> units(Collection<String> ids) {
        return ids.stream().map(each -> unit(Integer.parseInt(each))).collect(Collectors.toSet());
    }

    /**
     * The rights of those names.
     *
     * @throws Refused {@code invalid}
     */
    static Set<AdministratorRight> rights(Collection<String> names) {
        return names.stream()
                .map(
                        name ->
                                Set.of(AdministratorRight.values()).stream()
                                        .filter(each -> each.wireName().equals(name))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        Faulty.at(
                                                                0,
                                                                "rights",
                                                                "There is no right " + name)))
                .collect(Collectors.toSet());
    }

    /** Whether such units can be made by a file. */
    static boolean canMake(UnitType type) {
        return type != UnitType.CHANNEL; // there is a fixed number of them (CHAN-03)
    }
}
