package org.belay.presence.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.belay.api.console.Console;
import org.belay.api.console.ConsolePart;
import org.belay.api.presence.StatusPeriod;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/**
 * Who is there, and in which status. What it finds out is told elsewhere, on the thread given for it:
 * consoles and listeners are others' code, and this one's lock isn't theirs.
 */
final class Roster implements TechnicianStatuses, ConsolePart {

    /** A page that is reloaded is away for a moment; who stays away longer is Offline. */
    static final Duration GRACE = Duration.ofSeconds(8);

    /** After a restart consoles come back; who was Away before is so for that long. */
    static final Duration RETURN = Duration.ofMinutes(10);

    /** Between two switches of one technician's, for each is a line in the books. */
    static final Duration BETWEEN_SWITCHES = Duration.ofSeconds(1);

    /** How long before it the page says that its technician will be logged off. */
    static final Duration NOTICE = Duration.ofMinutes(1);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    /**
     * What the roster asks; none of it may block.
     *
     * @param limits what holds for an account
     * @param active how many active sessions an account has
     * @param blocked whether an account may not be logged off
     */
    record Surroundings(
            IntFunction<Limits> limits, IntUnaryOperator active, IntPredicate blocked) {}

    /** Hears of changes and of periods; doesn't block. */
    interface News {
        /** Somebody's status has changed. */
        void changed(TechnicianState before, TechnicianState now);

        /** A period has ended, or lasts until that time at least. */
        void period(StatusPeriod period);
    }

    private final Map<Integer, Attendance> attending = new HashMap<>();
    private final Map<Integer, TechnicianState> states = new ConcurrentHashMap<>();
    private final Map<Integer, StatusPeriod> wereAway = new HashMap<>();
    private final Clock clock;
    private final Surroundings surroundings;
    private final News news;
    private final Executor teller;
    private final Instant begun;

    Roster(Clock clock, Surroundings surroundings, News news, Executor teller) {
        this.clock = clock;
        this.surroundings = surroundings;
        this.news = news;
        this.teller = teller;
        this.begun = clock.instant();
    }

    /** Who was Away when the gateway last stopped comes back as that. */
    synchronized void wereAway(Map<Integer, StatusPeriod> periods) {
        wereAway.putAll(periods);
    }

    @Override
    public TechnicianState of(int account) {
        TechnicianState state = states.get(account);
        return state == null ? offline(account, begun) : state;
    }

    private static TechnicianState offline(int account, Instant since) {
        return new TechnicianState(account, TechnicianStatus.OFFLINE, since, true);
    }

    @Override
    public Set<Integer> atConsoles() {
        Set<Integer> accounts = new HashSet<>();
        states.forEach(
                (account, state) -> {
                    if (state.status() != TechnicianStatus.OFFLINE) {
                        accounts.add(account);
                    }
                });
        return accounts;
    }

    @Override
    public Set<String> types() {
        return Set.of("active", "away");
    }

    @Override
    public synchronized void opened(Console console) {
        Instant now = clock.instant();
        Attendance some = attending.computeIfAbsent(console.account(), id -> arrived(id, now));
        some.opened(console);
        if (!look(some, now)) {
            tell(Set.of(console), view(some));
        }
    }

    private Attendance arrived(int account, Instant now) {
        Attendance arrived = new Attendance(of(account), now);
        Optional.ofNullable(wereAway.remove(account))
                .filter(away -> now.isBefore(away.until().plus(RETURN)))
                .ifPresent(away -> arrived.resume(away, limits(account).awayAfter()));
        return arrived;
    }

    @Override
    public synchronized void closed(Console console) {
        Instant now = clock.instant();
        Attendance some = attending.get(console.account());
        if (some != null && some.closed(console, now) && some.loggedOff()) {
            leave(some, now);
        }
    }

    @Override
    public void heard(Console console, String type, Map<String, Object> message) {
        if (type.equals("away")) {
            if (!(message.get("on") instanceof Boolean on)) {
                throw Refused.field("invalid", "on", "on must be true or false");
            }
            away(console.account(), on);
        } else {
            acted(console.account());
        }
    }

    private synchronized void acted(int account) {
        Attendance some = attending.get(account);
        if (some != null) {
            Instant now = clock.instant();
            some.acted(now);
            look(some, now);
        }
    }

    private synchronized void away(int account, boolean on) {
        Attendance some = attending.get(account);
        if (some == null) {
            return;
        }
        Instant now = clock.instant();
        if (on && some.state().status() == TechnicianStatus.BUSY) {
            throw Refused.because(Reason.STATE, "state", "Who is Busy can't say that he is Away");
        }
        if (!some.maySwitch(now, BETWEEN_SWITCHES)) {
            throw Refused.throttled(BETWEEN_SWITCHES);
        }
        some.away(on, now);
        look(some, now);
    }

    /** Something about the account has changed, such as the number of its sessions. */
    synchronized void look(int account) {
        Attendance some = attending.get(account);
        if (some != null) {
            look(some, clock.instant());
        }
    }

