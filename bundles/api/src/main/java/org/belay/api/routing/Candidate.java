package org.belay.api.routing;

import java.time.Instant;
import java.util.Objects;

/**
 * A technician who may be given a session now.
 *
 * @param account ID of his account
 * @param active how many sessions he has active, those included that he is just being given
 * @param idleSince when his active sessions last became more or fewer; {@link Instant#EPOCH} if that
 *     isn't known
 */
public record Candidate(int account, int active, Instant idleSince) {

    /** Checks that nothing is null. */
    public Candidate {
        Objects.requireNonNull(idleSince);
    }
}
