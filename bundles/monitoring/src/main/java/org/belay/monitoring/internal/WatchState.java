package org.belay.monitoring.internal;

import java.util.Locale;

/** Where a monitoring stands in its administrator's list. */
enum WatchState {
    /** The technician's console is asked whether it is there. */
    CONNECTING,
    /** It has answered. */
    WAITING,
    /** The administrator sees what the technician has in hand. */
    ACTIVE,
    /** Over, and still listed. */
    CLOSED,
    /** Not listed any more: nothing is kept of it but the audit. */
    REMOVED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name that pages use. */
    String wireName() {
        return wireName;
    }

    /** Whether it isn't over. */
    boolean isLive() {
        return compareTo(CLOSED) < 0;
    }
}
