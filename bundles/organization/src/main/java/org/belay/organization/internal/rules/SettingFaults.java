package org.belay.organization.internal.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.organization.internal.rules.Declarations.Declared;

/** What speaks against a change of settings. */
final class SettingFaults {

    /**
     * A change that was found good.
     *
     * @param text empty if there is to be no value, or the value isn't to change
     */
    record Wanted(Declared<SettingDefinition<?>> declared, Optional<String> text) {}

    private final Register register;
    private final SettingRules rules;
    private final SettingTable table;
    private final Reach reach;

    SettingFaults(Register register, SettingRules rules, SettingTable table, Reach reach) {
        this.register = register;
        this.rules = rules;
        this.table = table;
        this.reach = reach;
    }

    /**
     * What is to change, if nothing speaks against it.
     *
     * @return by key, with values as their types write them
     */
    Map<String, Wanted> check(
            Editor editor, Unit selected, Save save, Map<String, SettingWish> wishes) {
        Map<String, Object> newer = new TreeMap<>();
        Map<String, Refused> faults = new TreeMap<>();
        Map<String, Wanted> wanted = new HashMap<>();
        wishes.forEach(
                (key, wish) -> {
                    Optional<Declared<SettingDefinition<?>>> known =
                            register.setting(key).filter(each -> fits(each, selected));
                    if (known.isEmpty()) {
                        faults.put(
                                key,
                                Refused.field("unknown", key, "There is no such setting here"));
                        return;
                    }
                    SettingDefinition<?> setting = known.get().definition();
                    SettingRow row = table.row(selected.id(), key);
                    if (wish.revision() != SettingWish.ANY && wish.revision() != row.revision()) {
                        newer.put(key, current(selected, setting));
                    }
                    try {
                        allow(editor, selected, save, setting, wish);
                        wanted.put(key, new Wanted(known.get(), text(setting, wish)));
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
        return wanted;
    }

    /** The nearest unit, itself or above, at which the setting is locked. */
    Optional<Unit> lockedAt(Unit unit, String key) {
        return reach.upwards(unit).stream()
                .filter(each -> table.find(each.id(), key).filter(SettingRow::locked).isPresent())
                .findFirst();
    }

    /** Whether the setting can be set at such a unit. */
    static boolean fits(Declared<SettingDefinition<?>> declared, Unit unit) {
        return SettingRules.scope(unit)
                .filter(declared.definition().scopes()::contains)
                .isPresent();
    }

    /** What another editor has to know of it. */
    <T> Map<String, Object> current(Unit unit, SettingDefinition<T> setting) {
        SettingRow row = table.row(unit.id(), setting.key());
        Map<String, Object> current = new LinkedHashMap<>();
        current.put("revision", row.revision());
        current.put("value", rules.holding(setting, unit.id()).value());
        current.put("own", rules.own(setting, unit).isPresent());
        current.put("locked", row.locked());
        current.put("changedBy", row.changedBy());
        return current;
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

    // Empty if it is to have none.
    private static <T> Optional<String> text(SettingDefinition<T> setting, SettingWish wish) {
        SettingType<T> type = setting.type();
        return wish.value()
                .filter(value -> !wish.reset())
                .map(value -> type.write(type.read(JsonValues.text(type, value))));
    }
}
