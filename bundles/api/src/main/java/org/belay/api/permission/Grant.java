package org.belay.api.permission;

import java.util.Set;

/**
 * What a group, and through it a technician, holds of a permission.
 *
 * @param given whether it is held at all
 * @param option the chosen option, empty if there is nothing to choose
 * @param units units listed with the listing option
 */
public record Grant(boolean given, String option, Set<Integer> units) {

    /** Nothing. */
    public static final Grant NONE = new Grant(false, "", Set.of());

    /** Makes the units unmodifiable. */
    public Grant {
        units = Set.copyOf(units);
    }
}
