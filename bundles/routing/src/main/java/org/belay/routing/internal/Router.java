package org.belay.routing.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatusListener;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what happens and has the rules look at what it touches: at the session that came, at the
 * queues that somebody may now take from. Whoever tells it only leaves a mark; the rules run on one
 * thread, and look at no more than what is marked or due. All that it knows is gathered anew from the
 * sessions when it begins, so it may be replaced while they wait.
 */
final class Router implements SessionEventListener, TechnicianStatusListener, OrganizationListener {

    /** How long after the start nobody is said to be away: consoles are coming back (SET-76). */
    static final Duration SETTLING = Duration.ofSeconds(30);

    /** Requests that came so shortly before the start may have been missed, and are looked at. */
    static final Duration MISSED = Duration.ofSeconds(30);

    /** When to look again at what couldn't be looked at. */
    static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    /** Something to look at later. */
    sealed interface Due {
        /** A session that may have waited long enough. */
        record Transfer(int session) implements Due {}

        /** A request that came when it was too early to tell who is there. */
        record Judge(int session) implements Due {}

        /** A queue with a session that couldn't be started just now. */
        record Queue(int channel) implements Due {}

        /** A technician who has been signed in for long enough. */
        record Ready(int account) implements Due {}

        /** A session that came, and at which it couldn't be looked. */
        record Arrival(int session) implements Due {}

        /** All that must be known from the sessions, which couldn't be gathered. */
        record Everything() implements Due {}
    }

    /** What it makes things happen by. */
    record Rules(
            ChannelStart channelStart,
            PrivateStart privateStart,
            ChannelTransfer transfer,
            Absence absence) {}

    private final Sessions sessions;
    private final Staff staff;
    private final Workload workload;
    private final PickUps pickUps;
    private final Deadlines<Due> deadlines;
    private final Rules rules;
    private final Clock clock;
    private final Executor thread;
    private final Instant startedAt;

    private final Set<Integer> arrived = ConcurrentHashMap.newKeySet();
    private final Set<Integer> queues = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AtomicBoolean outOfDate = new AtomicBoolean(true);

    Router(
            Sessions sessions,
            Staff staff,
            Workload workload,
            PickUps pickUps,
            Deadlines<Due> deadlines,
            Rules rules,
            Clock clock,
            Executor thread) {
        this.sessions = sessions;
        this.staff = staff;
        this.workload = workload;
        this.pickUps = pickUps;
        this.deadlines = deadlines;
        this.rules = rules;
        this.clock = clock;
        this.thread = thread;
        this.startedAt = clock.instant();
    }

    @Override
    public void happened(Session session, LoggedEvent logged) {
        SessionEvent event = logged.event();
        workload.note(session, logged.at())
                .ifPresent(
                        freed -> {
                            staff.hasRoom(freed);
                            queues.addAll(staff.channelsOf(freed));
                        });
        if (event instanceof SessionEvent.Started started && started.first()) {
            pickUps.note(session);
        }
        if (event instanceof SessionEvent.Joined) {
            arrived.add(session.id());
        }
        look(session);
        wake();
    }

    @Override
    public void missed() {
        outOfDate.set(true);
        wake();
    }

    @Override
    public void changed(TechnicianState before, TechnicianState now) {
        staff.changed(before, now);
        if (now.status() == TechnicianStatus.ONLINE) {
            queues.addAll(staff.channelsOf(now.account()));
            wake();
        }
    }

    @Override
    public void changed(OrganizationChange change) {
        boolean ours = change.settings().stream().anyMatch(key -> key.startsWith("routing."));
        staff.allHaveRoom();
        if (ours) {
            outOfDate.set(true);
        }
        if (ours || !change.units().isEmpty() || !change.settings().isEmpty()) {
            RoutingSettings.channels().forEach(queues::add);
            wake();
        }
    }

    /** Lets time pass. Called each second; costs nothing while nothing is due. */
    void tick() {
        Instant now = clock.instant();
        deadlines.due(now).forEach(due -> attempt(due, () -> take(due)));
        run();
    }

    private void take(Due due) {
        if (due instanceof Due.Transfer transfer) {
            sessions.find(transfer.session()).ifPresent(rules.transfer()::due);
        } else if (due instanceof Due.Judge judge) {
            waiting(judge.session()).ifPresent(rules.absence()::judge);
        } else if (due instanceof Due.Queue queue) {
            queues.add(queue.channel());
        } else if (due instanceof Due.Ready ready) {
            queues.addAll(staff.channelsOf(ready.account()));
        } else if (due instanceof Due.Arrival arrival) {
            arrived.add(arrival.session());
        } else {
            outOfDate.set(true);
        }
    }

    /** What fails holds up nothing else, and isn't forgotten. */
    private void attempt(Due again, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("Routing couldn't look at {}; it is tried again", again, e);
            deadlines.set(again, clock.instant().plus(AGAIN_AFTER));
        }
    }

    /** Has the thread look at what is marked, soon. */
    void wake() {
        if (awake.compareAndSet(false, true)) {
            try {
                thread.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.debug("Stopping; what has changed is found at the next start");
            }
        }
    }

    private void run() {
        awake.set(false);
        if (outOfDate.compareAndSet(true, false)) {
            attempt(new Due.Everything(), this::takeUp);
        }
        for (Integer session : List.copyOf(arrived)) {
            arrived.remove(session);
            attempt(new Due.Arrival(session), () -> waiting(session).ifPresent(this::arrived));
        }
        for (Integer channel : List.copyOf(queues)) {
            queues.remove(channel);
            attempt(new Due.Queue(channel), () -> rules.channelStart().look(channel));
        }
    }

    /** Gathers what must be known from the sessions as they are. */
    private void takeUp() {
        workload.clear();
        pickUps.clear();
        List<Session> all = sessions.all();
        all.stream()
                .filter(session -> session.started().isPresent())
                .sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
                .forEach(pickUps::note);
        for (Session session : all) {
            workload.refresh(session.id(), sessions::find);
            look(session);
            boolean fresh =
                    session.status() == SessionStatus.WAITING
                            && session.statusSince().isAfter(startedAt.minus(MISSED))
                            && session.statusSince().isBefore(startedAt);
            if (fresh && session.company().transfer() == null) {
                arrived.add(session.id());
            }
        }
    }

    private void look(Session session) {
        Optional<Target> queue = session.queue().filter(each -> each.kind() == Target.Kind.CHANNEL);
        queue.map(Target::id).ifPresent(queues::add);
        Optional<Instant> transfer =
                queue.isPresent() ? rules.transfer().at(session) : Optional.empty();
        Due.Transfer due = new Due.Transfer(session.id());
        transfer.ifPresentOrElse(at -> deadlines.set(due, at), () -> deadlines.forget(due));
    }

    private void arrived(Session session) {
        if (session.kind() == SessionKind.PRIVATE) {
            rules.privateStart().arrived(session);
        }
        Instant settled = startedAt.plus(SETTLING);
        if (clock.instant().isBefore(settled)) {
            deadlines.set(new Due.Judge(session.id()), settled);
        } else {
            rules.absence().judge(session);
        }
    }

    private Optional<Session> waiting(int session) {
        return sessions.find(session).filter(each -> each.status() == SessionStatus.WAITING);
    }
}
