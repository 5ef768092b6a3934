package org.belay.organization.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.News;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.belay.organization.internal.rules.PermissionTable.Key;
import org.belay.organization.internal.rules.UnitRows.Change;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes the permissions of groups, all of a form or nothing (PERM-01, PERM-02). */
@Component(service = PermissionChanges.class)
public final class PermissionChanges {

    private static final int MOST_LISTED = 500;
    private static final Set<UnitType> LISTABLE =
            Set.of(UnitType.TECHNICIAN_GROUP, UnitType.CHANNEL);

    private final Transactions database;
    private final Directory directory;
    private final Register register;
    private final PermissionTable table;
    private final Reach reach;
    private final AuditLog audit;
    private final News news;

    /** Changes them there. */
    @Activate
    public PermissionChanges(
            @Reference Transactions database,
            @Reference Directory directory,
            @Reference Register register,
            @Reference PermissionTable table,
            @Reference Reach reach,
            @Reference AuditLog audit,
            @Reference News news) {
        this.database = database;
        this.directory = directory;
        this.register = register;
        this.table = table;
        this.reach = reach;
        this.audit = audit;
        this.news = news;
    }

    private record Step(
            Unit unit, PermissionDefinition permission, Change<Key, PermissionRow> change) {}

    /**
     * Changes permissions of a unit, and of others as far as the save reaches. What a master
     * administrator has locked at one of those others stays as it is there.
     *
     * @param wishes by key
     * @return the units at which something stayed as it was because it is locked
     * @throws Refused {@code not-found}; the fields' refusals by key ({@code unknown}, {@code locked},
     *     {@code invalid}, {@code forbidden}); {@code changed}; {@code unavailable}. Nothing is
     *     changed then.
     */
    public List<Unit> change(
            Editor editor,
            int unit,
            Audience audience,
            Save save,
            Map<String, PermissionWish> wishes) {
        Unit selected = reach.unit(editor, unit);
        List<Unit> targets = reach.targets(editor, selected, save);
        Set<Unit> skipped = new LinkedHashSet<>();
        List<Step> done =
                table.alone(
                        () -> {
                            check(editor, selected, audience, wishes);
                            List<Step> steps = new ArrayList<>();
                            for (Unit each : targets) {
                                wishes.forEach(
                                        (key, wish) ->
                                                step(editor, each, audience, key, wish, skipped)
                                                        .ifPresent(steps::add));
                            }
                            write(editor, selected, audience, wishes.keySet(), steps);
                            return steps;
                        });
        if (!done.isEmpty()) {
            Set<Unit> changed = done.stream().map(Step::unit).collect(Collectors.toSet());
            news.tell(
                    new OrganizationChange(
                            changed.stream().map(Unit::id).collect(Collectors.toSet()),
                            reach.technicians(changed),
                            Set.of(),
                            Set.of()));
        }
        return List.copyOf(skipped);
    }

    /** What a unit has: what is stored, or what it begins with. */
    PermissionRow row(Unit unit, Audience audience, PermissionDefinition permission) {
        return table.find(unit.id(), new Key(audience, permission.key()))
                .orElseGet(() -> PermissionRow.unsaved(permission.byDefault()));
    }

    /** The nearest unit, itself or above, at which the permission is locked. */
    Optional<Unit> lockedAt(Unit unit, Audience audience, String key) {
        return reach.upwards(unit).stream()
                .filter(
                        each ->
                                table.find(each.id(), new Key(audience, key))
                                        .filter(PermissionRow::locked)
                                        .isPresent())
                .findFirst();
    }

    private void check(
            Editor editor, Unit selected, Audience audience, Map<String, PermissionWish> wishes) {
        Map<String, Object> newer = new TreeMap<>();
        Map<String, Refused> faults = new TreeMap<>();
        wishes.forEach(
                (key, wish) -> {
                    Optional<PermissionDefinition> known =
                            register.permission(key)
                                    .filter(
                                            each ->
                                                    PermissionRules.concerns(
                                                            each, selected, audience));
                    if (known.isEmpty()) {
                        faults.put(
                                key,
                                Refused.field("unknown", key, "There is no such permission here"));
                        return;
                    }
                    PermissionRow row = row(selected, audience, known.get());
                    if (wish.revision() != PermissionWish.ANY
                            && wish.revision() != row.revision()) {
                        newer.put(key, current(row));
                    }
                    fault(editor, selected, audience, known.get(), wish)
                            .ifPresent(each -> faults.put(key, each));
                });
        if (!newer.isEmpty()) {
            throw Refused.changed(newer);
        }
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
    }

    private Optional<Refused> fault(
            Editor editor,
            Unit selected,
            Audience audience,
            PermissionDefinition permission,
            PermissionWish wish) {
        String key = permission.key();
        if (!editor.global()) {
            if (lockedAt(selected, audience, key).isPresent()) {
                return Optional.of(locked(key));
            }
            if (wish.locked().orElse(false)) {
                return Optional.of(
                        Refused.field("forbidden", key, "Only master administrators lock"));
            }
        }
        if (wish.option()
                .filter(each -> !each.isEmpty() && !permission.options().contains(each))
                .isPresent()) {
            return Optional.of(
                    Refused.field("invalid", key, "It must be one of " + permission.options()));
        }
        Set<Integer> units = wish.units().orElse(Set.of());
        if (units.size() > MOST_LISTED) {
            return Optional.of(
                    Refused.field("too-many", key, "At most " + MOST_LISTED + " units are listed"));
        }
        boolean listable =
                units.stream()
                        .allMatch(
                                each ->
                                        directory
                                                .find(each)
                                                .filter(found -> LISTABLE.contains(found.type()))
                                                .isPresent());
        return listable
                ? Optional.empty()
                : Optional.of(
                        Refused.field(
                                "invalid", key, "Only technician groups and channels are listed"));
    }

