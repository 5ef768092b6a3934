package org.belay.core.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.belay.api.event.Append;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionGate;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.UnsavedLine;

/** All sessions that are open or listed, each in a lane of its own. */
final class SessionBook implements Sessions, SessionLane.Audience {

    /** Sessions in status Active that one technician may have (SES-15). */
    static final int MOST_ACTIVE = 10;

    private final Map<Integer, SessionLane> lanes = new ConcurrentHashMap<>();
    private final Map<Integer, Map<Integer, SessionLane>> lists = new ConcurrentHashMap<>();
    private final EventLog log;
    private final SessionMachine machine;
    private final Clock clock;
    private final Executor workers;
    private final Listeners listeners;
    private final Supplier<List<SessionGate>> gates;
    private final Chronicle chronicle = new Chronicle();
    private final Set<Integer> starting = ConcurrentHashMap.newKeySet();
    private final AtomicLong retired = new AtomicLong();

    SessionBook(
            EventLog log,
            SessionMachine machine,
            Clock clock,
            Executor workers,
            Listeners listeners,
            Supplier<List<SessionGate>> gates) {
        this.log = log;
        this.machine = machine;
        this.clock = clock;
        this.workers = workers;
        this.listeners = listeners;
        this.gates = gates;
    }

    /** Takes up the sessions that were open when the gateway stopped. Blocks for the database. */
    int takeUp() {
        List<Session> open = log.openSessions();
        open.forEach(session -> enter(laneOf(session, new RecentKeys(() -> former(session.id())))));
        return open.size();
    }

    /** Lets time pass: limits, and chat lines that wait for the database. */
    void tick() {
        Instant now = clock.instant();
        lanes.values()
                .forEach(
                        lane -> {
                            lane.tick();
                            // On a busy lane it would queue up at each tick; it is due next time
                            if (machine.due(lane.session(), now).isPresent() && lane.quiet()) {
                                lane.ask(new SessionCommand.TimePassed());
                            }
                            if (!stands(lane.session())) {
                                retire(lane.session().id());
                            }
                        });
    }

    private void retire(int sessionId) {
        lanes.computeIfPresent(
                sessionId,
                (id, lane) -> {
                    if (!lane.retire()) {
                        return lane;
                    }
                    retired.incrementAndGet();
                    return null;
                });
    }

    private static boolean stands(Session session) {
        return !session.status().isOver() || session.listed();
    }

    /**
     * Begins a session.
     *
     * @param invitation that is used up by it
     * @param code of the invitation, for the session's log (CONN-32); null for none
     */
    CompletionStage<Session> create(NewSession asked, OptionalLong invitation, String code) {
        return CompletableFuture.supplyAsync(log::nextSessionId, workers)
                .thenCompose(id -> create(id, asked, invitation, code));
    }

    private CompletionStage<Session> create(
            int id, NewSession asked, OptionalLong invitation, String code) {
        Instant now = clock.instant();
        Session session = SessionHistory.begin(id, asked, now);
        SessionEvent created =
                new SessionEvent.Created(asked.kind(), asked.method(), asked.technicianId());
        return log.append(
                        new Append(
                                session, List.of(new Append.Line(created, now, code)), invitation))
                .thenApply(
                        events -> {
                            enter(laneOf(session, new RecentKeys(List::of)));
                            happened(session, List.of(session), events);
                            return session;
                        });
    }

