package org.belay.api.session;

import java.util.Objects;

/**
 * What a customer uses, as far as it can be known again (HIST-10): by an identifier that the device
 * itself brings, a cookie in a browser or what an applet keeps. Nothing else of the device is looked
 * at.
 *
 * @param id says nothing of the device and can't be used to pass for it: what was brought goes through
 *     a hash before; at most {@value #MOST_CHARACTERS} characters, empty if it isn't known
 */
public record Device(String id) {

    /** The longest identifier. */
    public static final int MOST_CHARACTERS = 64;

    /** A device that brought nothing by which it could be known again. */
    public static final Device UNKNOWN = new Device("");

    /** Checks the length. */
    public Device {
        Objects.requireNonNull(id);
        if (id.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("A device's identifier is too long");
        }
    }

    /** Whether it would be known again. */
    public boolean isKnown() {
        return !id.isEmpty();
    }

    @Override
    public String toString() {
        return isKnown() ? "Device[known]" : "Device[unknown]"; // the rest is nothing for logs
    }
}
