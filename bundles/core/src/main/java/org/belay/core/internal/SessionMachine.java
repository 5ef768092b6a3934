package org.belay.core.internal;

import static org.belay.api.session.SessionStatus.ACTIVE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Entry;
import org.belay.api.session.Part;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.End;
import org.belay.api.session.SessionCommand.Personal;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionCommand.SwitchChat;
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.api.session.Transfer;
import org.belay.api.session.Warnings;

/**
 * Decides what a command makes of a session: a pure function over the {@link Lifecycle} table, of the
 * session, what the asker is to it, and the time.
 */
final class SessionMachine {

    private final Function<Session, Limits> limits;
    private final UnaryOperator<Session> withWork;
    private final Staff staff;
    private final Perspective perspective;
    private final List<Transition<?>> table = Lifecycle.table();

    /**
     * Under those rules.
     *
     * @param limits sessions may have limits of their own
     * @param withWork the session as if what goes on in it were somebody's act, see {@link IdleWatch}
     */
    SessionMachine(Function<Session, Limits> limits, UnaryOperator<Session> withWork, Staff staff) {
        this.limits = limits;
        this.withWork = withWork;
        this.staff = staff;
        this.perspective = new Perspective(staff);
    }

    /** How a technician sees it, empty if he doesn't. */
    Optional<Entry> entryOf(Session session, int technician) {
        return perspective.of(session, technician);
    }

    /**
     * What happens, empty if the command asks for what already is.
     *
     * @throws Refused {@code state} if the status doesn't allow it, {@code taken} if somebody else
     *     has started it meanwhile, {@code forbidden} if the session isn't this technician's or he
     *     lacks the permission
     */
    Optional<SessionEvent> decide(Session session, SessionCommand command, Instant now) {
        Optional<Limits.Deadline> due =
                command instanceof TimePassed ? due(session, now) : Optional.empty();
        if (command instanceof TimePassed && due.isEmpty()) {
            return Optional.empty();
        }
        Seen seen = seen(session, command);
        Optional<Transition<?>> line = line(seen, session, command, due);
        if (line.isPresent()) {
            demand(line.get(), session, command);
            if (command instanceof SwitchChat wish && wish.on() == chat(session).on()) {
                return Optional.empty();
            }
            return Optional.of(line.get().answer(session, command, leadOf(session), due, staff));
        }
        if (asksForWhatIs(session, seen, command)) {
            return Optional.empty();
        }
        throw hindrance(seen, session, command, due)
                .orElseGet(() -> Refused.state("The session is " + seen.status().wireName()));
    }

    /** What the condition has to say that keeps the asker from a line of the table. */
    private Optional<Refused> hindrance(
            Seen seen, Session session, SessionCommand command, Optional<Limits.Deadline> due) {
        return table.stream()
                .filter(line -> line.isFor(command, due))
                .filter(line -> line.lacksItsCondition(seen.part(), seen.status(), session, staff))
                .flatMap(line -> line.when().refusal().apply(session, staff).stream())
                .findFirst();
    }

    /** The line of the table that a command meets, empty if none. */
    Optional<Transition<?>> lineFor(Session session, SessionCommand command, Instant now) {
        return line(
                seen(session, command),
                session,
                command,
                command instanceof TimePassed ? due(session, now) : Optional.empty());
    }

