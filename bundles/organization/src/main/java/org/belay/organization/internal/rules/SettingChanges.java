package org.belay.organization.internal.rules;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.News;
import org.belay.organization.internal.rules.SettingFaults.Wanted;
import org.belay.organization.internal.rules.UnitRows.Change;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes settings, all of a form or nothing (SET-01 to SET-06). */
@Component(service = SettingChanges.class)
public final class SettingChanges extends Changes<String, SettingRow, SettingStep> {

    private final SettingTable table;
    private final Reach reach;
    private final SettingChecks checks;
    private final Clock clock;
    private final SettingFaults faults;
    private final SettingAudit words;

    /** Changes them there. */
    @Activate
    public SettingChanges(
            @Reference Transactions database,
            @Reference Register register,
            @Reference SettingRules rules,
            @Reference SettingTable table,
            @Reference Reach reach,
            @Reference SettingChecks checks,
            @Reference AuditLog audit,
            @Reference News news) {
        this(database, register, rules, table, reach, checks, audit, news, Clock.systemUTC());
    }

    SettingChanges(
            Transactions database,
            Register register,
            SettingRules rules,
            SettingTable table,
            Reach reach,
            SettingChecks checks,
            AuditLog audit,
            News news,
            Clock clock) {
        super(database, table, reach, audit, news);
        this.table = table;
        this.reach = reach;
        this.checks = checks;
        this.clock = clock;
        this.faults = new SettingFaults(register, rules, table, reach);
        this.words = new SettingAudit(register);
    }

    /**
     * Changes settings of a unit, and of others as far as the save reaches. What a master
     * administrator has locked at one of those others stays as it is there.
     *
     * @param wishes by key
     * @return the units at which something stayed as it was because it is locked
     * @throws Refused {@code not-found}; the fields' refusals by key ({@code unknown}, {@code locked},
     *     {@code only-here}, {@code forbidden}, what their types say); {@code changed}; {@code
     *     unavailable}. Nothing is changed then.
     */
    public List<Unit> change(Editor editor, int unit, Save save, Map<String, SettingWish> wishes) {
        Unit selected = reach.unit(editor, unit);
        return save(
                editor,
                selected,
                save,
                wishes.keySet(),
                () -> {
                    Map<String, Wanted> wanted = faults.check(editor, selected, save, wishes);
                    return (each, key) -> step(editor, each, wanted.get(key), wishes.get(key));
                });
    }

    private Optional<SettingStep> step(Editor editor, Unit unit, Wanted wanted, SettingWish wish) {
        String key = wanted.declared().definition().key();
        if (!SettingFaults.fits(wanted.declared(), unit)) {
            return Optional.empty();
        }
        SettingRow before = table.row(unit.id(), key);
        String content = wish.changesValue() ? wanted.text().orElse(null) : before.content();
        boolean locked = wish.locked().orElse(before.locked());
        if (Objects.equals(content, before.content()) && locked == before.locked()) {
            return Optional.empty();
        }
        SettingRow after =
                new SettingRow(
                        content,
                        locked,
                        before.revision() + 1,
                        clock.millis(),
                        editor.actor().name());
        return Optional.of(
                new SettingStep(
                        unit,
                        wanted.declared(),
                        new Change<>(
                                unit.id(),
                                key,
                                before.revision() == 0 ? Optional.empty() : Optional.of(before),
                                after)));
    }

    @Override
    boolean isLocked(SettingStep step) {
        return lockedAt(step.unit(), step.key()).isPresent();
    }

    @Override
    void check(Editor editor, List<SettingStep> steps) {
        checks.ask(editor, steps);
    }

    @Override
    List<AuditEntry> words(SettingStep step) {
        return words.entries(step);
    }

    @Override
    Object current(SettingStep step) {
        return faults.current(step.unit(), step.declared().definition());
    }

    @Override
    Set<String> settings(List<SettingStep> steps) {
        return steps.stream().map(SettingStep::key).collect(Collectors.toSet());
    }

    /** The nearest unit, itself or above, at which the setting is locked. */
    Optional<Unit> lockedAt(Unit unit, String key) {
        return faults.lockedAt(unit, key);
    }
}
