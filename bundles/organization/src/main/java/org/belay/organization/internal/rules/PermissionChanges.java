package org.belay.organization.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Directory;
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
public final class PermissionChanges extends Changes<Key, PermissionRow, PermissionStep> {

    private final PermissionTable table;
    private final Reach reach;
    private final PermissionFaults faults;
    private final PermissionAudit words;

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
        super(database, table, reach, audit, news);
        this.table = table;
        this.reach = reach;
        this.faults = new PermissionFaults(directory, register, table, reach);
        this.words = new PermissionAudit(directory, register);
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
        return save(
                editor,
                selected,
                save,
                wishes.keySet(),
                () -> {
                    Map<String, Declared<PermissionDefinition>> known =
                            faults.check(editor, selected, audience, wishes);
                    return (each, key) -> step(each, audience, known.get(key), wishes.get(key));
                });
    }

    private Optional<PermissionStep> step(
            Unit unit,
            Audience audience,
            Declared<PermissionDefinition> declared,
            PermissionWish wish) {
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
        Optional<PermissionRow> stored =
                before.revision() == 0 ? Optional.empty() : Optional.of(before);
        return Optional.of(
                new PermissionStep(
                        unit,
                        declared,
                        new Change<>(
                                unit.id(), new Key(audience, permission.key()), stored, after)));
    }

    @Override
    boolean isLocked(PermissionStep step) {
        Key key = step.change().key();
        return lockedAt(step.unit(), key.audience(), key.permission()).isPresent();
    }

    @Override
    void check(Editor editor, List<PermissionStep> steps) {
        // No permission depends on another.
    }

    @Override
    List<AuditEntry> words(PermissionStep step) {
        return words.entries(step);
    }

    @Override
    Object current(PermissionStep step) {
        return table.row(step.unit(), step.change().key().audience(), step.permission()).current();
    }

    @Override
    Set<String> settings(List<PermissionStep> steps) {
        return Set.of();
    }

    /** The nearest unit, itself or above, at which the permission is locked. */
    Optional<Unit> lockedAt(Unit unit, Audience audience, String key) {
        return faults.lockedAt(unit, audience, key);
    }
}
