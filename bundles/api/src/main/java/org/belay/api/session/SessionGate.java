package org.belay.api.session;

import java.util.Optional;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * May refuse what is asked of a session, before anything happens. Registered as a service; asked by
 * the core in the order of service ranking on the session's own lane: it must not block, and must
 * answer from memory. No gate means no objection. A gate that throws anything but a refusal is
 * logged by name and counts as an objection: what can't be checked isn't allowed.
 */
@ConsumerType
public interface SessionGate {

    /** The refusal, or empty to let it pass. */
    Optional<Refused> objection(Session session, SessionCommand command);
}
