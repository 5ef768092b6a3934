package org.belay.api.presence;

import java.time.Duration;
import java.time.Instant;

/**
 * A time during which somebody had one status; Offline is where there is none.
 *
 * @param account ID of the account, which may have been deleted since
 * @param automatic as in {@link TechnicianState}
 * @param until when it ended, or when it was last known to last
 */
public record StatusPeriod(
        int account, TechnicianStatus status, boolean automatic, Instant since, Instant until) {

    /** How much of it lies between those times; zero if nothing. */
    public Duration within(Instant from, Instant to) {
        Instant begin = since.isAfter(from) ? since : from;
        Instant end = until.isBefore(to) ? until : to;
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }
}
