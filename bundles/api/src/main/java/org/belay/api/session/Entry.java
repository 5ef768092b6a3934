package org.belay.api.session;

import java.time.Instant;
import java.util.Objects;

/**
 * A session as it stands in one technician's list (SES-18): derived from the session, never stored.
 *
 * @param part what he is to it
 * @param status as he sees it
 * @param since when he came to see it so; the time shown counts from here (SES-14)
 */
public record Entry(Part part, SessionStatus status, Instant since) {

    /** Checks that nothing is null. */
    public Entry {
        Objects.requireNonNull(part);
        Objects.requireNonNull(status);
        Objects.requireNonNull(since);
    }
}
