package org.belay.relay.internal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.belay.api.routing.ExitPages;
import org.belay.api.routing.WaitEstimates;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;

/**
 * What customers are told beyond their session's state, by whoever routes sessions.
 *
 * @param estimates gives null while there are none
 * @param exits gives null while there are none
 */
record Guidance(Supplier<WaitEstimates> estimates, Supplier<ExitPages> exits) {

    /** Nobody routes anything. */
    static final Guidance NONE = new Guidance(() -> null, () -> null);

    /** How many seconds a waiting customer is told that he will wait; empty for his position. */
    OptionalLong wait(Session session) {
        WaitEstimates known = estimates.get();
        if (known == null || session.status() != SessionStatus.WAITING) {
            return OptionalLong.empty();
        }
        return known.of(session)
                .map(wait -> OptionalLong.of(wait.toSeconds()))
                .orElseGet(OptionalLong::empty);
    }

    /** The page to which the customer of a session that was ended is led. */
    Optional<String> exit(Session session) {
        ExitPages known = exits.get();
        return known == null || session.status() != SessionStatus.ABORTED
                ? Optional.empty()
                : known.of(session.id()).map(Object::toString);
    }
}
