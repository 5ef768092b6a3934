package org.belay.testing.fakes;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.belay.api.event.Append;
import org.belay.api.event.LoggedEvent;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Entry;
import org.belay.api.session.NewSession;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.api.session.Warnings;

/**
 * Sessions over a {@link FakeEventLog}: grants whatever is asked and writes it down, without rules
 * about who may do what in which state. Time comes from the clock.
 */
public final class FakeSessions implements Sessions {

    private final FakeEventLog log;
    private final Clock clock;
    private volatile Warnings warnings = Warnings.NONE;

    /** Sessions of that log. */
    public FakeSessions(FakeEventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** From now on each session has those. */
    public void warn(Warnings now) {
        warnings = now;
    }

    /** A new session, Connecting. */
    public Session create(NewSession wish) {
        Instant now = clock.instant();
        Session session = Session.begin(log.nextSessionId(), wish, now);
        write(
                session,
                new SessionEvent.Created(
                        wish.kind(), wish.method(), wish.technicianId(), wish.channelId()),
                null);
        return session;
    }

    /** Writes the event and returns it as logged. */
    public LoggedEvent write(Session session, SessionEvent event, String text) {
        return log.append(
                        new Append(
                                session.nextRevision(),
                                List.of(new Append.Line(event, clock.instant(), text)),
                                OptionalLong.empty()))
                .toCompletableFuture()
                .join()
                .get(0);
    }

    @Override
    public CompletionStage<Session> ask(int sessionId, SessionCommand command) {
        Session session = log.session(sessionId).orElse(null);
        if (session == null) {
            return CompletableFuture.failedStage(Refused.notFound("session"));
        }
        Instant now = clock.instant();
        if (command instanceof SessionCommand.CustomerArrived) {
            write(session.inStatus(SessionStatus.WAITING, now), new SessionEvent.Joined(), null);
        } else if (command instanceof SessionCommand.Start start) {
            boolean first = session.startedAt() == null;
            Session active = session.inStatus(SessionStatus.ACTIVE, now);
            write(
                    first ? active.startedAt(now) : active,
                    new SessionEvent.Started(start.author(), first),
                    null);
        } else if (command instanceof SessionCommand.Say say) {
            write(session, new SessionEvent.Said(say.author(), say.key()), say.text());
        } else if (command instanceof SessionCommand.Whisper whisper) {
            write(
                    session,
                    new SessionEvent.Whispered(whisper.author(), whisper.key()),
                    whisper.text());
        } else if (command instanceof SessionCommand.PushUrl push) {
            write(session, new SessionEvent.UrlPushed(push.author(), push.key()), push.url());
        } else if (command instanceof SessionCommand.Note note) {
            write(session.noted(), new SessionEvent.Noted(note.author()), note.text());
        } else if (command instanceof SessionCommand.WriteNote note) {
            write(session.noted(), new SessionEvent.NoteWritten(note.author()), note.text());
        } else if (command instanceof SessionCommand.Recognise recognise) {
            write(
                    session.on(recognise.device()),
                    new SessionEvent.Recognised(recognise.device()),
                    null);
        } else if (command instanceof SessionCommand.End end) {
            end(session, SessionStatus.CLOSED_BY_TECHNICIAN, EndCause.TECHNICIAN, end.author());
        } else if (command instanceof SessionCommand.CustomerLeft) {
            end(session, SessionStatus.CLOSED, EndCause.CUSTOMER, Author.CUSTOMER);
        } else if (command instanceof SessionCommand.Abort abort) {
            end(session, SessionStatus.ABORTED, abort.cause(), Author.SYSTEM);
        } else if (command instanceof SessionCommand.CustomerLost) {
            write(
                    session.inStatus(SessionStatus.RECONNECTING, now).resumingTo(session.status()),
                    new SessionEvent.Lost(),
                    null);
        }
        return CompletableFuture.completedStage(log.session(sessionId).orElseThrow());
    }

    private void end(Session session, SessionStatus status, EndCause cause, Author author) {
        Instant now = clock.instant();
        write(
                session.inStatus(status, now).endedAt(now),
                new SessionEvent.Ended(status, cause, author),
                null);
    }

    @Override
    public Optional<Session> find(int sessionId) {
        return log.openSessions().stream().filter(session -> session.id() == sessionId).findFirst();
    }

    @Override
    public List<Session> all() {
        return log.openSessions();
    }

    @Override
    public List<Session> listOf(int technicianId) {
        return log.openSessions().stream()
                .filter(session -> session.technicianId() == technicianId)
                .sorted(Comparator.comparing(Session::createdAt))
                .toList();
    }

    @Override
    public List<Session> around(Collection<Integer> technicians, Collection<Target> queues) {
        return goingOn(
                session ->
                        technicians.contains(session.technicianId())
                                || session.company().participants().stream()
                                        .anyMatch(each -> technicians.contains(each.id()))
                                || session.queue().filter(queues::contains).isPresent());
    }

    @Override
    public List<Session> ofChannel(int channelId) {
        return goingOn(session -> session.channelId() == channelId);
    }

    private List<Session> goingOn(Predicate<Session> which) {
        return log.openSessions().stream()
                .filter(session -> !session.status().isOver())
                .filter(which)
                .sorted(Comparator.comparing(Session::createdAt).thenComparing(Session::id))
                .toList();
    }

    @Override
    public OptionalInt position(int sessionId) {
        return OptionalInt.empty();
    }

    @Override
    public Optional<Entry> entryOf(Session session, int technicianId) {
        Part part = session.technicianId() == technicianId ? Part.LEAD : Part.GUEST;
        boolean his = part == Part.LEAD || session.company().participant(technicianId).isPresent();
        return session.listed() && his
                ? Optional.of(new Entry(part, session.status(), session.statusSince()))
                : Optional.empty();
    }

    @Override
    public List<Integer> waitingIn(Target queue) {
        return log.openSessions().stream()
                .filter(session -> session.status() == SessionStatus.WAITING)
                .filter(session -> session.queue().equals(Optional.of(queue)))
                .sorted(Comparator.comparing(Session::createdAt))
                .map(Session::id)
                .toList();
    }

    @Override
    public List<String> technicianActs(Session session, int technicianId) {
        return List.of("start", "say", "end");
    }

    @Override
    public int mostActive(int technicianId) {
        return 10;
    }

    @Override
    public Warnings warnings(Session session) {
        return warnings;
    }

    @Override
    public List<String> administratorActs(Session session) {
        return List.of("end", "join");
    }

    @Override
    public Optional<Terms> terms(Session session) {
        return Optional.empty();
    }

    @Override
    public ChatRule chat(Session session) {
        return ChatRule.ALWAYS;
    }

    @Override
    public List<String> customerActs(Session session) {
        return List.of("say", "leave");
    }

    /** What a test mostly wants: a private session by PIN. */
    public Session create(String name, int technicianId) {
        return create(NewSession.ofTechnician("pin", name, Map.of(), technicianId, ""));
    }
}
