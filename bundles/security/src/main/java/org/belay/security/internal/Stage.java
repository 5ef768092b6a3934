package org.belay.security.internal;

import java.util.Arrays;
import java.util.Locale;

/** How far somebody is with signing in. Whoever isn't in may do his next step and nothing else. */
public enum Stage {
    /** Signed in. */
    IN,
    /** A code of the authenticator is still needed (AUTH-12). */
    TWO_STEP,
    /** An authenticator is still to be set up (AUTH-14). */
    ENROL,
    /** A new password is still to be chosen (AUTH-09, AUTH-11). */
    PASSWORD;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name that pages and the database use. */
    public String wireName() {
        return wireName;
    }

    /** The stage of that name; the first step for a name that this version doesn't know. */
    static Stage ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(wireName))
                .findFirst()
                .orElse(TWO_STEP); // never IN: what isn't understood doesn't open the door
    }
}
