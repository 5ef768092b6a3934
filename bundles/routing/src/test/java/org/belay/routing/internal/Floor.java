package org.belay.routing.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.belay.api.event.LoggedEvent;
import org.belay.api.message.Message;
import org.belay.api.message.MessageChannel;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Role;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.ChatRule;
import org.belay.api.preference.Preferences;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.routing.RoutingPolicy;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Entry;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.api.session.Transfer;
import org.belay.api.session.Warnings;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;

/**
 * Customers, technicians and a router among them, on the test's own thread and clock. Sessions know as
 * much of the engine's rules as routing meets: what waits can be started and handed over, and nobody
 * gets more than he may have.
 */
final class Floor implements Sessions, TechnicianStatuses {

    static final int DESK = 201;
    static final int WEB = Directory.FIRST_CHANNEL;
    static final int SHOP = Directory.FIRST_CHANNEL + 1;

    /** So many may be active at once. */
    static final int MOST = 10;

    final FakeClock clock = new FakeClock(Instant.parse("2026-03-02T09:00:00Z"));
    final FakeSettings settings = new FakeSettings();
    final FakeDirectory directory =
            new FakeDirectory()
                    .withGroup(DESK, Directory.TECHNICIANS, "Desk")
                    .withLink(UnitType.CHANNEL_LINK, DESK, WEB)
                    .withLink(UnitType.CHANNEL_LINK, DESK, SHOP);
    final List<Message> mails = new ArrayList<>();
    final Map<String, String> preferences = new TreeMap<>();
    final Exits exits = new Exits();
    RoutingPolicy policy;
    boolean statusesKnown = true;

    /** Whether names and addresses of people can't be read. */
    boolean peopleAway;

    /** What the router will be told later; null while it is told at once. */
    private List<Runnable> later;

    /** Refuses the next starts with that, null for not at all. */
    Refused refusing;

    private final Map<Integer, Session> sessions = new LinkedHashMap<>();
    private final Map<Integer, TechnicianState> states = new TreeMap<>();
    private final Accounts people = new People();
    private final MessageChannel mail =
            message -> {
                mails.add(message);
                return CompletableFuture.completedStage(null);
            };
    private int last = 380_206_000;
    private long seq;
    private Router router;
    private InboundRestriction gate;
    private Estimates estimates;

    Floor() {
        restart();
    }

    /** The bundle goes and comes; sessions stay as they are. */
    Floor restart() {
        Workload workload = new Workload();
        PickUps pickUps = new PickUps();
        Deadlines<Router.Due> deadlines = new Deadlines<>();
        Staff staff = new Staff(directory, settings, () -> statusesKnown ? this : null, workload);
        gate = new InboundRestriction(settings, staff);
        estimates = new Estimates(pickUps, directory, settings);
        router =
                new Router(
                        this,
                        staff,
                        workload,
                        pickUps,
                        deadlines,
                        new Router.Rules(
                                new ChannelStart(
                                        this,
                                        people,
                                        staff,
                                        workload,
                                        deadlines,
                                        () -> policy,
                                        clock),
                                new PrivateStart(
                                        this, people, directory, settings, Wishes::new, staff),
                                new ChannelTransfer(this, directory, settings, clock),
                                new Absence(
                                        this,
                                        directory,
                                        settings,
                                        staff,
                                        exits,
                                        new Calls(people, directory, () -> mail),
                                        clock)),
                        clock,
                        Runnable::run);
        router.wake();
        return this;
    }

    /** The bundle is away: nobody hears of anything. */
    void stop() {
        router = null;
    }

    /** Everybody has come back to his console after the start. */
    Floor settled() {
        pass(Router.SETTLING);
        return this;
    }

    void pass(Duration time) {
        clock.advance(time);
        if (router != null) {
            router.tick();
        }
    }

    /** Somebody of the desk, not there yet. */
    Floor technician(int account) {
        directory.withTechnician(account, DESK, account, "T" + account);
        return this;
    }

    Floor is(int account, TechnicianStatus status) {
        TechnicianState before = of(account);
        TechnicianState now = new TechnicianState(account, status, clock.instant(), true);
        states.put(account, now);
        if (router != null) {
            router.changed(before, now);
        }
        return this;
    }

    /** Somebody of the desk at his console. */
    Floor online(int account) {
        return technician(account).is(account, TechnicianStatus.ONLINE);
    }

    void settingsChanged() {
        router.changed(
                new OrganizationChange(
                        Set.of(WEB), Set.of(), Set.of(), Set.of("routing.start-below")));
    }

    int arrive(int channel) {
        return arrive(NewSession.ofChannel("channel", "", Map.of(), channel, ""));
    }

    int arriveFor(int technician) {
        return arrive(NewSession.ofTechnician("pin", "", Map.of(), technician, ""));
    }

    private int arrive(NewSession asked) {
        Session session = Session.begin(++last, asked, clock.instant());
        happened(session, new SessionEvent.Created(asked.kind(), asked.method(), 0, 0));
        happened(
                session.inStatus(SessionStatus.WAITING, clock.instant()),
                new SessionEvent.Joined());
        return session.id();
    }

    Session session(int id) {
        return sessions.get(id);
    }

    SessionStatus status(int id) {
        return session(id).status();
    }

    /** Who has it active, 0 for nobody. */
    int with(int id) {
        return status(id) == SessionStatus.ACTIVE ? session(id).technicianId() : 0;
    }

    long active(int account) {
        return sessions.values().stream()
                .filter(each -> each.statusOnceBack() == SessionStatus.ACTIVE)
                .filter(each -> each.technicianId() == account)
                .count();
    }

