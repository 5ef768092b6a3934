package org.belay.organization.internal.rules;

import java.util.ArrayList;
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
import org.belay.api.permission.PermissionDefinition;
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

    private final Transactions database;
    private final PermissionTable table;
    private final Reach reach;
    private final AuditLog audit;
    private final PermissionFaults faults;
    private final PermissionAudit words;
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
        this.table = table;
        this.reach = reach;
        this.audit = audit;
        this.faults = new PermissionFaults(directory, register, table, reach);
        this.words = new PermissionAudit(directory, register);
        this.news = news;
    }

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
        List<PermissionStep> done =
                table.alone(
                        () -> {
                            Map<String, Declared<PermissionDefinition>> known =
                                    faults.check(editor, selected, audience, wishes);
                            List<PermissionStep> steps = new ArrayList<>();
                            for (Unit each : targets) {
                                wishes.forEach(
                                        (key, wish) ->
                                                step(
                                                                editor,
                                                                each,
                                                                audience,
                                                                known.get(key),
                                                                wish,
                                                                skipped)
                                                        .ifPresent(steps::add));
                            }
                            write(editor, selected, steps);
                            return steps;
                        });
        if (!done.isEmpty()) {
            Set<Unit> changed = done.stream().map(PermissionStep::unit).collect(Collectors.toSet());
            news.tell(
                    new OrganizationChange(
                            changed.stream().map(Unit::id).collect(Collectors.toSet()),
                            reach.technicians(changed),
                            Set.of(),
                            Set.of()));
        }
        return List.copyOf(skipped);
    }

    private Optional<PermissionStep> step(
            Editor editor,
            Unit unit,
            Audience audience,
            Declared<PermissionDefinition> declared,
            PermissionWish wish,
            Set<Unit> skipped) {
        PermissionDefinition permission = declared.definition();
        PermissionRow before = table.row(unit, audience, permission);
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
        if (after.says(before.seenBy(permission))) {
            return Optional.empty();
        }
        if (!editor.global() && faults.lockedAt(unit, audience, permission.key()).isPresent()) {
            skipped.add(unit);
            return Optional.empty();
        }
        Optional<PermissionRow> stored =
                before.revision() == 0 ? Optional.empty() : Optional.of(before);
        return Optional.of(
                new PermissionStep(
                        unit,
                        declared,
                        new Change<>(
                                unit.id(), new Key(audience, permission.key()), stored, after)));
    }

    private void write(Editor editor, Unit selected, List<PermissionStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        List<Change<Key, PermissionRow>> changes =
                steps.stream().map(PermissionStep::change).toList();
        List<AuditEntry> entries =
                steps.stream().flatMap(each -> words.entries(each).stream()).toList();
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
            steps.stream()
                    .filter(each -> each.unit().id() == selected.id())
                    .forEach(each -> newer.put(each.permission().key(), now(each).current()));
            throw Refused.changed(newer);
        }
        table.written(changes);
    }

    private PermissionRow now(PermissionStep step) {
        return table.row(step.unit(), step.change().key().audience(), step.permission());
    }

    /** The nearest unit, itself or above, at which the permission is locked. */
    Optional<Unit> lockedAt(Unit unit, Audience audience, String key) {
        return faults.lockedAt(unit, audience, key);
    }
}