    private Optional<Step> step(
            Editor editor,
            Unit unit,
            Audience audience,
            String key,
            PermissionWish wish,
            Set<Unit> skipped) {
        PermissionDefinition permission = register.permission(key).orElseThrow();
        PermissionRow before = row(unit, audience, permission);
        String option =
                wish.option()
                        .filter(each -> !each.isEmpty())
                        .orElseGet(() -> PermissionRules.option(permission, before));
        boolean lists = permission.listing().filter(option::equals).isPresent();
        PermissionRow after =
                new PermissionRow(
                        wish.given().orElse(before.given()),
                        option,
                        lists ? wish.units().orElse(before.units()) : Set.of(),
                        wish.locked().orElse(before.locked()),
                        before.revision() + 1);
        if (after.says(seen(permission, before))) {
            return Optional.empty();
        }
        if (!editor.global() && lockedAt(unit, audience, key).isPresent()) {
            skipped.add(unit);
            return Optional.empty();
        }
        Optional<PermissionRow> stored =
                before.revision() == 0 ? Optional.empty() : Optional.of(before);
        return Optional.of(
                new Step(
                        unit,
                        permission,
                        new Change<>(unit.id(), new Key(audience, key), stored, after)));
    }

    // As forms show it: with the option that holds although none was ever chosen.
    private static PermissionRow seen(PermissionDefinition permission, PermissionRow row) {
        return new PermissionRow(
                row.given(),
                PermissionRules.option(permission, row),
                row.units(),
                row.locked(),
                row.revision());
    }

    private void write(
            Editor editor, Unit selected, Audience audience, Set<String> keys, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        List<Change<Key, PermissionRow>> changes = steps.stream().map(Step::change).toList();
        List<AuditEntry> entries = steps.stream().flatMap(each -> told(each).stream()).toList();
        try {
            database.runUnlessDuplicate(
                    on -> {
                        table.write(on, changes);
                        audit.record(on, editor.actor(), entries);
                        return null;
                    });
        } catch (Transactions.Duplicate | Overtaken e) {
            table.readAgain(
                    steps.stream().map(each -> each.unit().id()).collect(Collectors.toSet()));
            Map<String, Object> newer = new TreeMap<>();
            keys.forEach(
                    key ->
                            newer.put(
                                    key,
                                    current(
                                            row(
                                                    selected,
                                                    audience,
                                                    register.permission(key).orElseThrow()))));
            throw Refused.changed(newer);
        }
        table.written(changes);
    }

    private List<AuditEntry> told(Step step) {
        PermissionDefinition permission = step.permission();
        PermissionRow before =
                seen(
                        permission,
                        step.change()
                                .before()
                                .orElseGet(() -> PermissionRow.unsaved(permission.byDefault())));
        PermissionRow after = step.change().after();
        boolean external = step.change().key().audience() == Audience.EXTERNAL;
        String section =
                external
                        ? register.permissionGroup("external", List.of())
                        : register.permissionGroup(permission.group(), List.of());
        String field = words(permission.key(), "");
        List<AuditEntry> entries = new ArrayList<>();
        if (before.given() != after.given()) {
            entries.add(
                    AuditEntry.switched(
                            step.unit(),
                            section,
                            field,
                            AuditWords.selected(before.given()),
                            AuditWords.selected(after.given())));
        }
        if (!before.option().equals(after.option())) {
            entries.add(
                    AuditEntry.changed(
                            step.unit(),
                            section,
                            field,
                            words(permission.key(), "." + before.option()),
                            words(permission.key(), "." + after.option())));
        }
        if (!before.units().equals(after.units())) {
            entries.add(
                    AuditEntry.changed(
                            step.unit(),
                            section,
                            field,
                            names(before.units()),
                            names(after.units())));
        }
        if (before.locked() != after.locked()) {
            entries.add(
                    AuditEntry.switched(
                            step.unit(),
                            section,
                            field,
                            AuditWords.locked(before.locked()),
                            AuditWords.locked(after.locked())));
        }
        return entries;
    }

    private String words(String key, String part) {
        return register.declaredPermission(key)
                .map(Declared::texts)
                .flatMap(texts -> texts.find("permission." + key + part, List.of()))
                .orElse(part.isEmpty() ? key : part.substring(1));
    }

    private String names(Set<Integer> units) {
        return units.stream()
                .sorted()
                .map(each -> directory.find(each).map(Unit::name).orElse("") + " (" + each + ")")
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> current(PermissionRow row) {
        Map<String, Object> current = new LinkedHashMap<>();
        current.put("revision", row.revision());
        current.put("given", row.given());
        current.put("option", row.option());
        current.put("units", row.units().stream().sorted().toList());
        current.put("locked", row.locked());
        return current;
    }

    private static Refused locked(String key) {
        return Refused.field("locked", key, "A master administrator has locked it");
    }

    /** A refusal for units that have no such set at all. */
    static Refused none() {
        return Refused.because(
                Reason.NOT_FOUND, "not-found", "This unit has no permissions of its own");
    }
}
