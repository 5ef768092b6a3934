package org.belay.organization.internal.rules;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants a permission of a unit to be; empty parts stay as they are.
 *
 * @param revision the one that he saw, 0 if nothing was stored, {@link #ANY} to overwrite whatever is
 *     there
 */
public record PermissionWish(
        int revision,
        Optional<Boolean> given,
        Optional<String> option,
        Optional<Set<Integer>> units,
        Optional<Boolean> locked) {

    /** Whatever is there. */
    public static final int ANY = -1;
}
