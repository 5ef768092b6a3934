package org.belay.core.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.belay.api.event.Append;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Entry;
import org.belay.api.session.NewSession;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionGate;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.api.session.UnsavedLine;
import org.belay.api.session.Urgency;
import org.belay.api.session.Warnings;

/** All sessions that are open or listed, each in a lane of its own. */
final class SessionBook implements Sessions, SessionLane.Audience {

    /** When to look again at a session whose time had come and that had no time to look. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Map<Integer, SessionLane> lanes = new ConcurrentHashMap<>();

    /** Lanes that were asked something and may still have to do with it. */
    private final Set<SessionLane> astir = ConcurrentHashMap.newKeySet();

    private final SessionIndex index = new SessionIndex();
    private final Alarms alarms = new Alarms();

    /** When which session becomes more urgent, and how urgent it was told to be; calm ones aren't there. */
    private final Alarms risings = new Alarms();

    private final Map<Integer, Urgency> urgent = new ConcurrentHashMap<>();
    private final EventLog log;
    private final SessionMachine machine;
    private final Clock clock;
    private final Executor workers;
    private final Listeners listeners;
    private final House house;
    private final Chronicle chronicle = new Chronicle();
    private final Gates gates;
    private final Places places;
    private final AtomicLong retired = new AtomicLong();

    /** What the sessions live among. */
    record House(Supplier<List<SessionGate>> gates, Staff staff, IdleWatch idle) {}

    SessionBook(
            EventLog log,
            SessionMachine machine,
            Clock clock,
            Executor workers,
            Listeners listeners,
            House house) {
        this.log = log;
        this.machine = machine;
        this.clock = clock;
        this.workers = workers;
        this.listeners = listeners;
        this.house = house;
        this.gates = new Gates(house.gates(), chronicle);
        this.places = new Places(index::of, house.staff()::mostActive);
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
        alarms.due(now).forEach(id -> look(id, now));
        risings.due(now).stream().map(lanes::get).filter(Objects::nonNull).forEach(this::rise);
        for (SessionLane lane : List.copyOf(astir)) {
            lane.tick();
            if (lane.rests()) {
                astir.remove(lane);
                if (!lane.rests()) {
                    astir.add(lane); // somebody asked in between
                } else if (!lane.session().listed()) {
                    retire(lane.session().id());
                }
            }
        }
    }

    /** Limits may be others now: each session's next time is worked out anew. */
    void limitsChanged() {
        lanes.values()
                .forEach(
                        lane -> {
                            setAlarm(lane.session());
                            rise(lane);
                        });
    }

    private void look(int id, Instant now) {
        SessionLane lane = lanes.get(id);
        if (lane == null) {
            return;
        }
        Session session = lane.session();
        Optional<Limits.Deadline> due = machine.due(session, now);
        if (due.isEmpty() || house.idle().holdsUp(session, due.get().effect(), now)) {
            setAlarm(session);
            return;
        }
        // It may fail; and on a busy lane it would only queue up
        alarms.set(id, now.plus(AGAIN_AFTER));
        if (lane.quiet()) {
            ask(lane, new SessionCommand.TimePassed());
        }
    }

    private void setAlarm(Session session) {
        machine.next(session).ifPresent(deadline -> alarms.set(session.id(), deadline.at()));
    }

    /** Tells if it is more or less urgent than before. */
    private void rise(SessionLane lane) {
        Session session = lane.session();
        boolean changed = setRising(session);
        if (lane.session().status().isOver()) {
            urgent.remove(session.id()); // it has ended in this very moment, and nobody would again
        } else if (changed) {
            listeners.tell(listener -> listener.urgencyChanged(session));
        }
    }

    /** Whether its urgency is another one now. */
    private boolean setRising(Session session) {
        Instant now = clock.instant();
        machine.nextRising(session, now).ifPresent(at -> risings.set(session.id(), at));
        Urgency is = machine.warnings(session, now).urgency();
        Urgency was =
                is == Urgency.CALM ? urgent.remove(session.id()) : urgent.put(session.id(), is);
        return is != Objects.requireNonNullElse(was, Urgency.CALM);
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
        Session session = Session.begin(id, asked, now);
        SessionEvent created =
                new SessionEvent.Created(
                        asked.kind(), asked.method(), asked.technicianId(), asked.channelId());
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
                .<CompletionStage<Session>>flatMap(lane -> ask(lane, command).map(answer -> answer))
                .orElseGet(() -> askFormer(sessionId, command));
    }

