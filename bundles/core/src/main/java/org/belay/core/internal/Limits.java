package org.belay.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEvent.PartCause;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.SessionStatus.Phase;
import org.belay.api.session.Transfer;

/**
 * How long a session may stay as it is (rows SES-51 to SES-59).
 *
 * @param connecting until the customer's page must have come; zero for ever
 * @param waiting until somebody must have started it; zero for ever
 * @param idle without any act of either side; zero for ever
 */
record Limits(Duration connecting, Duration waiting, Duration idle) {

    /** From Reconnecting or Rebooting to Offline (SES-54). */
    static final Duration OFFLINE_AFTER = Duration.ofMinutes(5);

    /** Without any change of status, whatever the settings say (SES-59, SES-515). */
    static final Duration SYSTEM = Duration.ofDays(14);

    /** What time does to a session. */
    sealed interface Effect {

        /** The event that it is. */
        SessionEvent event(Session session);

        /** It ends. */
        record Ends(EndCause cause) implements Effect {
            @Override
            public SessionEvent event(Session session) {
                return new SessionEvent.Ended(SessionStatus.TIMED_OUT, cause, Author.SYSTEM);
            }
        }

        /** It goes Offline. */
        record GoesOffline() implements Effect {
            @Override
            public SessionEvent event(Session session) {
                return new SessionEvent.WentOffline();
            }
        }

        /** A collaborator has been idle too long: he alone is out (SES-247, SES-508). */
        record Parts(Participant participant) implements Effect {
            @Override
            public SessionEvent event(Session session) {
                return new SessionEvent.Parted(
                        Author.technician(participant.id(), participant.name()),
                        Author.SYSTEM,
                        PartCause.IDLE_TIME_OUT,
                        true);
            }
        }
    }

    /** What is to happen at what time. */
    record Deadline(Instant at, Effect effect) {}

    /** The next thing that time does to the session, empty if it is over. */
    Optional<Deadline> next(Session session) {
        if (session.status().isOver()) {
            return Optional.empty();
        }
        SessionStatus served = session.statusOnceBack();
        List<Deadline> deadlines = new ArrayList<>(4);
        switch (served) {
            case CONNECTING ->
                    end(deadlines, session.statusSince(), connecting, EndCause.CONNECTING_TIME_OUT);
            case WAITING ->
                    end(deadlines, session.statusSince(), waiting, EndCause.WAITING_TIME_OUT);
            case ACTIVE -> end(deadlines, session.activeAt(), idle, EndCause.IDLE_TIME_OUT);
            // SES-312: what nobody had started before still waits while it is handed over
            case OUTGOING -> {
                if (session.started().isPresent()) {
                    end(deadlines, session.activeAt(), idle, EndCause.IDLE_TIME_OUT);
                } else {
                    // in the other queue since then, whatever the customer says meanwhile
                    end(deadlines, handedOverAt(session), waiting, EndCause.WAITING_TIME_OUT);
                }
            }
            default -> {} // a held session has no idle limit (SET-84)
        }
        if (!idle.isZero() && served != SessionStatus.ON_HOLD) {
            session.company().participants().stream()
                    .filter(each -> each.state() == Participant.State.COLLABORATING)
                    .map(each -> new Deadline(each.activeAt().plus(idle), new Effect.Parts(each)))
                    .forEach(deadlines::add);
        }
        boolean lost = session.status().phase() == Phase.LOST;
        if (lost && session.status() != SessionStatus.OFFLINE) {
            // "more than five minutes": the next tick after them
            deadlines.add(
                    new Deadline(
                            session.statusSince().plus(OFFLINE_AFTER), new Effect.GoesOffline()));
        }
        end(deadlines, session.statusSince(), SYSTEM, EndCause.SYSTEM_TIME_OUT);
        return deadlines.stream().min(Comparator.comparing(Deadline::at));
    }

    private static Instant handedOverAt(Session session) {
        return session.company().pending().map(Transfer::at).orElse(session.statusSince());
    }

    private static void end(List<Deadline> to, Instant since, Duration limit, EndCause cause) {
        if (!limit.isZero()) {
            to.add(new Deadline(since.plus(limit), new Effect.Ends(cause)));
        }
    }
}
