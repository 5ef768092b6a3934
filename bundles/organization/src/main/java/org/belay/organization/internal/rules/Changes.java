package org.belay.organization.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.News;
import org.belay.organization.internal.rules.UnitRows.Change;

/**
 * Saves forms of one kind of row: at a unit and at others as far as the save reaches, all of it or
 * nothing, recorded and told. What a master administrator has locked at one of those others stays as
 * it is there.
 *
 * @param <K> what a unit has at most one row of
 * @param <R> a row
 * @param <S> a row on its way
 */
abstract class Changes<K, R, S extends Changes.Step<K, R>> {

    /** One row of one unit on its way from what it was to what it is to be. */
    interface Step<K, R> {
        Unit unit();

        /** As the form calls it. */
        String key();

        Change<K, R> change();
    }

    /** Goes from unit to unit. */
    @FunctionalInterface
    interface Walk<S> {
        /** What is to become of that key there; empty if nothing would change. */
        Optional<S> step(Unit unit, String key);
    }

    private final Transactions database;
    private final UnitRows<K, R> table;
    private final Reach reach;
    private final AuditLog audit;
    private final News news;

    Changes(Transactions database, UnitRows<K, R> table, Reach reach, AuditLog audit, News news) {
        this.database = database;
        this.table = table;
        this.reach = reach;
        this.audit = audit;
        this.news = news;
    }

    /** Whether administrators are kept from it. */
    abstract boolean isLocked(S step);

    /** May object to all steps together. */
    abstract void check(Editor editor, List<S> steps);

    abstract List<AuditEntry> words(S step);

    /** What another editor has to know of the row as it is now. */
    abstract Object current(S step);

    /** Keys of the settings among them. */
    abstract Set<String> settings(List<S> steps);

    /**
     * Saves a form.
     *
     * @param begin checks what is wanted while nobody else changes a row, then walks
     * @return the units at which something stayed as it was because it is locked
     */
    final List<Unit> save(
            Editor editor, Unit selected, Save save, Set<String> keys, Supplier<Walk<S>> begin) {
        List<Unit> targets = reach.targets(editor, selected, save);
        Set<Unit> skipped = new LinkedHashSet<>();
        List<S> done =
                table.alone(
                        () -> {
                            Walk<S> walk = begin.get();
                            List<S> steps = new ArrayList<>();
                            for (Unit each : targets) {
                                for (String key : keys) {
                                    walk.step(each, key)
                                            .filter(step -> isFree(editor, step, skipped))
                                            .ifPresent(steps::add);
                                }
                            }
                            check(editor, steps);
                            write(editor, selected, steps);
                            return steps;
                        });
        if (!done.isEmpty()) {
            tell(done);
        }
        return List.copyOf(skipped);
    }

    private boolean isFree(Editor editor, S step, Set<Unit> skipped) {
        boolean free = editor.global() || !isLocked(step);
        if (!free) {
            skipped.add(step.unit());
        }
        return free;
    }

    private void write(Editor editor, Unit selected, List<S> steps) {
        if (steps.isEmpty()) {
            return;
        }
        List<Change<K, R>> changes = steps.stream().map(Step::change).toList();
        List<AuditEntry> entries = steps.stream().flatMap(each -> words(each).stream()).toList();
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
                    .forEach(each -> newer.put(each.key(), current(each)));
            throw Refused.changed(newer);
        }
        table.written(changes);
    }

    private void tell(List<S> done) {
        Set<Unit> changed = done.stream().map(Step::unit).collect(Collectors.toSet());
        news.tell(
                new OrganizationChange(
                        changed.stream().map(Unit::id).collect(Collectors.toSet()),
                        reach.technicians(changed),
                        Set.of(),
                        settings(done)));
    }
}
