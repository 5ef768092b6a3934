package org.belay.relay.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Entry;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.api.session.Warnings;

/**
 * The sessions as long as the core is there. While it is away, for the second in which an
 * administrator updates it, sockets stay open: what is asked is refused as {@code unavailable}, which
 * pages answer by asking again, and lists seem empty to those who look through them.
 */
final class SessionsAtHand implements Sessions {

    private volatile Sessions sessions;

    /** The core is there. */
    void come(Sessions now) {
        sessions = now;
    }

    /** That core is gone; another may have come already. */
    void go(Sessions gone) {
        if (sessions == gone) {
            sessions = null;
        }
    }

    /** Whether the core is there. */
    boolean present() {
        return sessions != null;
    }

    private <T> T ask(Function<Sessions, T> question, T otherwise) {
        Sessions now = sessions;
        return now == null ? otherwise : question.apply(now);
    }

    @Override
    public CompletionStage<Session> ask(int sessionId, SessionCommand command) {
        Sessions now = sessions;
        return now == null
                ? CompletableFuture.failedStage(Refused.unavailable())
                : now.ask(sessionId, command);
    }

    /**
     * The session.
     *
     * @throws Refused {@code unavailable} while nobody can tell
     */
    @Override
    public Optional<Session> find(int sessionId) {
        Sessions now = sessions;
        if (now == null) {
            throw Refused.unavailable();
        }
        return now.find(sessionId);
    }

    @Override
    public List<Session> all() {
        return ask(Sessions::all, List.of());
    }

    @Override
    public List<Session> listOf(int technicianId) {
        return ask(now -> now.listOf(technicianId), List.of());
    }

    @Override
    public List<Session> around(Collection<Integer> technicians, Collection<Target> queues) {
        return ask(now -> now.around(technicians, queues), List.of());
    }

    @Override
    public List<Session> ofChannel(int channelId) {
        return ask(now -> now.ofChannel(channelId), List.of());
    }

    @Override
    public Optional<Entry> entryOf(Session session, int technicianId) {
        return ask(now -> now.entryOf(session, technicianId), Optional.empty());
    }

    @Override
    public OptionalInt position(int sessionId) {
        return ask(now -> now.position(sessionId), OptionalInt.empty());
    }

    @Override
    public List<Integer> waitingIn(Target queue) {
        return ask(now -> now.waitingIn(queue), List.of());
    }

    @Override
    public List<String> technicianActs(Session session, int technicianId) {
        return ask(now -> now.technicianActs(session, technicianId), List.of());
    }

    @Override
    public Warnings warnings(Session session) {
        return ask(now -> now.warnings(session), Warnings.NONE);
    }

    @Override
    public int mostActive(int technicianId) {
        return ask(now -> now.mostActive(technicianId), 0);
    }

    @Override
    public List<String> administratorActs(Session session) {
        return ask(now -> now.administratorActs(session), List.of());
    }

    @Override
    public Optional<Terms> terms(Session session) {
        return ask(now -> now.terms(session), Optional.empty());
    }

    @Override
    public ChatRule chat(Session session) {
        return ask(now -> now.chat(session), ChatRule.ALWAYS);
    }

    @Override
    public List<String> customerActs(Session session) {
        return ask(now -> now.customerActs(session), List.of());
    }
}
