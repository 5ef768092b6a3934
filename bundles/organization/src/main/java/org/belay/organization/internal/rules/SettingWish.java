package org.belay.organization.internal.rules;

import java.util.Optional;

/**
 * What somebody wants a setting of a unit to be.
 *
 * @param revision the one that he saw, 0 if nothing was stored, {@link #ANY} to overwrite whatever is
 *     there
 * @param reset whether the unit is to have no value of its own any more
 * @param value as JSON has it: a text, a number, a boolean, a list of texts; empty to leave the value
 * @param locked empty to leave the lock
 */
public record SettingWish(
        int revision, boolean reset, Optional<Object> value, Optional<Boolean> locked) {

    /** Whatever is there. */
    public static final int ANY = -1;

    /** Whether it is about the value at all. */
    boolean changesValue() {
        return reset || value.isPresent();
    }
}
