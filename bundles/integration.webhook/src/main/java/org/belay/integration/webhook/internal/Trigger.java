package org.belay.integration.webhook.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEventType;

/** When data are posted. The triggers of INT-07 and INT-08 come with the transfers they tell of. */
enum Trigger {
    /** Each time the session becomes Active (INT-04). */
    START(SessionEventType.STARTED) {
        @Override
        boolean isSetOffBy(SessionEvent event) {
            return event instanceof SessionEvent.Started;
        }
    },
    /** The first time it becomes Active (INT-05). */
    FIRST_START(SessionEventType.STARTED) {
        @Override
        boolean isSetOffBy(SessionEvent event) {
            return event instanceof SessionEvent.Started started && started.first();
        }
    },
    /** It is over (INT-06). */
    END(SessionEventType.ENDED) {
        @Override
        boolean isSetOffBy(SessionEvent event) {
            return event instanceof SessionEvent.Ended;
        }
    };

    private final SessionEventType type;
    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Trigger(SessionEventType type) {
        this.type = type;
    }

    abstract boolean isSetOffBy(SessionEvent event);

    SessionEventType type() {
        return type;
    }

    static Trigger of(String key) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.key.equals(key.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "triggers: "
                                                + key.strip()
                                                + " is unknown, there are "
                                                + Arrays.stream(values())
                                                        .map(trigger -> trigger.key)
                                                        .collect(Collectors.joining(", "))));
    }
}