    /** Looks at everybody, for time has passed. */
    void tick() {
        for (int account : accounts()) {
            look(account);
        }
    }

    /** Says of everybody who is there that he still is. */
    void beat() {
        Instant now = clock.instant();
        for (int account : accounts()) {
            beat(account, now);
        }
    }

    private synchronized void beat(int account, Instant now) {
        Attendance some = attending.get(account);
        if (some != null) {
            end(some.state(), some.left() == null ? now : some.left());
        }
    }

    /** Nobody's status is derived any more; the pages forget theirs. */
    void stop() {
        beat();
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("type", "technician-status");
        nothing.put("status", null);
        synchronized (this) {
            attending.values().forEach(some -> tell(some.consoles(), nothing));
            attending.clear();
            states.clear();
        }
    }

    /** Those accounts were disabled or deleted: they are Offline at once. */
    synchronized void gone(Set<Integer> accounts) {
        Instant now = clock.instant();
        for (int account : accounts) {
            Attendance some = attending.get(account);
            if (some != null) {
                leave(some, some.left() == null ? now : some.left());
            }
        }
    }

    private synchronized List<Integer> accounts() {
        return List.copyOf(attending.keySet());
    }

    /** Whether his consoles were told something new of his status. */
    private boolean look(Attendance some, Instant now) {
        if (some.left() != null) {
            // Until he is back, or isn't, his status stays what it was.
            if (!now.isBefore(some.left().plus(GRACE))) {
                leave(some, some.left());
            }
            return false;
        }
        Limits limits = limits(some.state().account());
        watchLogOff(some, limits, now);
        int active = surroundings.active().applyAsInt(some.state().account());
        become(some, some.derive(limits, active, now));
        Map<String, Object> view = view(some);
        boolean isNews = some.isNews(view);
        if (isNews) {
            tell(some.consoles(), view);
        }
        return isNews;
    }

    private void leave(Attendance some, Instant at) {
        attending.remove(some.state().account());
        TechnicianState last = some.state();
        Instant end = at.isBefore(last.since()) ? last.since() : at;
        become(some, offline(last.account(), end));
    }

    private void become(Attendance some, TechnicianState now) {
        TechnicianState before = some.state();
        if (now.equals(before)) {
            return;
        }
        some.state(now);
        states.put(now.account(), now);
        end(before, now.since());
        end(now, now.since());
        teller.execute(() -> news.changed(before, now));
    }

    private void end(TechnicianState state, Instant until) {
        if (state.status() != TechnicianStatus.OFFLINE) {
            Instant end = until.isBefore(state.since()) ? state.since() : until;
            news.period(
                    new StatusPeriod(
                            state.account(),
                            state.status(),
                            state.automatic(),
                            state.since(),
                            end));
        }
    }

    private void watchLogOff(Attendance some, Limits limits, Instant now) {
        Duration after = limits.logOffAfter();
        if (after.isZero()) {
            unwarn(some);
            return;
        }
        Duration half = after.dividedBy(2);
        Duration notice = NOTICE.compareTo(half) < 0 ? NOTICE : half;
        Instant due = some.logOffDue(after);
        if (surroundings.blocked().test(some.state().account())) {
            some.spare(now);
            unwarn(some);
        } else if (now.isBefore(due.minus(notice))) {
            unwarn(some);
        } else if (now.isBefore(due)) {
            warn(some, due);
        } else if (some.tryLogOff(now, BETWEEN_TRIES)) {
            logOff(some, limits);
        }
    }

    private void warn(Attendance some, Instant due) {
        if (!some.warned()) {
            some.warned(true);
            tell(some.consoles(), Map.of("type", "log-off-soon", "at", TIME.format(due)));
        }
    }

    private void unwarn(Attendance some) {
        if (some.warned()) {
            some.warned(false);
            Map<String, Object> message = new HashMap<>();
            message.put("type", "log-off-soon");
            message.put("at", null);
            tell(some.consoles(), message);
        }
    }

    private void logOff(Attendance some, Limits limits) {
        Map<String, Object> farewell =
                Map.of(
                        "type",
                        "signed-out",
                        "reason",
                        "inactivity",
                        "logOffUrl",
                        limits.logOffUrl());
        each(some.consoles(), console -> console.signOut(farewell));
    }

    private Limits limits(int account) {
        return surroundings.limits().apply(account);
    }

    private Map<String, Object> view(Attendance some) {
        TechnicianState state = some.state();
        return Map.of(
                "type",
                "technician-status",
                "status",
                state.status().wireName(),
                "since",
                TIME.format(state.since()),
                "automatic",
                state.automatic(),
                "logOffUrl",
                limits(state.account()).logOffUrl());
    }

    private void tell(Set<Console> consoles, Map<String, Object> message) {
        each(consoles, console -> console.tell(message));
    }

    private void each(Set<Console> consoles, Consumer<Console> act) {
        List<Console> now = List.copyOf(consoles);
        teller.execute(() -> now.forEach(act));
    }
}
