package org.belay.organization.internal.rules;

import org.belay.api.organization.Unit;
import org.belay.api.permission.PermissionDefinition;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.belay.organization.internal.rules.PermissionTable.Key;
import org.belay.organization.internal.rules.UnitRows.Change;

/** One permission of one unit on its way from what it was to what it is to be. */
record PermissionStep(
        Unit unit, Declared<PermissionDefinition> declared, Change<Key, PermissionRow> change)
        implements Changes.Step<Key, PermissionRow> {

    @Override
    public String key() {
        return change.key().permission();
    }

    PermissionDefinition permission() {
        return declared.definition();
    }

    PermissionRow before() {
        return change.before()
                .orElseGet(() -> PermissionRow.unsaved(permission().byDefault()))
                .seenBy(permission());
    }

    PermissionRow after() {
        return change.after();
    }
}
