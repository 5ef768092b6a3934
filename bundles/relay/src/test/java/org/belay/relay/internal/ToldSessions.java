package org.belay.relay.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.api.event.LoggedEvent;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Entry;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.api.session.Warnings;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;

/** Sessions that tell a listener what happened, in order and on a thread of its own, as the core does. */
final class ToldSessions implements Sessions, AutoCloseable {

    private final ExecutorService teller = Executors.newSingleThreadExecutor();
    private final List<SessionCommand> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Refused> refusal = new AtomicReference<>();
    private final FakeSessions sessions;
    private final FakeEventLog log;
    private volatile SessionEventListener listener;
    private volatile int mostActive = 10;
    private volatile Runnable beforeFind = () -> {};
    private long told;

    ToldSessions(FakeSessions sessions, FakeEventLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    void tell(SessionEventListener who) {
        listener = who;
    }

    /** The next thing asked is refused. */
    void refuseOnce(Refused how) {
        refusal.set(how);
    }

    /** Runs at the next moment when somebody has looked a session up, before he goes on. */
    void afterNextFind(Runnable act) {
        beforeFind = act;
    }

    /** What was asked of any session, in order. */
    List<SessionCommand> asked() {
        return asked;
    }

    Session create(String name, int technicianId) {
        Session session;
        synchronized (this) {
            session = sessions.create(name, technicianId);
        }
        tellNews();
        return find(session.id()).orElseThrow();
    }

    void write(int sessionId, SessionEvent event, String text) {
        synchronized (this) {
            sessions.write(log.session(sessionId).orElseThrow(), event, text);
        }
        tellNews();
    }

    /** Writes the event with the session as it is given, such as with somebody in it. */
    void write(Session session, SessionEvent event, String text) {
        synchronized (this) {
            sessions.write(session, event, text);
        }
        tellNews();
    }

    @Override
    public CompletionStage<Session> ask(int sessionId, SessionCommand command) {
        asked.add(command);
        Refused how = refusal.getAndSet(null);
        if (how != null) {
            return CompletableFuture.failedStage(how);
        }
        CompletionStage<Session> answer;
        synchronized (this) {
            answer = askNow(sessionId, command);
        }
        tellNews();
        return answer;
    }

    private CompletionStage<Session> askNow(int sessionId, SessionCommand command) {
        Session session = log.session(sessionId).orElseThrow();
        if (command instanceof SessionCommand.CustomerArrived
                && session.status() != SessionStatus.CONNECTING) {
            return CompletableFuture.completedStage(session);
        }
        return sessions.ask(sessionId, command);
    }

    /** From now on that session has those; nothing has happened to it. */
    void warn(Session session, Warnings warnings) {
        sessions.warn(warnings);
        teller.execute(() -> listener.urgencyChanged(session));
    }

    /** Waits until everything that happened so far was told. */
    void drain() {
        CompletableFuture.runAsync(() -> {}, teller).join();
    }

    /** Tells what is in the log and wasn't told yet. */
    private synchronized void tellNews() {
        for (LoggedEvent event : log.after(told, Integer.MAX_VALUE)) {
            told = event.seq();
            Session session = log.session(event.sessionId()).orElseThrow();
            teller.execute(() -> listener.happened(session, event));
        }
    }

    @Override
    public Optional<Session> find(int sessionId) {
        Optional<Session> found = sessions.find(sessionId);
        Runnable act = beforeFind;
        beforeFind = () -> {};
        act.run();
        return found;
    }

    @Override
    public List<Session> all() {
        return sessions.all();
    }

    @Override
    public List<Session> listOf(int technicianId) {
        return sessions.listOf(technicianId);
    }

    @Override
    public OptionalInt position(int sessionId) {
        return sessions.position(sessionId);
    }

    @Override
    public List<Session> around(Collection<Integer> technicians, Collection<Target> queues) {
        return sessions.around(technicians, queues);
    }

    @Override
    public List<Session> ofChannel(int channelId) {
        return sessions.ofChannel(channelId);
    }

    @Override
    public Optional<Entry> entryOf(Session session, int technicianId) {
        return sessions.entryOf(session, technicianId);
    }

    @Override
    public List<Integer> waitingIn(Target queue) {
        return sessions.waitingIn(queue);
    }

    @Override
    public List<String> technicianActs(Session session, int technicianId) {
        return sessions.technicianActs(session, technicianId);
    }

    @Override
    public int mostActive(int technicianId) {
        return mostActive;
    }

    /** How many sessions everybody may have active from now on. */
    void setMostActive(int now) {
        mostActive = now;
    }

    @Override
    public Warnings warnings(Session session) {
        return sessions.warnings(session);
    }

    @Override
    public List<String> administratorActs(Session session) {
        return sessions.administratorActs(session);
    }

    @Override
    public Optional<Terms> terms(Session session) {
        return sessions.terms(session);
    }

    @Override
    public ChatRule chat(Session session) {
        return sessions.chat(session);
    }

    @Override
    public List<String> customerActs(Session session) {
        return sessions.customerActs(session);
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
