package org.belay.organization.internal.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.belay.api.permission.PermissionDefinition;

/**
 * What is stored of one permission of one unit.
 *
 * @param option empty for the first, or if there is nothing to choose
 * @param revision grows with each change, 1 for the first
 */
record PermissionRow(
        boolean given, String option, Set<Integer> units, boolean locked, int revision) {

    PermissionRow {
        units = Set.copyOf(units);
    }

    /** What a unit of which nothing is stored begins with. */
    static PermissionRow unsaved(boolean given) {
        return new PermissionRow(given, "", Set.of(), false, 0);
    }

    /** As forms show it: with the option that holds although none was ever chosen. */
    PermissionRow seenBy(PermissionDefinition permission) {
        return new PermissionRow(
                given, PermissionRules.option(permission, this), units, locked, revision);
    }

    /** What another editor has to know of it. */
    Map<String, Object> current() {
        Map<String, Object> current = new LinkedHashMap<>();
        current.put("revision", revision);
        current.put("given", given);
        current.put("option", option);
        current.put("units", units.stream().sorted().toList());
        current.put("locked", locked);
        return current;
    }

    /** Whether it says the same, whatever its revision. */
    boolean says(PermissionRow other) {
        return given == other.given
                && option.equals(other.option)
                && units.equals(other.units)
                && locked == other.locked;
    }
}
