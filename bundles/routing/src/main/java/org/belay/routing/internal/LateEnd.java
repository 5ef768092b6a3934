package org.belay.routing.internal;

import java.util.Optional;
import org.belay.api.refusal.Refused;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionGate;
import org.belay.api.session.SessionStatus;

/**
 * Keeps a session from being ended because nobody can take it when somebody has just done so. Asked on
 * the session's own lane, so nothing comes between the look and the end.
 */
final class LateEnd implements SessionGate {

    @Override
    public Optional<Refused> objection(Session session, SessionCommand command) {
        return command instanceof SessionCommand.Abort abort
                        && abort.cause() == EndCause.NOBODY_AVAILABLE
                        && session.status() != SessionStatus.WAITING
                ? Optional.of(Refused.state("Somebody has taken it"))
                : Optional.empty();
    }
}
