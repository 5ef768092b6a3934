package org.belay.organization.internal.rules;

import org.belay.api.organization.Unit;
import org.belay.api.setting.SettingDefinition;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.belay.organization.internal.rules.UnitRows.Change;

/** One setting of one unit on its way from what it was to what it is to be. */
record SettingStep(
        Unit unit, Declared<SettingDefinition<?>> declared, Change<String, SettingRow> change)
        implements Changes.Step<String, SettingRow> {

    @Override
    public String key() {
        return change.key();
    }

    SettingRow before() {
        return change.before().orElse(SettingRow.UNSAVED);
    }

    SettingRow after() {
        return change.after();
    }
}
