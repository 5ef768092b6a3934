package org.belay.api.presence;

import java.time.Instant;
import java.util.Objects;

/**
 * A technician's status at a moment.
 *
 * @param account ID of his account
 * @param since when it began; for somebody who wasn't seen since statuses are kept in memory, when
 *     that began
 * @param automatic whether the gateway found it out by itself: false only for Away by his own click
 */
public record TechnicianState(
        int account, TechnicianStatus status, Instant since, boolean automatic) {

    /** Checks what must be there. */
    public TechnicianState {
        Objects.requireNonNull(status);
        Objects.requireNonNull(since);
    }
}
