package org.belay.organization.internal.rules;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.OrganizationChange;
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
public final class SettingChanges {

    private final Transactions database;
    private final SettingTable table;
    private final Reach reach;
    private final SettingChecks checks;
    private final AuditLog audit;
    private final News news;
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
        this.database = database;
        this.table = table;
        this.reach = reach;
        this.checks = checks;
        this.audit = audit;
        this.news = news;
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
        List<Unit> targets = reach.targets(editor, selected, save);
        Set<Unit> skipped = new LinkedHashSet<>();
        List<SettingStep> done =
                table.alone(
                        () -> {
                            Map<String, Wanted> wanted =
                                    faults.check(editor, selected, save, wishes);
                            List<SettingStep> steps = new ArrayList<>();
                            for (Unit each : targets) {
                                wishes.forEach(
                                        (key, wish) ->
                                                step(editor, each, wanted.get(key), wish, skipped)
                                                        .ifPresent(steps::add));
                            }
                            checks.ask(editor, steps);
                            write(editor, selected, steps);
                            return steps;
                        });
        if (!done.isEmpty()) {
            tell(done);
        }
        return List.copyOf(skipped);
    }

    private Optional<SettingStep> step(
            Editor editor, Unit unit, Wanted wanted, SettingWish wish, Set<Unit> skipped) {
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
        if (!editor.global() && faults.lockedAt(unit, key).isPresent()) {
            skipped.add(unit);
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

    private void write(Editor editor, Unit selected, List<SettingStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        List<Change<String, SettingRow>> changes = steps.stream().map(SettingStep::change).toList();
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
                    .forEach(
                            each ->
                                    newer.put(
                                            each.key(),
                                            faults.current(
                                                    selected, each.declared().definition())));
            throw Refused.changed(newer);
        }
        table.written(changes);
    }

    private void tell(List<SettingStep> done) {
        Set<Unit> changed = done.stream().map(SettingStep::unit).collect(Collectors.toSet());
        news.tell(
                new OrganizationChange(
                        changed.stream().map(Unit::id).collect(Collectors.toSet()),
                        reach.technicians(changed),
                        Set.of(),
                        done.stream().map(each -> each.key()).collect(Collectors.toSet())));
    }

    /** The nearest unit, itself or above, at which the setting is locked. */
    Optional<Unit> lockedAt(Unit unit, String key) {
        return faults.lockedAt(unit, key);
    }
}
