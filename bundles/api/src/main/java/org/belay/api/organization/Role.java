package org.belay.api.organization;

import java.util.Locale;

/** What an account may be; one person may hold several. */
public enum Role {
    /** Complete control, the only one with access to global settings (ROLE-05). */
    MASTER_ADMINISTRATOR,
    /** Manages assigned groups (ROLE-08). */
    ADMINISTRATOR,
    /** Supports customers in the console. */
    TECHNICIAN;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name that pages use: {@code master-administrator}. */
    public String wireName() {
        return wireName;
    }
}
