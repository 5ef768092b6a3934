package org.belay.api.session;

import java.time.Instant;
import java.util.Optional;

/**
 * How a session is conducted, beside its status: what its customer has agreed to.
 *
 * @param termsAcceptedAt when the customer accepted terms and conditions, null if he hasn't (SET-27)
 */
public record Conduct(Instant termsAcceptedAt) {

    /** As every session begins: nothing was agreed to. */
    public static final Conduct NONE = new Conduct(null);

    /** When the customer accepted terms and conditions, empty if he hasn't. */
    public Optional<Instant> termsAccepted() {
        return Optional.ofNullable(termsAcceptedAt);
    }

    /** With terms accepted at that time. */
    public Conduct acceptingTerms(Instant at) {
        return new Conduct(at);
    }
}