    private Optional<Transition<?>> line(
            Seen seen, Session session, SessionCommand command, Optional<Limits.Deadline> due) {
        for (Transition<?> line : table) {
            if (line.isFor(command, due)
                    && line.isFor(seen.part(), seen.status(), session, staff)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** The acts that a page may offer that technician now. */
    List<String> acts(Session session, int technician) {
        return entryOf(session, technician)
                .map(
                        entry ->
                                offered(
                                        session,
                                        entry.part(),
                                        entry.status(),
                                        key -> has(session, technician, key)))
                .orElse(List.of());
    }

    /** The acts that a page may offer that part from outside: customer, administrator. */
    List<String> acts(Session session, Part part) {
        return offered(session, part, session.status(), key -> true);
    }

    /** What the customer has to accept before the session goes on, empty for nothing any more. */
    Optional<Terms> terms(Session session) {
        return Lifecycle.termsOpen(session, staff);
    }

    /** Whether they may write to each other now, and whether that may be switched. */
    ChatRule chat(Session session) {
        return Lifecycle.chat(session, staff);
    }

    /** Whether time has something to do to the session. */
    Optional<Limits.Deadline> due(Session session, Instant now) {
        return next(session).filter(deadline -> !deadline.at().isAfter(now));
    }

    /** The next thing that time does to the session. */
    Optional<Limits.Deadline> next(Session session) {
        return session.status().isOver()
                ? Optional.empty()
                : limits.apply(session).next(withWork.apply(session));
    }

    /** How a console draws attention to the session now. */
    Warnings warnings(Session session, Instant now) {
        return limits.apply(session).warnings(session, now);
    }

    /** When that is next another one, unless something happens. */
    Optional<Instant> nextRising(Session session, Instant now) {
        return limits.apply(session).nextRising(session, now);
    }

    private Author leadOf(Session session) {
        int lead = session.technicianId();
        return Author.technician(lead, staff.nameOf(lead));
    }

    /** What the asker is, and what he sees. */
    private record Seen(Part part, SessionStatus status) {}

    private Seen seen(Session session, SessionCommand command) {
        Part outside = outside(command);
        if (outside != null) {
            return new Seen(outside, session.status());
        }
        Author author = ((Personal) command).author();
        Optional<Entry> entry = entryOf(session, author.accountId());
        if (entry.isPresent()) {
            return new Seen(entry.get().part(), entry.get().status());
        }
        if (session.status().isOver() && wasHis(session, author)) {
            return new Seen(Part.LEAD, session.status()); // it has left his list already
        }
        throw notHis(session, command, author);
    }

    /** Who asks without an entry in a list; null for a technician. */
    private static Part outside(SessionCommand command) {
        if (command instanceof Personal personal) {
            return switch (personal.author().role()) {
                case CUSTOMER -> Part.CUSTOMER;
                case SYSTEM -> Part.GATEWAY;
                case ADMINISTRATOR -> Part.ADMINISTRATOR;
                case TECHNICIAN -> null;
            };
        }
        boolean customers =
                command instanceof SessionCommand.CustomerArrived
                        || command instanceof SessionCommand.AcceptTerms
                        || command instanceof SessionCommand.DeclineTerms
                        || command instanceof SessionCommand.CustomerLeft;
        return customers ? Part.CUSTOMER : Part.GATEWAY;
    }

    private static boolean wasHis(Session session, Author author) {
        return session.technicianId() == author.accountId();
    }

    private Refused notHis(Session session, SessionCommand command, Author author) {
        if (command instanceof Start
                && session.technicianId() != 0
                && sawIt(session, author.accountId())) {
            return Refused.because(Reason.STATE, "taken", "Somebody else has started the session")
                    .with("technician", session.technicianId());
        }
        return Refused.forbidden("The session is another technician's");
    }

    /** Whether it stood in his list before somebody else started it or took it up. */
    private boolean sawIt(Session session, int technician) {
        if (session.channelId() != 0
                && staff.serves(technician, Target.channel(session.channelId()))) {
            return true;
        }
        Transfer transfer = session.company().transfer();
        return transfer != null
                && !transfer.pending()
                && (staff.serves(technician, transfer.to())
                        || transfer.by().accountId() == technician);
    }

    private void demand(Transition<?> line, Session session, SessionCommand command) {
        if (!line.permission().isEmpty()
                && command instanceof Personal personal
                && personal.author().role() == Author.Role.TECHNICIAN
                && !has(session, personal.author().accountId(), line.permission())) {
            throw Refused.forbidden("This needs the permission " + line.permission())
                    .with("permission", line.permission());
        }
    }

    /**
     * His group's permission, unless the lead withholds it from him in this session (COLL-06); a
     * guest's within what is allowed to those like him (EXT-08).
     */
    private boolean has(Session session, int technician, String permission) {
        Optional<Participant> participant = session.company().participant(technician);
        boolean withheld =
                participant.filter(each -> each.withheld().contains(permission)).isPresent();
        return permission.isEmpty()
                || (!withheld && may(session, participant, technician, permission));
    }

    private boolean may(
            Session session, Optional<Participant> participant, int technician, String permission) {
        return participant
                .filter(Participant::external)
                .map(each -> staff.guestMay(session.technicianId(), each.approved(), permission))
                .orElseGet(() -> staff.may(technician, permission));
    }

    private List<String> offered(
            Session session, Part part, SessionStatus status, Predicate<String> permitted) {
        return table.stream()
                .filter(line -> !line.act().isEmpty() && line.isFor(part, status, session, staff))
                .filter(line -> permitted.test(line.permission()))
                .map(Transition::act)
                .distinct()
                .toList();
    }

    private static boolean asksForWhatIs(Session session, Seen seen, SessionCommand command) {
        if (command instanceof Start) {
            return seen.status() == ACTIVE || seen.status() == SessionStatus.COLLABORATING;
        }
        if (command instanceof End) {
            return session.status().isOver();
        }
        if (command instanceof SessionCommand.AcceptTerms) {
            return !session.status().isOver(); // he has, or they aren't asked for any more
        }
        return command instanceof SessionCommand.Abort
                || command instanceof SessionCommand.CustomerLost
                || command instanceof SessionCommand.CustomerArrived
                || command instanceof SessionCommand.CustomerLeft
                || command instanceof SessionCommand.Recognise
                || command instanceof SessionCommand.RebootBegan
                || command instanceof SessionCommand.Gone;
    }
}
