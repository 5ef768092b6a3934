package org.belay.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.belay.api.session.Urgency;
import org.belay.api.session.Warnings;

/**
 * How long a session may stay as it is (rows SES-51 to SES-59).
 *
 * @param connecting until the customer's page must have come; zero for ever
 * @param waiting until somebody must have started it; zero for ever
 * @param idle without any act of either side; zero for ever
 * @param alarms what is to be seen of it before
 */
record Limits(Duration connecting, Duration waiting, Duration idle, Escalation alarms) {

    /** Before a session leaves the list it is shown as critical for that long, or half its time. */
    static final Duration LAST_WARNING = Duration.ofMinutes(1);

    /** Without alarms. */
    Limits(Duration connecting, Duration waiting, Duration idle) {
        this(connecting, waiting, idle, Escalation.NONE);
    }

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

    /** How a console draws attention to the session at that time. */
    Warnings warnings(Session session, Instant now) {
        Urgency urgency =
                risings(session).stream()
                        .filter(each -> !each.at().isAfter(now))
                        .map(Rising::to)
                        .max(Comparator.naturalOrder())
                        .orElse(Urgency.CALM);
        return new Warnings(urgency, alarms.fresh());
    }

    /** When it is next looked at for that; empty if nothing can change. */
    Optional<Instant> nextRising(Session session, Instant now) {
        return risings(session).stream()
                .map(Rising::at)
                .filter(each -> each.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private record Rising(Instant at, Urgency to) {}

    /** What nobody has started rises; SES-312: also while it is on its way to another queue. */
    private List<Rising> risings(Session session) {
        return switch (session.status()) {
            case CONNECTING -> risings(session.statusSince(), alarms.connecting(), connecting);
            case WAITING -> risings(session.statusSince(), alarms.waiting(), waiting);
            case OUTGOING ->
                    session.started().isPresent()
                            ? List.of()
                            : risings(handedOverAt(session), alarms.waiting(), waiting);
            default -> List.of();
        };
    }

    private static List<Rising> risings(
            Instant since, Map<Urgency, Duration> levels, Duration limit) {
        List<Rising> risings = new ArrayList<>(levels.size() + 1);
        levels.forEach((level, after) -> risings.add(new Rising(since.plus(after), level)));
        if (!limit.isZero()) {
            Duration half = limit.dividedBy(2);
            Duration notice = LAST_WARNING.compareTo(half) < 0 ? LAST_WARNING : half;
            risings.add(new Rising(since.plus(limit).minus(notice), Urgency.CRITICAL));
        }
        return risings;
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
