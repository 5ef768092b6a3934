package org.belay.api.session;

import java.util.Locale;

/** How long a session has been without anybody who takes care of it, level by level (SES-25, SET-85). */
public enum Urgency {
    /** Not long enough for any alarm, or somebody has started it. */
    CALM,
    /** The first alarm. */
    RAISED,
    /** The second one, with a sound of its own. */
    URGENT,
    /** The last one, and what is about to time out (SET-81). */
    CRITICAL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name that pages use. */
    public String wireName() {
        return wireName;
    }
}
