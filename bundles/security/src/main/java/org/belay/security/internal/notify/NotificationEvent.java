package org.belay.security.internal.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a master administrator may be told of (AUTH-36). The first four are about his own account, the
 * others about anybody's. The catalogue's eleventh, changed billing details, can't happen here: who
 * runs his own gateway is billed by nobody.
 */
enum NotificationEvent {
    SIGN_IN_SUCCEEDED,
    SIGN_IN_FAILED,
    CONTACT_DETAILS_CHANGED,
    PASSWORD_CHANGED,
    ADMINISTRATOR_ADDED,
    ADMINISTRATOR_CHANGED,
    ADMINISTRATOR_DELETED,
    TECHNICIAN_ADDED,
    TECHNICIAN_CHANGED,
    TECHNICIAN_DELETED;

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name that pages and the database use: {@code sign-in-failed}. */
    String key() {
        return key;
    }

    /** The event of that name, empty if there is none. */
    static Optional<NotificationEvent> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
