package org.belay.organization.internal.rules;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditEntry.Change;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingCheck;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.organization.internal.News;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes settings, all of a form or nothing (SET-01 to SET-06). */
@Component(service = SettingChanges.class)
public final class SettingChanges {

    private static final Logger LOG = LoggerFactory.getLogger(SettingChanges.class);

    private final Transactions database;
    private final Register register;
    private final SettingRules rules;
    private final SettingTable table;
    private final Reach reach;
    private final AuditLog audit;
    private final News news;
    private final Clock clock;
    private final List<SettingCheck> checks = new CopyOnWriteArrayList<>();

    /** Changes them there. */
    @Activate
    public SettingChanges(
            @Reference Transactions database,
            @Reference Register register,
            @Reference SettingRules rules,
            @Reference SettingTable table,
            @Reference Reach reach,
            @Reference AuditLog audit,
            @Reference News news) {
        this(database, register, rules, table, reach, audit, news, Clock.systemUTC());
    }

    SettingChanges(
            Transactions database,
            Register register,
            SettingRules rules,
            SettingTable table,
            Reach reach,
            AuditLog audit,
            News news,
            Clock clock) {
        this.database = database;
        this.register = register;
        this.rules = rules;
        this.table = table;
        this.reach = reach;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    private record Step(
            Unit unit,
            Declared<SettingDefinition<?>> declared,
            UnitRows.Change<String, SettingRow> change) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(SettingCheck check) {
        checks.add(check);
    }

    void removeCheck(SettingCheck check) {
        checks.remove(check);
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
        List<Step> done =
                table.alone(
                        () -> {
                            Map<String, String> texts = check(editor, selected, save, wishes);
                            List<Step> steps = new ArrayList<>();
                            for (Unit each : targets) {
                                wishes.forEach(
                                        (key, wish) ->
                                                step(editor, each, key, wish, texts, skipped)
                                                        .ifPresent(steps::add));
                            }
                            ask(editor, steps);
                            write(editor, selected, wishes.keySet(), steps);
                            return steps;
                        });
        if (!done.isEmpty()) {
            tell(done);
        }
        return List.copyOf(skipped);
    }

    /** The nearest unit, itself or above, at which the setting is locked. */
    Optional<Unit> lockedAt(Unit unit, String key) {
        return reach.upwards(unit).stream()
                .filter(each -> table.find(each.id(), key).filter(SettingRow::locked).isPresent())
                .findFirst();
    }

    /** What a unit has: what is stored, or nothing. */
    SettingRow row(int unit, String key) {
        return table.find(unit, key).orElse(SettingRow.UNSAVED);
    }

    // Returns the texts of the values, in the one way in which their types write them.
    private Map<String, String> check(
            Editor editor, Unit selected, Save save, Map<String, SettingWish> wishes) {
        Map<String, Object> newer = new TreeMap<>();
        Map<String, Refused> faults = new TreeMap<>();
        Map<String, String> texts = new HashMap<>();
        wishes.forEach(
                (key, wish) -> {
                    Optional<SettingDefinition<?>> known = known(selected, key);
                    if (known.isEmpty()) {
                        faults.put(
                                key,
                                Refused.field("unknown", key, "There is no such setting here"));
                        return;
                    }
                    SettingRow row = row(selected.id(), key);
                    if (wish.revision() != SettingWish.ANY && wish.revision() != row.revision()) {
                        newer.put(key, current(selected, known.get()));
                    }
                    try {
                        allow(editor, selected, save, known.get(), wish);
                        wish.value()
                                .filter(value -> !wish.reset())
                                .ifPresent(value -> texts.put(key, text(known.get(), value)));
                    } catch (Refused refused) {
                        faults.put(key, refused);
                    }
                });
        if (!newer.isEmpty()) {
            throw Refused.changed(newer);
        }
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        return texts;
    }

    private void allow(
            Editor editor,
            Unit selected,
            Save save,
            SettingDefinition<?> setting,
            SettingWish wish) {
        String key = setting.key();
        if (!editor.global() && lockedAt(selected, key).isPresent()) {
            throw Refused.field("locked", key, "A master administrator has locked it");
        }
        if (!editor.global() && wish.locked().orElse(false)) {
            throw Refused.field("forbidden", key, "Only master administrators lock");
        }
        if (setting.onlyHere() && save != Save.UNIT) {
            throw Refused.field("only-here", key, "It can be saved for this unit alone");
        }
    }

    private Optional<SettingDefinition<?>> known(Unit unit, String key) {
        return register.setting(key)
                .<SettingDefinition<?>>map(Declared::definition)
                .filter(
                        each ->
                                SettingRules.scope(unit)
                                        .filter(each.scopes()::contains)
                                        .isPresent());
    }

    private static <T> String text(SettingDefinition<T> setting, Object json) {
        SettingType<T> type = setting.type();
        return type.write(type.read(JsonValues.text(type, json)));
    }

    private Optional<Step> step(
            Editor editor,
            Unit unit,
            String key,
            SettingWish wish,
            Map<String, String> texts,
            Set<Unit> skipped) {
        Declared<SettingDefinition<?>> declared = register.setting(key).orElseThrow();
        if (known(unit, key).isEmpty()) {
            return Optional.empty();
        }
        SettingRow before = row(unit.id(), key);
        String content = wish.changesValue() ? texts.get(key) : before.content();
        boolean locked = wish.locked().orElse(before.locked());
        if (Objects.equals(content, before.content()) && locked == before.locked()) {
            return Optional.empty();
        }
        if (!editor.global() && lockedAt(unit, key).isPresent()) {
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
                new Step(
                        unit,
                        declared,
                        new UnitRows.Change<>(
                                unit.id(),
                                key,
                                before.revision() == 0 ? Optional.empty() : Optional.of(before),
                                after)));
    }

    private void ask(Editor editor, List<Step> steps) {
        if (editor.account().isEmpty() || checks.isEmpty()) {
            return;
        }
        Map<Integer, Map<String, Object>> values = new LinkedHashMap<>();
        for (Step each : steps) {
            values.computeIfAbsent(each.unit().id(), unit -> new HashMap<>())
                    .put(each.change().key(), value(each));
        }
        Map<String, Refused> objections = new TreeMap<>();
        for (SettingCheck check : checks) {
            values.forEach(
                    (unit, wanted) -> {
                        try {
                            check.objections(
                                            unit,
                                            Map.copyOf(wanted),
                                            editor.account().get(),
                                            editor.address())
                                    .forEach(objections::putIfAbsent);
                        } catch (RuntimeException e) {
                            LOG.error("{} failed to check", check.getClass().getName(), e);
                        }
                    });
        }
        if (!objections.isEmpty()) {
            throw Refused.fields(objections);
        }
    }

    private Object value(Step step) {
        return value(step.declared().definition(), step.unit(), step.change().after().content());
    }

    private <T> T value(SettingDefinition<T> setting, Unit unit, String content) {
        return content == null
                ? rules.holding(setting, unit.parent()).value()
                : setting.type().read(content);
    }

    private void write(Editor editor, Unit selected, Set<String> keys, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        List<UnitRows.Change<String, SettingRow>> changes =
                steps.stream().map(Step::change).toList();
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
                                            selected,
                                            register.setting(key).orElseThrow().definition())));
            throw Refused.changed(newer);
        }
        table.written(changes);
    }

    private <T> Map<String, Object> current(Unit unit, SettingDefinition<T> setting) {
        SettingRow row = row(unit.id(), setting.key());
        Map<String, Object> current = new LinkedHashMap<>();
        current.put("revision", row.revision());
        current.put("value", rules.holding(setting, unit.id()).value());
        current.put("own", rules.own(setting, unit).isPresent());
        current.put("locked", row.locked());
        current.put("changedBy", row.changedBy());
        return current;
    }

    private List<AuditEntry> told(Step step) {
        SettingDefinition<?> setting = step.declared().definition();
        SettingRow before = step.change().before().orElse(SettingRow.UNSAVED);
        SettingRow after = step.change().after();
        String section = register.section(setting.section(), List.of());
        String field = words(step.declared(), "");
        List<AuditEntry> entries = new ArrayList<>();
        if (!Objects.equals(before.content(), after.content())) {
            entries.add(
                    new AuditEntry(
                            step.unit().type().auditName(),
                            step.unit().id(),
                            step.unit().name(),
                            Change.CHANGE,
                            section,
                            field,
                            shown(step.declared(), before.content()),
                            state(setting, before.content()),
                            shown(step.declared(), after.content()),
                            state(setting, after.content())));
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

    private static Action state(SettingDefinition<?> setting, String content) {
        if (content == null) {
            return Action.NOT_SET;
        }
        return setting.type() instanceof SettingType.Flag
                ? AuditWords.selected(Boolean.parseBoolean(content))
                : Action.SET;
    }

    private static String shown(Declared<SettingDefinition<?>> declared, String content) {
        if (content == null || declared.definition().type() instanceof SettingType.Flag) {
            return "";
        }
        return declared.definition().type() instanceof SettingType.Choice
                ? words(declared, "." + content)
                : content;
    }

    private static String words(Declared<SettingDefinition<?>> declared, String part) {
        String key = declared.definition().key();
        return declared.texts()
                .find("setting." + key + part, List.of())
                .orElse(part.isEmpty() ? key : part.substring(1));
    }

    private void tell(List<Step> done) {
        Set<Unit> changed = done.stream().map(Step::unit).collect(Collectors.toSet());
        news.tell(
                new OrganizationChange(
                        changed.stream().map(Unit::id).collect(Collectors.toSet()),
                        reach.technicians(changed),
                        Set.of(),
                        done.stream()
                                .map(each -> each.change().key())
                                .collect(Collectors.toSet())));
    }
}
