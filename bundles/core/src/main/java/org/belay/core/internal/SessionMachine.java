package org.belay.core.internal;

import static org.belay.api.session.SessionStatus.ABORTED;
import static org.belay.api.session.SessionStatus.ACTIVE;
import static org.belay.api.session.SessionStatus.CLOSED;
import static org.belay.api.session.SessionStatus.CLOSED_BY_TECHNICIAN;
import static org.belay.api.session.SessionStatus.CLOSED_BY_WAITING_CUSTOMER;
import static org.belay.api.session.SessionStatus.COLLABORATING;
import static org.belay.api.session.SessionStatus.CONNECTING;
import static org.belay.api.session.SessionStatus.INCOMING;
import static org.belay.api.session.SessionStatus.INVITATION;
import static org.belay.api.session.SessionStatus.OFFLINE;
import static org.belay.api.session.SessionStatus.ON_HOLD;
import static org.belay.api.session.SessionStatus.OUTGOING;
import static org.belay.api.session.SessionStatus.REBOOTING;
import static org.belay.api.session.SessionStatus.RECONNECTING;
import static org.belay.api.session.SessionStatus.TIMED_OUT;
import static org.belay.api.session.SessionStatus.WAITING;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Abort;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.End;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;

/**
 * Decides what a command makes of a session: a pure function over one table. Whatever isn't in the
 * table is refused, or does nothing where asking again is no mistake. The rows of the catalogue that
 * a line stands for are named beside it.
 */
final class SessionMachine {

    private static final Set<SessionStatus> SERVED =
            EnumSet.of(ACTIVE, ON_HOLD, INCOMING, OUTGOING, COLLABORATING);
    private static final Set<SessionStatus> LOST = EnumSet.of(RECONNECTING, REBOOTING, OFFLINE);
    private static final Set<SessionStatus> LIVE = with(with(SERVED, LOST), Set.of(WAITING));

    private static final Set<SessionStatus> OPEN = with(LIVE, Set.of(CONNECTING, INVITATION));

    private final Function<Session, Limits> limits;
    private final List<Transition<?>> table;

    SessionMachine(Limits limits) {
        this(session -> limits);
    }

    /** Sessions may have limits of their own. */
    SessionMachine(Function<Session, Limits> limits) {
        this.limits = limits;
        this.table =
                List.of(
                        // SES-201
                        line(
                                Set.of(CONNECTING),
                                CustomerArrived.class,
                                "customer",
                                "",
                                (s, c) -> new SessionEvent.Joined()),
                        // SES-222, 223, 226, 227, 229, 232, 233, 252, 255 to 259, 318, 322
                        line(
                                LOST,
                                CustomerArrived.class,
                                "customer",
                                "",
                                (s, c) -> new SessionEvent.Returned()),
                        // SES-206, 212, 221, 235, 317, 326
                        line(
                                with(SERVED, Set.of(WAITING)),
                                CustomerLost.class,
                                "gateway",
                                "",
                                (s, c) -> new SessionEvent.Lost()),
                        // SES-203; SES-216, 238 and 239 come with hold and transfer
                        line(
                                Set.of(WAITING),
                                Start.class,
                                "technician",
                                "start",
                                (s, c) ->
                                        new SessionEvent.Started(
                                                c.technician(), s.started().isEmpty())),
                        // SES-208, 220, 242, 304, 314 to 316, 319, 323
                        line(
                                with(LIVE, Set.of(CONNECTING)),
                                CustomerLeft.class,
                                "customer",
                                "leave",
                                (s, c) -> endedByCustomer(s)),
                        // SES-210, 225, 231, 321
                        line(
                                with(Set.of(ACTIVE), LOST),
                                End.class,
                                "technician",
                                "end",
                                (s, c) ->
                                        new SessionEvent.Ended(
                                                CLOSED_BY_TECHNICIAN,
                                                EndCause.TECHNICIAN,
                                                c.technician(),
                                                false)),
                        // SES-307 and ORG-34, which says it of all his sessions
                        line(
                                OPEN,
                                Abort.class,
                                "gateway",
                                "",
                                (s, c) ->
                                        new SessionEvent.Ended(
                                                ABORTED, c.cause(), Author.SYSTEM, false)),
                        // SES-260, 262
                        line(
                                Set.of(CLOSED, TIMED_OUT),
                                End.class,
                                "technician",
                                "end",
                                (s, c, now) -> s.listed(),
                                (s, c) -> new SessionEvent.Cleared(c.technician())),
                        // Somebody who waits may already tell what happened; nobody answers before
                        // the start
                        line(
                                LIVE,
                                Say.class,
                                "customer",
                                "say",
                                (s, c, now) -> c.author().role() != Author.Role.TECHNICIAN,
                                (s, c) -> new SessionEvent.Said(c.author(), c.key())),
                        line(
                                LIVE,
                                Say.class,
                                "technician",
                                "say",
                                (s, c, now) ->
                                        c.author().role() == Author.Role.TECHNICIAN
                                                && s.started().isPresent(),
                                (s, c) -> new SessionEvent.Said(c.author(), c.key())),
                        line(
                                EnumSet.allOf(SessionStatus.class),
                                Note.class,
                                "gateway",
                                "",
                                (s, c) -> new SessionEvent.Noted(c.author())),
                        // SES-51 to 59, 202, 205, 209, 224, 228, 230, 303, 306, 308, 312, 313, 320,
                        // 327
                        line(
                                EnumSet.allOf(SessionStatus.class),
                                TimePassed.class,
                                "gateway",
                                "",
                                (s, c, now) -> due(s, now).isPresent(),
                                (s, c) -> timeOut(limits.apply(s).next(s).orElseThrow())));
    }

