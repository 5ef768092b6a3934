package org.belay.core.internal;

import java.time.Instant;
import java.util.Set;
import java.util.function.BiFunction;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;

/**
 * One line of the machine's table: in these statuses, this command makes this happen.
 *
 * @param who whose command it is: {@code technician}, {@code customer} or {@code gateway}
 * @param act the name under which pages may offer it, empty if it isn't theirs to offer
 */
record Transition<C extends SessionCommand>(
        Set<SessionStatus> from,
        Class<C> command,
        String who,
        String act,
        Guard<C> guard,
        BiFunction<Session, C, SessionEvent> event) {

    /** A condition beside the status. */
    @FunctionalInterface
    interface Guard<C> {
        /** Whether the line applies. */
        boolean holds(Session session, C command, Instant now);
    }

    boolean appliesTo(Session session, SessionCommand asked, Instant now) {
        return command.isInstance(asked)
                && from.contains(session.status())
                && guard.holds(session, command.cast(asked), now);
    }

    SessionEvent eventOf(Session session, SessionCommand asked) {
        return event.apply(session, command.cast(asked));
    }
}
