package org.belay.api.setting;

import java.util.Locale;

/** The kinds of units at which a setting can be set (SET-01, SET-08). */
public enum Scope {
    /** Once for the organization, by master administrators. */
    GLOBAL,
    /** For a technician group; groups without a value of their own have their parent's. */
    GROUP,
    /** For a channel. */
    CHANNEL,
    /** For a technician. */
    TECHNICIAN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name that pages use. */
    public String wireName() {
        return wireName;
    }
}
