package org.belay.integration.webhook.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as {@code YYYY-MM-DDThh:mm:ssZ} (open point 5 of the requirements). */
final class Times {

    private Times() {}

    static String of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
