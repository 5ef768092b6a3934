package org.belay.api.presence;

import java.util.Locale;

/** Where a technician stands (CONS-121 to CONS-127). */
public enum TechnicianStatus {
    /** Has a console open and takes whatever his group may take (CONS-122). */
    ONLINE,
    /** Has a console open and isn't at it, as he says or as nothing happens (CONS-123, CONS-125). */
    AWAY,
    /** Has as many active sessions as his group says are enough (CONS-126). */
    BUSY,
    /** Has no console open. */
    OFFLINE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name that pages and the database use. */
    public String wireName() {
        return wireName;
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TechnicianStatus ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
