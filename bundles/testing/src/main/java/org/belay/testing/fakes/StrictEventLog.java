package org.belay.testing.fakes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.event.Append;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;

/**
 * An event log in memory that a test can hold back, take away or make fail. It answers on the thread
 * of whoever appends or lets go. Outlives the one who writes to it, so that a test can restart him.
 * Where {@link FakeEventLog} serves those who follow the log, this one is for those who write to it:
 * it notes down where they break its rules, see {@link #brokenPromises()}.
 */
public final class StrictEventLog implements EventLog {

    private static final int FIRST_ID = 380_206_897;

    private final List<LoggedEvent> events = new ArrayList<>();
    private final List<Append> appends = new ArrayList<>();
    private final Map<Integer, Session> sessions = new HashMap<>();
    private final Set<Integer> underWay = new HashSet<>();
    private final Set<Long> used = new HashSet<>();
    private final List<String> broken = new ArrayList<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final AtomicInteger ids = new AtomicInteger(FIRST_ID);
    private boolean holding;
    private boolean away;

    private record Held(Append append, CompletableFuture<List<LoggedEvent>> answer) {}

    /** From now on appends lie about until they are let go. */
    public synchronized void hold() {
        holding = true;
    }

    /** Lets go of all that is held, in its order, and holds nothing any more. */
    public void letGo() {
        synchronized (this) {
            holding = false;
        }
        while (letGoOne()) {
            continue;
        }
    }

    /** Lets go of the oldest append that is held; false if there is none. */
    public boolean letGoOne() {
        Held next;
        synchronized (this) {
            next = held.poll();
        }
        if (next == null) {
            return false;
        }
        settle(next);
        return true;
    }

    /** How many appends are held. */
    public synchronized int held() {
        return held.size();
    }

    /** The database is away: everything fails with {@code unavailable}. */
    public synchronized void goAway() {
        away = true;
    }

    /** The database is back. */
    public synchronized void comeBack() {
        away = false;
    }

    /** The next append fails so; a {@link Refused} is what an event log may answer. */
    public synchronized void failNext(RuntimeException failure) {
        failures.add(failure);
    }

    /** All appends that were handed over, also those that failed. */
    public synchronized List<Append> appends() {
        return List.copyOf(appends);
    }

    /** All events, in their order. */
    public synchronized List<LoggedEvent> events() {
        return List.copyOf(events);
    }

    /** Where the one who writes broke the rules of {@link #append}: empty if all is well. */
    public synchronized List<String> brokenPromises() {
        return List.copyOf(broken);
    }

    @Override
    public CompletionStage<List<LoggedEvent>> append(Append append) {
        Held handed = new Held(append, new CompletableFuture<>());
        synchronized (this) {
            appends.add(append);
            if (!underWay.add(append.session().id())) {
                broken.add("Two appends of session " + append.session().id() + " at a time");
            }
            if (holding) {
                held.add(handed);
                return handed.answer;
            }
        }
        settle(handed);
        return handed.answer;
    }

    private void settle(Held handed) {
        List<LoggedEvent> logged;
        try {
            logged = store(handed.append);
        } catch (RuntimeException failure) {
            handed.answer.completeExceptionally(failure);
            return;
        }
        handed.answer.complete(logged);
    }

    private synchronized List<LoggedEvent> store(Append append) {
        Session session = append.session();
        underWay.remove(session.id());
        if (away) {
            throw Refused.unavailable();
        }
        if (!failures.isEmpty()) {
            throw failures.poll();
        }
        OptionalLong invitation = append.invitation();
        if (invitation.isPresent() && !used.add(invitation.getAsLong())) {
            throw Refused.because(Reason.GONE, "used", "The code has been used");
        }
        Session former = sessions.put(session.id(), session);
        int revision = former == null ? 0 : former.revision();
        if (session.revision() != revision + append.lines().size()) {
            broken.add(
                    "Session %d went from revision %d to %d with %d events"
                            .formatted(
                                    session.id(),
                                    revision,
                                    session.revision(),
                                    append.lines().size()));
        }
        List<LoggedEvent> logged = new ArrayList<>();
        for (Append.Line line : append.lines()) {
            logged.add(
                    new LoggedEvent(
                            events.size() + 1L,
                            session.id(),
                            line.at(),
                            line.event(),
                            line.text()));
            events.add(logged.get(logged.size() - 1));
        }
        return List.copyOf(logged);
    }

    /** Whether the invitation was used up by an append. */
    public synchronized boolean isUsed(long invitation) {
        return used.contains(invitation);
    }

    @Override
    public synchronized List<LoggedEvent> after(long seq, int limit) {
        mustBeThere();
        return events.stream().filter(event -> event.seq() > seq).limit(limit).toList();
    }

    @Override
    public synchronized List<LoggedEvent> ofSession(int sessionId, long seq, int limit) {
        mustBeThere();
        return events.stream()
                .filter(event -> event.sessionId() == sessionId && event.seq() > seq)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long last() {
        mustBeThere();
        return events.size();
    }

    @Override
    public synchronized Optional<Session> session(int sessionId) {
        mustBeThere();
        return Optional.ofNullable(sessions.get(sessionId));
    }

    @Override
    public synchronized List<Session> openSessions() {
        mustBeThere();
        return sessions.values().stream()
                .filter(session -> !session.status().isOver() || session.listed())
                .toList();
    }

    @Override
    public int nextSessionId() {
        return ids.getAndIncrement();
    }

    @Override
    public synchronized boolean available() {
        return !away;
    }

    private void mustBeThere() {
        if (away) {
            throw Refused.unavailable();
        }
    }
}
