package org.belay.testing.fakes;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.event.Append;
import org.belay.api.event.DeadLetters;
import org.belay.api.event.EventFeed;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;

/**
 * Log, feed and dead letters in memory. Cursors survive {@link #follow} being closed and begun
 * again, like those of the real ones; a taker that throws gets the event again after 20 ms.
 */
public final class FakeEventLog implements EventLog, EventFeed, DeadLetters {

    private static final Duration AGAIN = Duration.ofMillis(20);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Clock clock;
    private final List<LoggedEvent> events = new ArrayList<>();
    private final Map<Integer, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Long> cursors = new ConcurrentHashMap<>();
    private final Map<String, Follower> followers = new ConcurrentHashMap<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final AtomicInteger lastSession = new AtomicInteger(100_000_000);
    private long lastLetter;
    private volatile boolean available = true;

    /** An empty log. */
    public FakeEventLog(Clock clock) {
        this.clock = clock;
    }

    /** Whether the database seems to be there. */
    public void available(boolean now) {
        available = now;
    }

    private void check() {
        if (!available) {
            throw Refused.unavailable();
        }
    }

    @Override
    public CompletionStage<List<LoggedEvent>> append(Append append) {
        if (!available) {
            return CompletableFuture.failedStage(Refused.unavailable());
        }
        List<LoggedEvent> logged = new ArrayList<>();
        synchronized (events) {
            for (Append.Line line : append.lines()) {
                logged.add(
                        new LoggedEvent(
                                events.size() + 1L,
                                append.session().id(),
                                line.at(),
                                line.event(),
                                line.text()));
                events.add(logged.get(logged.size() - 1));
            }
            sessions.put(append.session().id(), append.session());
            events.notifyAll();
        }
        return CompletableFuture.completedStage(logged);
    }

    @Override
    public List<LoggedEvent> after(long seq, int limit) {
        check();
        synchronized (events) {
            return events.stream().filter(event -> event.seq() > seq).limit(limit).toList();
        }
    }

    @Override
    public List<LoggedEvent> ofSession(int sessionId, long seq, int limit) {
        return after(seq, Integer.MAX_VALUE).stream()
                .filter(event -> event.sessionId() == sessionId)
                .limit(limit)
                .toList();
    }

    @Override
    public long last() {
        check();
        synchronized (events) {
            return events.size();
        }
    }

    @Override
    public Optional<Session> session(int sessionId) {
        check();
        return Optional.ofNullable(sessions.get(sessionId));
    }

    @Override
    public List<Session> openSessions() {
        check();
        return sessions.values().stream()
                .filter(session -> !session.status().isOver() || session.listed())
                .toList();
    }

    @Override
    public int nextSessionId() {
        return lastSession.incrementAndGet();
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public AutoCloseable follow(Subscription subscription, Taker taker) {
        Follower follower = new Follower(subscription, taker);
        if (followers.putIfAbsent(subscription.name(), follower) != null) {
            throw new IllegalStateException("Somebody follows as " + subscription.name());
        }
        synchronized (events) {
            cursors.putIfAbsent(subscription.name(), subscription.fromStart() ? 0L : events.size());
        }
        follower.start();
        return follower;
    }

    /** The number of the last event that the consumer has taken. */
    public long cursor(String consumer) {
        return cursors.getOrDefault(consumer, 0L);
    }

    /** Puts the consumer's place in the log, as if it had run before. */
    public void cursorTo(String consumer, long seq) {
        cursors.put(consumer, seq);
    }

    @Override
    public void add(String consumer, LoggedEvent event, String reason, int attempts) {
        check();
        synchronized (letters) {
            letters.add(
                    new DeadLetter(
                            ++lastLetter, consumer, event, reason, attempts, clock.instant()));
        }
    }

    @Override
    public List<DeadLetter> list(int limit) {
        synchronized (letters) {
            return letters.stream().limit(limit).toList();
        }
    }

    @Override
    public void replay(long id) throws Exception {
        DeadLetter letter = letter(id);
        Follower follower = followers.get(letter.consumer());
        if (follower == null) {
            throw Refused.state("The consumer " + letter.consumer() + " isn't running");
        }
        follower.taker.retake(letter.event());
        discard(id);
    }

    @Override
    public void discard(long id) {
        synchronized (letters) {
            letters.remove(letter(id));
        }
    }

    private DeadLetter letter(long id) {
        synchronized (letters) {
            return letters.stream()
                    .filter(letter -> letter.id() == id)
                    .findFirst()
                    .orElseThrow(() -> Refused.notFound("dead letter"));
        }
    }

    /** A consumer's thread. */
    private final class Follower extends Thread implements AutoCloseable {

        private final Subscription subscription;
        private final Taker taker;
        private boolean closed;

        Follower(Subscription subscription, Taker taker) {
            super("fake-consumer-" + subscription.name());
            this.subscription = subscription;
            this.taker = taker;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                for (LoggedEvent event = next(); event != null; event = next()) {
                    take(event);
                }
            } catch (InterruptedException e) {
                interrupt();
            }
        }

        private LoggedEvent next() throws InterruptedException {
            synchronized (events) {
                while (!closed && cursor(subscription.name()) >= events.size()) {
                    events.wait();
                }
                return closed ? null : events.get((int) cursor(subscription.name()));
            }
        }

        private void take(LoggedEvent event) throws InterruptedException {
            try {
                if (subscription.types().isEmpty()
                        || subscription.types().contains(event.event().type())) {
                    taker.take(event);
                }
                cursors.put(subscription.name(), event.seq());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                synchronized (events) {
                    if (!closed) {
                        events.wait(AGAIN.toMillis());
                    }
                }
            }
        }

        @Override
        public void close() throws InterruptedException {
            synchronized (events) {
                closed = true;
                events.notifyAll();
            }
            join(FAREWELL.toMillis());
            followers.remove(subscription.name(), this);
        }
    }
}
