package org.belay.core.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.belay.api.event.Append;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Keyed;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.UnsavedLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session's lane: what is asked of it is decided and written strictly one after the other, yet no
 * thread waits for it. While one append is on its way to the disk, what comes meanwhile gathers and
 * goes out together as the next.
 *
 * <p>When the database is away, chat lines stay here (at most {@value #MOST_UNSAVED}), are shown to
 * both sides as unsaved, and are written when it is back; everything else is refused.
 */
final class SessionLane {

    /** Asked but not decided; whoever asks more is told that the session is busy. */
    static final int MOST_WAITING = 64;

    /** Chat lines that may wait for the database. */
    static final int MOST_UNSAVED = 200;

    private static final Logger LOG = LoggerFactory.getLogger(SessionLane.class);

    /** A chat line that isn't written after this long is shown as unsaved. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What a lane needs of the world. */
    record Surroundings(
            EventLog log,
            SessionMachine machine,
            Clock clock,
            Executor workers,
            Audience audience) {}

    /** Who is told. */
    interface Audience {
        /** Before anything happens: may throw a refusal. */
        void consider(Session session, SessionCommand command);

        /** When it is clear what happens, before it does: may throw a refusal. */
        void decided(Session session, SessionEvent event);

        /** Told when it is in the log, in the order of the session's events; must be quick. */
        void happened(Session before, List<Session> after, List<LoggedEvent> events);

        /** A chat line waits for the database. */
        void unsaved(Session session, UnsavedLine line);

        /** What was considered has been written, refused or given up. */
        void settled(int sessionId);
    }

    /** Something asked, what is decided about it, and who waits for the answer. */
    private static final class Ask {
        final SessionCommand command;
        final Instant at;
        final CompletableFuture<Session> answer = new CompletableFuture<>();
        boolean shown;
        private volatile boolean changing;
        private volatile RuntimeException objection;
        private Session outcome;

        Ask(SessionCommand command, Instant at) {
            this.command = command;
            this.at = at;
        }

        void decide(boolean changesSomething, Session after) {
            changing = changesSomething;
            outcome = after;
            objection = null;
        }

        void object(RuntimeException because) {
            changing = false;
            objection = because;
        }

        void settle() {
            if (objection != null) {
                answer.completeExceptionally(objection);
            } else {
                answer.complete(outcome);
            }
        }
    }

    /** What goes out together. */
    private static final class Batch {
        final List<Ask> asks = new ArrayList<>();
        final List<Append.Line> lines = new ArrayList<>();
        final List<Session> states = new ArrayList<>();

        Session last() {
            return states.get(states.size() - 1);
        }
    }

    private final Surroundings world;
    private final RecentKeys keys;
    private final Deque<Ask> waiting = new ArrayDeque<>();
    private final Deque<Ask> unsaved = new ArrayDeque<>();
    private volatile Session session;
    private boolean running;
    private boolean retired;
    private Batch underWay;

    SessionLane(Session session, Surroundings world, RecentKeys keys) {
        this.session = session;
        this.world = world;
        this.keys = keys;
    }

    /** The session as last written. */
    Session session() {
        return session;
    }

    /** Asks; the answer comes when the outcome is written. Empty if the lane has retired. */
    Optional<CompletableFuture<Session>> ask(SessionCommand command) {
        Ask ask;
        synchronized (this) {
            if (retired) {
                return Optional.empty();
            }
            if (waiting.size() >= MOST_WAITING) {
                return Optional.of(CompletableFuture.failedFuture(Refusals.busy()));
            }
            ask = new Ask(command, world.clock().instant());
            waiting.add(ask);
            if (running) {
                return Optional.of(ask.answer);
            }
            running = true;
        }
        run();
        return Optional.of(ask.answer);
    }

    /** Whether nothing is on its way at the moment. */
    synchronized boolean quiet() {
        return !running;
    }

    /** Whether a look at the clock would change nothing. */
    synchronized boolean rests() {
        return !running && waiting.isEmpty() && unsaved.isEmpty();
    }

    /**
     * Takes no more asks from now on, unless something is still on its way: of two lanes of one
     * session each would write without knowing of the other.
     */
    synchronized boolean retire() {
        retired = rests();
        return retired;
    }

    /**
     * Looks at the clock: shows lines that wait too long, and tries to write what waited once the
     * database is back.
     */
    void tick() {
        Instant now = world.clock().instant();
        synchronized (this) {
            if (underWay != null) {
                underWay.asks.forEach(ask -> showIfLate(ask, now));
            }
            waiting.forEach(ask -> showIfLate(ask, now));
            if (running || unsaved.isEmpty() || !world.log().available()) {
                return;
            }
            running = true;
        }
        run();
    }

    private void showIfLate(Ask ask, Instant now) {
        if (!ask.shown
                && ask.command instanceof Say say
                && ask.at.plus(PATIENCE).isBefore(now)
                && ask.objection == null
                && !ask.answer.isDone()
                && (ask.changing || !keys.seen(say.key()))
                && maySay(ask)) {
            show(ask, say);
        }
    }

    /** Nobody sees a line that its author may not say as things stand. */
    private boolean maySay(Ask ask) {
        try {
            world.audience().consider(session, ask.command);
            return world.machine().decide(session, ask.command, ask.at).isPresent();
        } catch (Refused refused) {
            return false;
        }
    }

    private void show(Ask ask, Say say) {
        ask.shown = true;
        world.audience()
                .unsaved(session, new UnsavedLine(say.author(), say.key(), say.text(), ask.at));
    }

    private void run() {
        try {
            world.workers().execute(this::work);
        } catch (RejectedExecutionException stopping) {
            giveUp();
        }
    }

    private void giveUp() {
        List<Ask> left;
        synchronized (this) {
            left = new ArrayList<>(unsaved);
            left.addAll(waiting);
            unsaved.clear();
            waiting.clear();
            running = false;
        }
        left.forEach(ask -> ask.answer.completeExceptionally(Refused.unavailable()));
    }

    private void work() {
        Batch batch = new Batch();
        synchronized (this) {
            batch.asks.addAll(unsaved);
            unsaved.clear();
            batch.asks.addAll(waiting);
            waiting.clear();
            underWay = batch;
        }
        try {
            if (batch.asks.stream().anyMatch(ask -> ask.command instanceof Keyed)) {
                keys.read();
            }
            decide(batch);
            if (batch.lines.isEmpty()) {
                goOn();
                return;
            }
            world.log()
                    .append(new Append(batch.last(), batch.lines, OptionalLong.empty()))
                    .whenComplete((events, failure) -> written(batch, events, failure));
        } catch (RuntimeException | Error failure) {
            // A lane that doesn't go on would be dumb for the rest of its session.
            written(batch, List.of(), failure);
        }
    }

    /**
     * Decides each ask on the state that the former ones leave. From the first one on that changes
     * something, answers wait for the append, even those that change nothing: they rest on a state
     * that isn't in the log yet.
     */
    private void decide(Batch batch) {
        Session state = session;
        List<Ask> pending = new ArrayList<>();
        for (Ask ask : batch.asks) {
            try {
                Optional<SessionEvent> event = decideOne(state, ask);
                if (event.isPresent()) {
                    String words = Words.of(ask.command);
                    state = SessionHistory.after(state, event.get(), words, ask.at);
                    batch.lines.add(new Append.Line(event.get(), ask.at, words));
                    batch.states.add(state);
                }
                ask.decide(event.isPresent(), state);
            } catch (RuntimeException refused) {
                ask.object(refused);
            }
            if (batch.lines.isEmpty()) {
                ask.settle();
            } else {
                pending.add(ask);
            }
        }
        synchronized (this) {
            batch.asks.clear();
            batch.asks.addAll(pending);
        }
    }

    private Optional<SessionEvent> decideOne(Session state, Ask ask) {
        if (ask.command instanceof Keyed keyed && keys.knows(keyed.key())) {
            return Optional.empty(); // sent twice: it is one line
        }
        world.audience().consider(state, ask.command);
        Optional<SessionEvent> event = world.machine().decide(state, ask.command, ask.at);
        event.ifPresent(each -> world.audience().decided(state, each));
        if (event.isPresent() && ask.command instanceof Keyed keyed) {
            keys.add(keyed.key());
        }
        return event;
    }

    private void written(Batch batch, List<LoggedEvent> events, Throwable failure) {
        try {
            if (failure != null) {
                notWritten(batch, failure);
                return;
            }
            Session before = session;
            session = batch.last();
            world.audience().happened(before, batch.states, events);
            batch.asks.forEach(Ask::settle);
        } catch (RuntimeException e) {
            LOG.warn("Session {}: what was written could not be told", session.id(), e);
            batch.asks.forEach(Ask::settle);
        } finally {
            goOn();
        }
    }

    private void notWritten(Batch batch, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        List<Ask> refused = new ArrayList<>();
        synchronized (this) {
            for (Ask ask : batch.asks) {
                if (ask.changing && ask.command instanceof Keyed keyed) {
                    keys.remove(keyed.key());
                }
            }
            for (Ask ask : batch.asks) {
                if (ask.command instanceof Keyed keyed && keys.seen(keyed.key())) {
                    ask.answer.complete(session); // the line that it repeats is in the log
                } else if (ask.command instanceof Say say && mayWait(ask, cause)) {
                    ask.shown |= unsaved.stream().anyMatch(other -> isSameLine(other, say));
                    unsaved.add(ask);
                    if (!ask.shown) {
                        show(ask, say);
                    }
                } else {
                    refused.add(ask);
                }
            }
        }
        refused.forEach(ask -> ask.answer.completeExceptionally(cause));
    }

    private boolean mayWait(Ask ask, Throwable cause) {
        return !ask.answer.isDone()
                && unsaved.size() < MOST_UNSAVED
                && cause instanceof Refused why
                && why.reason() == Reason.UNAVAILABLE // the database is away, or its lane full
                && maySay(ask);
    }

    private static boolean isSameLine(Ask other, Say say) {
        return other.command instanceof Say former && former.key().equals(say.key());
    }

    private void goOn() {
        world.audience().settled(session.id());
        synchronized (this) {
            underWay = null;
            if (waiting.isEmpty()) {
                running = false;
                return;
            }
        }
        run();
    }
}
