package org.belay.replies.internal;

import java.util.Locale;
import org.belay.api.refusal.Refused;

/** What an entry holds (CHAT-41). */
enum Kind {
    /** A text. */
    REPLY,
    /** An address. */
    URL;

    /** The name that pages, rows and files use. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that name.
     *
     * @throws Refused a refusal of the field {@code kind}
     */
    static Kind of(String wireName) {
        for (Kind each : values()) {
            if (each.wireName().equals(wireName)) {
                return each;
            }
        }
        throw Refused.field("invalid", "kind", "It must be reply or url");
    }
}
