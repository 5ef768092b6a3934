package org.belay.organization.internal.rules;

import java.util.Set;

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

    /** Whether it says the same, whatever its revision. */
    boolean says(PermissionRow other) {
        return given == other.given
                && option.equals(other.option)
                && units.equals(other.units)
                && locked == other.locked;
    }
}
