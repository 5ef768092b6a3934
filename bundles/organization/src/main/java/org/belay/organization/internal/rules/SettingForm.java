package org.belay.organization.internal.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.api.organization.Unit;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The settings of a unit as a form shows them: drawn from what bundles declare. */
@Component(service = SettingForm.class)
public final class SettingForm {

    /** Settings under one heading. */
    public record Section(String key, String label, List<Map<String, Object>> settings) {}

    /** What is stored although no installed bundle declares it. */
    public record Unknown(String key, String value) {}

    /** A whole form. */
    public record View(List<Section> sections, List<Unknown> unknown, List<String> saves) {}

    private final Register register;
    private final SettingRules rules;
    private final SettingTable table;
    private final SettingChanges changes;
    private final Reach reach;

    /** Draws from those. */
    @Activate
    public SettingForm(
            @Reference Register register,
            @Reference SettingRules rules,
            @Reference SettingTable table,
            @Reference SettingChanges changes,
            @Reference Reach reach) {
        this.register = register;
        this.rules = rules;
        this.table = table;
        this.changes = changes;
        this.reach = reach;
    }

    /**
     * The form of a unit; without sections if it can have no settings.
     *
     * @throws org.belay.api.refusal.Refused {@code not-found}
     */
    View view(Editor editor, int id, List<String> languages) {
        Unit unit = reach.unit(editor, id);
        Optional<Scope> scope = SettingRules.scope(unit);
        Map<String, List<Declared<SettingDefinition<?>>>> bySection =
                register.settings().stream()
                        .filter(
                                each ->
                                        scope.filter(each.definition().scopes()::contains)
                                                .isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.definition().section(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return new View(
                bySection.entrySet().stream()
                        .map(
                                each ->
                                        section(
                                                editor,
                                                unit,
                                                each.getKey(),
                                                each.getValue(),
                                                languages))
                        .sorted(Comparator.comparing(Section::label).thenComparing(Section::key))
                        .toList(),
                table.of(id).entrySet().stream()
                        .filter(each -> register.setting(each.getKey()).isEmpty())
                        .filter(each -> each.getValue().content() != null)
                        .map(each -> new Unknown(each.getKey(), each.getValue().content()))
                        .sorted(Comparator.comparing(Unknown::key))
                        .toList(),
                reach.saves(unit).stream().map(Save::wireName).toList());
    }

    private Section section(
            Editor editor,
            Unit unit,
            String key,
            List<Declared<SettingDefinition<?>>> settings,
            List<String> languages) {
        Comparator<SettingDefinition<?>> order =
                Comparator.<SettingDefinition<?>>comparingInt(SettingDefinition::order)
                        .thenComparing(SettingDefinition::key);
        return new Section(
                key,
                register.section(key, languages),
                settings.stream()
                        .sorted((a, b) -> order.compare(a.definition(), b.definition()))
                        .map(each -> field(editor, unit, each, each.definition(), languages))
                        .toList());
    }

    private <T> Map<String, Object> field(
            Editor editor,
            Unit unit,
            Declared<?> declared,
            SettingDefinition<T> setting,
            List<String> languages) {
        SettingRow row = table.row(unit.id(), setting.key());
        SettingRules.Holding<T> holding = rules.holding(setting, unit.id());
        Optional<Unit> lockedAt = changes.lockedAt(unit, setting.key());
        Function<String, Optional<String>> words =
                part -> declared.texts().find("setting." + setting.key() + part, languages);
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("key", setting.key());
        field.put("label", words.apply("").orElse(setting.key()));
        field.put("help", words.apply(".help").orElse(""));
        field.put("kind", setting.type().kind());
        field.put("value", holding.value());
        field.put("default", setting.byDefault());
        field.put("own", holding.from().filter(each -> each.id() == unit.id()).isPresent());
        field.put("from", holding.from().map(SettingForm::named).orElse(null));
        field.put("locked", lockedAt.isPresent());
        field.put("lockedAt", lockedAt.map(SettingForm::named).orElse(null));
        field.put("mayChange", editor.global() || lockedAt.isEmpty());
        field.put("onlyHere", setting.onlyHere());
        field.put("revision", row.revision());
        details(field, setting.type(), words);
        return field;
    }

    private static void details(
            Map<String, Object> field,
            SettingType<?> type,
            Function<String, Optional<String>> words) {
        if (type instanceof SettingType.Number number) {
            field.put("least", number.least());
            field.put("most", number.most());
            field.put("unit", number.unit());
            field.put("zero", number.zero());
        } else if (type instanceof SettingType.Text text) {
            field.put("most", text.most());
            field.put("lines", text.lines());
            field.put("needed", text.needed());
        } else if (type instanceof SettingType.Entries entries) {
            field.put("most", entries.most());
            field.put("example", entries.example());
        } else if (type instanceof SettingType.Choice choice) {
            field.put("options", options(choice.options(), words));
        } else if (type instanceof SettingType.Choices choices) {
            field.put("options", options(choices.options(), words));
        }
    }

    private static List<PermissionForm.Option> options(
            List<String> options, Function<String, Optional<String>> words) {
        return options.stream()
                .map(each -> new PermissionForm.Option(each, words.apply("." + each).orElse(each)))
                .toList();
    }

    private static PermissionForm.Named named(Unit unit) {
        return new PermissionForm.Named(unit.id(), unit.name());
    }
}
