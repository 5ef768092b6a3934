package org.belay.api.session;

import java.util.Locale;

/** What ended a session. */
public enum EndCause {
    /** The customer left. */
    CUSTOMER,
    /** The customer declined the terms and conditions (SET-27). */
    TERMS_DECLINED,
    /** The technician ended it. */
    TECHNICIAN,
    /** The customer's page never came (SES-51). */
    CONNECTING_TIME_OUT,
    /** Nobody started it in time (SES-52). */
    WAITING_TIME_OUT,
    /** Nobody did anything for too long (SES-55). */
    IDLE_TIME_OUT,
    /** Two weeks without any change (SES-59). */
    SYSTEM_TIME_OUT,
    /** Its technician was deleted or disabled (ORG-34). */
    TECHNICIAN_GONE,
    /** An administrator ended it from outside (ADM-09). */
    ADMINISTRATOR,
    /** Nobody could take it, and its channel or group has such sessions end (SET-77). */
    NOBODY_AVAILABLE;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name that pages and routes use: {@code idle-time-out}. */
    public String wireName() {
        return wireName;
    }
}