    Optional<Refused> objection(int id, Author by, int channel) {
        return gate.objection(
                session(id), new SessionCommand.HandOver(by, Target.channel(channel), ""));
    }

    Optional<Duration> estimate(int id) {
        return estimates.of(session(id));
    }

    /** A technician starts it by hand. */
    void start(int id, int account) {
        ask(id, new SessionCommand.Assign(Author.SYSTEM, Author.technician(account, "")));
    }

    void end(int id) {
        Instant now = clock.instant();
        happened(
                session(id).inStatus(SessionStatus.CLOSED, now).endedAt(now),
                new SessionEvent.Ended(SessionStatus.CLOSED, EndCause.CUSTOMER, Author.CUSTOMER));
    }

    private Session happened(Session session, SessionEvent event) {
        Session next = session.nextRevision();
        sessions.put(next.id(), next);
        LoggedEvent logged = new LoggedEvent(++seq, next.id(), clock.instant(), event, null);
        if (later != null) {
            later.add(() -> router.happened(next, logged));
        } else if (router != null) {
            router.happened(next, logged);
        }
        return next;
    }

    /** What happens while that is done is told to the router after it. */
    void tellingLater(Runnable what) {
        later = new ArrayList<>();
        what.run();
        List<Runnable> told = later;
        later = null;
        told.forEach(Runnable::run);
    }

    @Override
    public CompletionStage<Session> ask(int id, SessionCommand command) {
        try {
            return CompletableFuture.completedStage(answer(session(id), command));
        } catch (Refused refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    private Session answer(Session session, SessionCommand command) {
        Instant now = clock.instant();
        boolean waits = session.status() == SessionStatus.WAITING;
        if (command instanceof SessionCommand.Assign assign) {
            int account = assign.technician().accountId();
            if (refusing != null) {
                throw refusing;
            }
            if (!waits && session.status() != SessionStatus.OUTGOING) {
                throw Refused.state("It doesn't wait");
            }
            if (active(account) >= MOST) {
                throw Refused.because(Reason.STATE, "too-many-active", "Enough");
            }
            return happened(
                    session.ledBy(account)
                            .inStatus(SessionStatus.ACTIVE, now)
                            .startedAt(now)
                            .with(session.company().settled(true)),
                    new SessionEvent.Started(assign.technician(), true));
        }
        if (command instanceof SessionCommand.HandOver handOver && waits) {
            return happened(
                    session.inStatus(SessionStatus.OUTGOING, now)
                            .with(
                                    session.company()
                                            .transferred(
                                                    new Transfer(
                                                            handOver.to(),
                                                            handOver.author(),
                                                            "",
                                                            now,
                                                            true))),
                    new SessionEvent.HandedOver(handOver.author(), handOver.to()));
        }
        if (command instanceof SessionCommand.Abort abort) {
            return happened(
                    session.inStatus(SessionStatus.ABORTED, now).endedAt(now),
                    new SessionEvent.Ended(SessionStatus.ABORTED, abort.cause(), Author.SYSTEM));
        }
        throw Refused.state("Not now");
    }

    @Override
    public Optional<Session> find(int id) {
        return Optional.ofNullable(sessions.get(id)).filter(each -> !each.status().isOver());
    }

    @Override
    public List<Session> all() {
        return sessions.values().stream().filter(each -> !each.status().isOver()).toList();
    }

    @Override
    public List<Integer> waitingIn(Target queue) {
        return all().stream()
                .filter(
                        each ->
                                each.status() == SessionStatus.WAITING
                                        || each.status() == SessionStatus.OUTGOING)
                .filter(each -> each.queue().equals(Optional.of(queue)))
                .sorted(Comparator.comparing(Session::createdAt).thenComparing(Session::id))
                .map(Session::id)
                .toList();
    }

    @Override
    public List<Session> listOf(int technicianId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Session> around(Collection<Integer> technicians, Collection<Target> queues) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Session> ofChannel(int channelId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Entry> entryOf(Session session, int technicianId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionalInt position(int sessionId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> technicianActs(Session session, int technicianId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int mostActive(int technicianId) {
        return 10;
    }

    @Override
    public Warnings warnings(Session session) {
        return Warnings.NONE;
    }

    @Override
    public List<String> administratorActs(Session session) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    @Override
    public TechnicianState of(int account) {
        return states.getOrDefault(
                account,
                new TechnicianState(account, TechnicianStatus.OFFLINE, Instant.EPOCH, true));
    }

    @Override
    public Set<Integer> atConsoles() {
        Set<Integer> there = new TreeSet<>();
        states.forEach(
                (account, state) -> {
                    if (state.status() != TechnicianStatus.OFFLINE) {
                        there.add(account);
                    }
                });
        return there;
    }

    private final class People implements Accounts {
        @Override
        public String organizationName() {
            readable();
            return "Acme IT support";
        }

        @Override
        public Optional<Account> find(int id) {
            readable();
            return Optional.of(
                    new Account(
                            id,
                            "T" + id,
                            "T" + id,
                            "t" + id + "@acme.example",
                            "",
                            "",
                            Set.of(Role.TECHNICIAN),
                            true,
                            false));
        }
    }

    private void readable() {
        if (peopleAway) {
            throw Refused.unavailable();
        }
    }

    private final class Wishes implements Preferences {
        @Override
        public CompletionStage<Map<String, String>> of(int account) {
            return CompletableFuture.completedStage(Map.copyOf(preferences));
        }

        @Override
        public void put(int account, String key, String json) {
            preferences.put(key, json);
        }

        @Override
        public void remove(int account, String key) {
            preferences.remove(key);
        }
    }
}