    private Optional<CompletableFuture<Session>> ask(SessionLane lane, SessionCommand command) {
        astir.add(lane);
        return lane.ask(command);
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
                .filter(Session::listed);
    }

    @Override
    public List<Session> all() {
        return lanes.values().stream().map(SessionLane::session).filter(Session::listed).toList();
    }

    @Override
    public List<Session> listOf(int technicianId) {
        return index.listed(technicianId, house.staff().queuesOf(technicianId))
                .map(SessionLane::session)
                .filter(session -> machine.entryOf(session, technicianId).isPresent())
                .sorted(Comparator.comparing(SessionIndex.Place::of))
                .toList();
    }

    @Override
    public List<Session> around(Collection<Integer> technicians, Collection<Target> queues) {
        return goingOn(index.around(technicians, queues));
    }

    @Override
    public List<Session> ofChannel(int channelId) {
        return goingOn(index.ofChannel(channelId));
    }

    private static List<Session> goingOn(Stream<SessionLane> some) {
        return some.map(SessionLane::session)
                .filter(session -> !session.status().isOver())
                .sorted(Comparator.comparing(SessionIndex.Place::of))
                .toList();
    }

    @Override
    public Optional<Entry> entryOf(Session session, int technicianId) {
        return machine.entryOf(session, technicianId);
    }

    @Override
    public OptionalInt position(int sessionId) {
        return find(sessionId)
                .filter(session -> session.status() == SessionStatus.WAITING)
                .flatMap(
                        session ->
                                session.queue().map(queue -> index.waitingBefore(session, queue)))
                .map(before -> OptionalInt.of(Math.toIntExact(before) + 1))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public List<Integer> waitingIn(Target queue) {
        return index.waitingIn(queue).map(Session::id).toList();
    }

    @Override
    public List<String> technicianActs(Session session, int technicianId) {
        return machine.acts(session, technicianId);
    }

    @Override
    public Warnings warnings(Session session) {
        return machine.warnings(session, clock.instant());
    }

    /** By what names the customer, the lead and all others are known to each other. */
    Stream<String> namesIn(Session session) {
        Stream<String> others =
                session.company().participants().stream()
                        .map(
                                each ->
                                        each.name().isEmpty()
                                                ? house.staff().nameOf(each.id())
                                                : each.name());
        return Stream.concat(
                        Stream.of(session.name(), house.staff().nameOf(session.technicianId())),
                        others)
                .filter(each -> !each.isEmpty());
    }

    /** Whether that technician may bring in people from outside now. */
    boolean mayInviteGuests(int technicianId) {
        return house.staff().may(technicianId, Lifecycle.MAY_INVITE_GUESTS);
    }

    @Override
    public int mostActive(int technicianId) {
        return house.staff().mostActive(technicianId);
    }

    @Override
    public List<String> administratorActs(Session session) {
        return machine.acts(session, Part.ADMINISTRATOR);
    }

    @Override
    public Optional<Terms> terms(Session session) {
        return machine.terms(session);
    }

    @Override
    public ChatRule chat(Session session) {
        return machine.chat(session);
    }

    @Override
    public List<String> customerActs(Session session) {
        return machine.acts(session, Part.CUSTOMER);
    }

    @Override
    public void consider(Session session, SessionCommand command) {
        gates.pass(session, command);
    }

    @Override
    public void decided(Session session, SessionEvent event) {
        places.take(session.id(), event);
    }

    @Override
    public void settled(int sessionId) {
        places.settled(sessionId);
    }

    @Override
    public void happened(Session before, List<Session> after, List<LoggedEvent> events) {
        Session last = after.get(after.size() - 1);
        Optional.ofNullable(lanes.get(last.id())).ifPresent(lane -> index.move(before, last, lane));
        if (last.status().isOver()) {
            alarms.forget(last.id());
            risings.forget(last.id());
            urgent.remove(last.id());
            house.idle().forget(last.id());
        } else {
            setAlarm(last);
            setRising(last); // whoever hears what happened sees that, too
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
        index.enter(session, lane);
        setAlarm(session);
        setRising(session);
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
                if (event.event() instanceof SessionEvent.Line line) {
                    keys.add(line.key());
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
