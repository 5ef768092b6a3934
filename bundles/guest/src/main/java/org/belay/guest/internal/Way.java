package org.belay.guest.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.belay.api.refusal.Refused;

/** How an invitation reaches an external technician, each allowed by a setting of its own (EXT-05). */
enum Way {
    /** The lead reads a code out. */
    PIN,
    /** The lead copies a link and sends it as he likes. */
    LINK,
    /** The gateway sends a mail; the lead sees neither code nor link (EXT-09). */
    MAIL,
    /** The lead sends a mail from his own program. */
    OWN_MAIL;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As pages and settings name it. */
    String wireName() {
        return wireName;
    }

    /** Whether an address is needed for it. */
    boolean isMail() {
        return this == MAIL || this == OWN_MAIL;
    }

    /**
     * The way of that name.
     *
     * @throws Refused {@code missing} or {@code invalid}
     */
    static Way of(String wireName) {
        if (wireName == null) {
            throw Refused.missing("way");
        }
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> Refused.field("invalid", "way", "There is no such way"));
    }

    /** All of them. */
    static List<Way> all() {
        return List.of(values());
    }
}