    @Override
    public CompletionStage<Session> ask(int sessionId, SessionCommand command) {
        try {
            Words.check(command);
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return Optional.ofNullable(lanes.get(sessionId))
                .<CompletionStage<Session>>flatMap(lane -> lane.ask(command).map(answer -> answer))
                .orElseGet(() -> askFormer(sessionId, command));
    }

    /** A session that is over and cleared still takes notes; it is taken from the log for that. */
    private CompletionStage<Session> askFormer(int sessionId, SessionCommand command) {
        return CompletableFuture.supplyAsync(() -> takeUpFormer(sessionId), workers)
                .thenCompose(
                        found ->
                                found.isPresent()
                                        ? ask(sessionId, command)
                                        : CompletableFuture.failedFuture(
                                                Refused.notFound("session")));
    }

    /** Gives it a lane until the next tick, the same for all who ask meanwhile. */
    private Optional<SessionLane> takeUpFormer(int sessionId) {
        while (true) {
            long seen = retired.get();
            Optional<Session> found = log.session(sessionId);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            // Had another lane of it come and gone meanwhile, what was read might be out of date.
            SessionLane lane =
                    lanes.compute(
                            sessionId,
                            (id, present) ->
                                    present != null || retired.get() != seen
                                            ? present
                                            : laneOf(
                                                    found.get(),
                                                    new RecentKeys(() -> former(sessionId))));
            if (lane != null) {
                return Optional.of(lane);
            }
        }
    }

    @Override
    public Optional<Session> find(int sessionId) {
        return Optional.ofNullable(lanes.get(sessionId))
                .map(SessionLane::session)
                .filter(SessionBook::stands);
    }

    @Override
    public List<Session> all() {
        return lanes.values().stream()
                .map(SessionLane::session)
                .filter(SessionBook::stands)
                .toList();
    }

    @Override
    public List<Session> listOf(int technicianId) {
        return lists.getOrDefault(technicianId, Map.of()).values().stream()
                .map(SessionLane::session)
                .filter(Session::listed)
                .toList();
    }

    @Override
    public OptionalInt position(int sessionId) {
        Optional<Session> asked = find(sessionId).filter(s -> s.status() == SessionStatus.WAITING);
        if (asked.isEmpty()) {
            return OptionalInt.empty();
        }
        List<Session> waiting =
                listOf(asked.get().technicianId()).stream()
                        .filter(s -> s.status() == SessionStatus.WAITING)
                        .sorted(Comparator.comparing(Session::createdAt).thenComparing(Session::id))
                        .toList();
        return IntStream.range(0, waiting.size())
                .filter(i -> waiting.get(i).id() == sessionId)
                .map(i -> i + 1)
                .findFirst();
    }

    @Override
    public List<String> technicianActs(Session session) {
        return machine.acts(session, Author.technician(session.technicianId(), ""));
    }

    @Override
    public List<String> customerActs(Session session) {
        return machine.acts(session, Author.CUSTOMER);
    }

    @Override
    public void consider(Session session, SessionCommand command) {
        if (command instanceof SessionCommand.Start && session.status() != SessionStatus.ACTIVE) {
            takePlace(session);
        }
        for (SessionGate gate : gates.get()) {
            objection(gate, session, command)
                    .ifPresent(
                            refused -> {
                                throw refused;
                            });
        }
    }

    // A gate may be anybody's code; one that breaks can't have agreed.
    private Optional<Refused> objection(SessionGate gate, Session session, SessionCommand command) {
        try {
            return Objects.requireNonNull(gate.objection(session, command), "no answer");
        } catch (Refused refused) {
            return Optional.of(refused);
        } catch (RuntimeException | LinkageError e) {
            chronicle.brokenGate(gate, e);
            return Optional.of(Refused.forbidden("A rule could not be checked"));
        }
    }

    // Two sessions that start at the same moment must not both take the last place: a place is
    // taken when it is decided and held until the outcome is written.
    private void takePlace(Session session) {
        synchronized (starting) {
            long taken =
                    lists.getOrDefault(session.technicianId(), Map.of()).entrySet().stream()
                            .filter(entry -> entry.getKey() != session.id())
                            .filter(
                                    entry ->
                                            starting.contains(entry.getKey())
                                                    || isActive(entry.getValue().session()))
                            .count();
            if (taken >= MOST_ACTIVE) {
                throw Refusals.tooManyActive(MOST_ACTIVE);
            }
            starting.add(session.id());
        }
    }

    // A lost session keeps its place: it comes back without being asked (SES-26).
    private static boolean isActive(Session session) {
        return session.status() == SessionStatus.ACTIVE
                || session.resumeStatus().filter(s -> s == SessionStatus.ACTIVE).isPresent();
    }

    @Override
    public void settled(int sessionId) {
        starting.remove(sessionId);
    }

    @Override
    public void happened(Session before, List<Session> after, List<LoggedEvent> events) {
        Session last = after.get(after.size() - 1);
        if (!last.listed()) {
            Optional.ofNullable(lists.get(last.technicianId())).ifPresent(l -> l.remove(last.id()));
        }
        for (int i = 0; i < events.size(); i++) {
            Session session = after.get(i);
            LoggedEvent event = events.get(i);
            chronicle.tell(session, event);
            listeners.tell(listener -> listener.happened(session, event));
        }
    }

    @Override
    public void unsaved(Session session, UnsavedLine line) {
        listeners.tell(listener -> listener.unsaved(session, line));
    }

    private void enter(SessionLane made) {
        Session session = made.session();
        SessionLane lane = lanes.computeIfAbsent(session.id(), id -> made);
        if (session.listed()) {
            lists.computeIfAbsent(session.technicianId(), t -> new ConcurrentSkipListMap<>())
                    .put(session.id(), lane);
        }
    }

    private SessionLane laneOf(Session session, RecentKeys keys) {
        return new SessionLane(
                session, new SessionLane.Surroundings(log, machine, clock, workers, this), keys);
    }

    private Iterable<String> former(int sessionId) {
        ArrayDeque<String> keys = new ArrayDeque<>();
        long after = 0;
        while (true) {
            List<LoggedEvent> page = log.ofSession(sessionId, after, 500);
            for (LoggedEvent event : page) {
                if (event.event() instanceof SessionEvent.Said said) {
                    keys.add(said.key());
                    if (keys.size() > RecentKeys.MOST) {
                        keys.poll();
                    }
                }
            }
            if (page.size() < 500) {
                return keys;
            }
            after = page.get(page.size() - 1).seq();
        }
    }
}
