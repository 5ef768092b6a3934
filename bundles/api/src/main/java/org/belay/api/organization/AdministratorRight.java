package org.belay.api.organization;

import java.util.Locale;

/** What an administrator group lets its members do (ORG-23, ORG-24). */
public enum AdministratorRight {
    /** All that administrators may; excludes the other two. */
    STANDARD,
    /** The Command Center, and nothing else unless another right says so. */
    COMMAND_CENTER,
    /** The Reports tab of the Administration Center, and no other tab. */
    REPORTS;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name that pages use: {@code command-center}. */
    public String wireName() {
        return wireName;
    }
}
