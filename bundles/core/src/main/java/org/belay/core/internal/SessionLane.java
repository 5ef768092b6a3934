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
import org.belay.api.event.Append;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.UnsavedLine;

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

        /** Told on the log's own thread, in the order of the log; must be quick. */
        void happened(Session before, List<Session> after, List<LoggedEvent> events);

        /** A chat line waits for the database. */
        void unsaved(Session session, UnsavedLine line);
    }

    /** Something asked, and who waits for the answer. */
    private static final class Ask {
        final SessionCommand command;
        final Instant at;
        final CompletableFuture<Session> answer = new CompletableFuture<>();
        boolean shown;

        Ask(SessionCommand command, Instant at) {
            this.command = command;
            this.at = at;
        }
    }

    /** What became of one batch of asks. */
    private static final class Batch {
        final List<Ask> asks = new ArrayList<>();
        final List<Append.Line> lines = new ArrayList<>();
        final List<Session> states = new ArrayList<>();
    }

    private final Surroundings world;
    private final RecentKeys keys;
    private final Deque<Ask> waiting = new ArrayDeque<>();
    private final Deque<Ask> unsaved = new ArrayDeque<>();
    private volatile Session session;
    private boolean running;
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

    /** Asks; the answer comes when the outcome is written. */
    CompletableFuture<Session> ask(SessionCommand command) {
        Ask ask = new Ask(command, world.clock().instant());
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                return CompletableFuture.failedFuture(Refusals.busy());
            }
            waiting.add(ask);
            if (running) {
                return ask.answer;
            }
            running = true;
        }
        world.workers().execute(this::work);
        return ask.answer;
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
        world.workers().execute(this::work);
    }

    private void showIfLate(Ask ask, Instant now) {
        if (!ask.shown
                && ask.command instanceof Say say
                && ask.at.plus(PATIENCE).isBefore(now)
                && session.status().phase() != SessionStatus.Phase.OVER) {
            show(ask, say);
        }
    }

    private void show(Ask ask, Say say) {
        ask.shown = true;
        world.audience()
                .unsaved(session, new UnsavedLine(say.author(), say.key(), say.text(), ask.at));
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
            decide(batch);
        } catch (RuntimeException e) {
            batch.asks.forEach(ask -> ask.answer.completeExceptionally(e));
            goOn();
            return;
        }
        if (batch.lines.isEmpty()) {
            goOn();
            return;
        }
        Session last = batch.states.get(batch.states.size() - 1);
        world.log()
                .append(new Append(last, batch.lines, OptionalLong.empty()))
                .whenComplete((events, failure) -> written(batch, events, failure));
    }

    /** Decides each ask on the state that the former ones leave; answers those that change nothing. */
    private void decide(Batch batch) {
        Session state = session;
        List<Ask> changing = new ArrayList<>();
        for (Ask ask : batch.asks) {
            try {
                Optional<SessionEvent> event = decideOne(state, ask);
                if (event.isEmpty()) {
                    ask.answer.complete(state);
                    continue;
                }
                state = SessionHistory.after(state, event.get(), ask.at);
                batch.lines.add(new Append.Line(event.get(), ask.at, Words.of(ask.command)));
                batch.states.add(state);
                changing.add(ask);
            } catch (Refused refused) {
                ask.answer.completeExceptionally(refused);
            }
        }
        synchronized (this) {
            batch.asks.clear();
            batch.asks.addAll(changing);
        }
    }

    private Optional<SessionEvent> decideOne(Session state, Ask ask) {
        if (ask.command instanceof Say say && keys.knows(say.key())) {
            return Optional.empty(); // sent twice: it is one line
        }
        world.audience().consider(state, ask.command);
        Optional<SessionEvent> event = world.machine().decide(state, ask.command, ask.at);
        if (event.isPresent() && ask.command instanceof Say say) {
            keys.add(say.key());
        }
        return event;
    }

    private void written(Batch batch, List<LoggedEvent> events, Throwable failure) {
        if (failure != null) {
            notWritten(batch, failure);
            goOn();
            return;
        }
        Session before = session;
        session = batch.states.get(batch.states.size() - 1);
        world.audience().happened(before, batch.states, events);
        for (int i = 0; i < batch.asks.size(); i++) {
            batch.asks.get(i).answer.complete(batch.states.get(i));
        }
        goOn();
    }

    private void notWritten(Batch batch, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean away = cause instanceof Refused refused && refused.reason() == Reason.UNAVAILABLE;
        List<Ask> refused = new ArrayList<>();
        synchronized (this) {
            for (Ask ask : batch.asks) {
                if (ask.command instanceof Say say) {
                    keys.remove(say.key());
                    if (away && unsaved.size() < MOST_UNSAVED) {
                        unsaved.add(ask);
                        if (!ask.shown) {
                            show(ask, say);
                        }
                        continue;
                    }
                }
                refused.add(ask);
            }
        }
        refused.forEach(ask -> ask.answer.completeExceptionally(cause));
    }

    private void goOn() {
        synchronized (this) {
            underWay = null;
            if (waiting.isEmpty()) {
                running = false;
                return;
            }
        }
        world.workers().execute(this::work);
    }
}
