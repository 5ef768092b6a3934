package org.belay.monitoring.internal;

import java.util.Locale;

/** Whether the administrator may see the technician's screen. */
enum Desktop {
    /** He hasn't asked for it. */
    NOT_LAUNCHED,
    /** The technician is asked for his permission (MON-11). */
    ASKED,
    /** The technician has allowed it. */
    ALLOWED,
    /** The technician has refused. */
    REFUSED,
    /** By the administrator's own right (MON-09, MON-10). */
    BY_RIGHT;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name that pages use. */
    String wireName() {
        return wireName;
    }
}