    /**
     * What happens, empty if the command asks for what already is.
     *
     * @throws Refused {@code state} if the status doesn't allow it, {@code forbidden} if the session
     *     isn't this technician's
     */
    Optional<SessionEvent> decide(Session session, SessionCommand command, Instant now) {
        technicianOf(command)
                .filter(technician -> technician.accountId() != session.technicianId())
                .ifPresent(
                        other -> {
                            throw Refused.forbidden("The session is another technician's");
                        });
        for (Transition<?> line : table) {
            if (line.appliesTo(session, command, now)) {
                return Optional.of(line.eventOf(session, command));
            }
        }
        if (asksForWhatIs(session, command)) {
            return Optional.empty();
        }
        throw Refused.state("The session is " + session.status().wireName());
    }

    /** The acts that a page may offer this side now. */
    List<String> acts(Session session, Author who) {
        List<SessionCommand> askable =
                List.of(new Start(who), new Say(who, "", ""), new End(who), new CustomerLeft());
        String side = who.role() == Author.Role.TECHNICIAN ? "technician" : "customer";
        return table.stream()
                .filter(line -> line.who().equals(side) && !line.act().isEmpty())
                .filter(
                        line ->
                                askable.stream()
                                        .anyMatch(
                                                command ->
                                                        line.appliesTo(
                                                                session,
                                                                command,
                                                                session.activeAt())))
                .map(Transition::act)
                .distinct()
                .toList();
    }

    /** Whether time has something to do to the session. */
    Optional<Limits.Deadline> due(Session session, Instant now) {
        return limits.apply(session).next(session).filter(deadline -> !deadline.at().isAfter(now));
    }

    private static boolean asksForWhatIs(Session session, SessionCommand command) {
        if (command instanceof Start) {
            return session.status() == ACTIVE;
        }
        if (command instanceof End) {
            return session.status().isOver() && !session.listed();
        }
        return command instanceof TimePassed
                || command instanceof Abort
                || command instanceof CustomerLost
                || command instanceof CustomerArrived
                || command instanceof CustomerLeft;
    }

    /** The technician who asks, empty if it is somebody else. */
    static Optional<Author> technicianOf(SessionCommand command) {
        Author author =
                command instanceof Start start
                        ? start.technician()
                        : command instanceof End end
                                ? end.technician()
                                : command instanceof Say say ? say.author() : Author.SYSTEM;
        return Optional.of(author).filter(a -> a.role() == Author.Role.TECHNICIAN);
    }

    private static SessionEvent endedByCustomer(Session session) {
        boolean served = session.started().isPresent();
        // SES-505: only an unserved session can be closed "by waiting customer"
        return new SessionEvent.Ended(
                served ? CLOSED : CLOSED_BY_WAITING_CUSTOMER,
                EndCause.CUSTOMER,
                Author.CUSTOMER,
                served);
    }

    private static SessionEvent timeOut(Limits.Deadline deadline) {
        return deadline.cause()
                .<SessionEvent>map(
                        cause ->
                                new SessionEvent.Ended(
                                        TIMED_OUT,
                                        cause,
                                        Author.SYSTEM,
                                        cause == EndCause.IDLE_TIME_OUT)) // SES-60; SES-503 for the
                // others
                .orElseGet(SessionEvent.WentOffline::new);
    }

    private static <C extends SessionCommand> Transition<C> line(
            Set<SessionStatus> from,
            Class<C> command,
            String who,
            String act,
            BiFunction<Session, C, SessionEvent> event) {
        return line(from, command, who, act, (s, c, now) -> true, event);
    }

    private static <C extends SessionCommand> Transition<C> line(
            Set<SessionStatus> from,
            Class<C> command,
            String who,
            String act,
            Transition.Guard<C> guard,
            BiFunction<Session, C, SessionEvent> event) {
        return new Transition<>(from, command, who, act, guard, event);
    }

    private static Set<SessionStatus> with(Set<SessionStatus> some, Set<SessionStatus> more) {
        EnumSet<SessionStatus> all = EnumSet.copyOf(some);
        all.addAll(more);
        return all;
    }
}
