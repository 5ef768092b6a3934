package org.belay.monitoring.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.belay.api.console.Console;
import org.belay.api.console.ConsolePart;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.monitoring.internal.WatchAudit.Fact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looks after whom at the moment. In memory: with the gateway all consoles are gone, too. What it
 * says to consoles and writes into the audit afterwards is done on another thread, in order, for this
 * lock isn't theirs.
 */
final class Watches implements ConsolePart {

    /** How long a technician's console has to answer; a page that is reloaded is back by then. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How many technicians one administrator may look after at once. */
    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
    private static final String HERE = "monitoring-here";
    private static final String ANSWER = "monitoring-answer";

    /** The thread for everything that may take its time. */
    interface Later {
        /** As soon as what came before is done. */
        void soon(Runnable task);

        /** In that time. */
        void in(Duration delay, Runnable task);
    }

    private final Map<Watch.Key, Watch> watches = new LinkedHashMap<>();
    private final Set<Console> open = new LinkedHashSet<>();
    // Consoles that know of monitoring, with what they were told last.
    private final Map<Console, Map<String, ?>> able = new HashMap<>();
    private final Clock clock;
    private final Rights rights;
    private final SessionsInHand sessions;
    private final WatchAudit audit;
    private final WatchViews views;
    private final Later later;

    Watches(
            Clock clock,
            Rights rights,
            SessionsInHand sessions,
            WatchAudit audit,
            WatchViews views,
            Later later) {
        this.clock = clock;
        this.rights = rights;
        this.sessions = sessions;
        this.audit = audit;
        this.views = views;
        this.later = later;
    }

    /** Begins to look after the technician; nothing new if he does already. Blocks for the audit. */
    Map<String, Object> begin(Actor administrator, int technician) {
        int account = administrator.account();
        Unit unit = permitted(account, technician);
        Watch.Key key = new Watch.Key(account, technician);
        synchronized (this) {
            Watch known = watches.get(key);
            if (known != null && known.state().isLive()) {
                return views.entry(known);
            }
            if (open.stream().noneMatch(each -> each.account() == technician)) {
                throw Refused.because(
                        Reason.STATE, "not-there", "That technician is at no console");
            }
            if (liveOf(each -> each.administrator() == account).size() >= MOST) {
                throw Refused.because(Reason.STATE, "too-many", "At most " + MOST + " at once");
            }
        }
        record(administrator, unit, account, Fact.BEGUN);
        Watch begun = Watch.begin(account, unit, clock.instant());
        synchronized (this) {
            watches.put(key, begun);
            tellBoth(begun);
        }
        later.in(PATIENCE, () -> unanswered(begun));
        return views.entry(begun);
    }

    /** Ends it, or takes what is over off the list. */
    synchronized void end(Actor administrator, int technician) {
        move(find(administrator.account(), technician), Trigger.END, "");
    }

    /** Wants to see the technician's screen, by his own right or with permission. Blocks for the audit. */
    Map<String, Object> launch(Actor administrator, int technician, LaunchMethod method) {
        int account = administrator.account();
        Unit unit = permitted(account, technician);
        active(account, technician);
        record(administrator, unit, account, method.fact());
        synchronized (this) {
            return views.entry(become(active(account, technician), method.desktop()));
        }
    }

    private Unit permitted(int administrator, int technician) {
        return rights.technician(technician)
                .filter(each -> rights.over(administrator, each))
                .orElseThrow(() -> Refused.notFound("technician"));
    }

    @Override
    public Set<String> types() {
        return Set.of(HERE, ANSWER);
    }

    @Override
    public synchronized void opened(Console console) {
        open.add(console);
        if (rights.hasBothSeats(console.account())) {
            later.soon(() -> tellEntries(console));
        }
        later.soon(() -> console.tell(WatchViews.ask()));
    }

    @Override
    public synchronized void closed(Console console) {
        open.remove(console);
        able.remove(console);
    }

    @Override
    public synchronized void heard(Console console, String type, Map<String, Object> message) {
        if (type.equals(ANSWER)) {
            answered(console.account(), message);
            return;
        }
        if (!open.contains(console)) {
            return; // closed in this very moment: nobody would ever forget it
        }
        able.putIfAbsent(console, Map.of());
        for (Watch each : liveOf(watch -> watch.technician().account() == console.account())) {
            move(each, Trigger.REACHED, "").ifPresent(this::connect);
        }
        tellOfMonitoring(console.account());
    }

    private void connect(Watch waiting) {
        if (rights.over(waiting.administrator(), waiting.technician())) {
            move(waiting, Trigger.CONNECTED, "");
            later.soon(this::look);
        } else {
            move(waiting, Trigger.RIGHTS_LOST, "rights-lost");
        }
    }

    private void answered(int technician, Map<String, Object> message) {
        if (!(message.get("administrator") instanceof Number administrator)) {
            throw Refused.missing("administrator");
        }
        if (!(message.get("allow") instanceof Boolean allow)) {
            throw Refused.missing("allow");
        }
        Watch watch = find(administrator.intValue(), technician);
        if (watch.desktop() != Desktop.ASKED) {
            throw Refused.state("Nothing is asked (any more)");
        }
        become(watch, allow ? Desktop.ALLOWED : Desktop.REFUSED);
        recordLater(
                new Actor(technician, rights.name(technician)),
                watch,
                allow ? Fact.DESKTOP_ALLOWED : Fact.DESKTOP_REFUSED);
    }

    /** The account is at no console any more. */
    synchronized void left(int account) {
        liveOf(each -> each.technician().account() == account)
                .forEach(each -> move(each, Trigger.GONE, "gone"));
        // Who has left looks after nobody; nothing waits for him.
        List.copyOf(watches.values()).stream()
                .filter(each -> each.administrator() == account)
                .forEach(each -> move(each, Trigger.END, ""));
    }

    /** Rights, settings or names may be others now. */
    synchronized void reconsider() {
        for (Watch each : liveOf(each -> true)) {
            if (rights.technician(each.technician().account()).isEmpty()) {
                move(each, Trigger.GONE, "gone");
            } else if (!rights.over(each.administrator(), each.technician())) {
                move(each, Trigger.RIGHTS_LOST, "rights-lost");
            }
        }
        able.keySet().stream()
                .map(Console::account)
                .distinct()
                .toList()
                .forEach(this::tellOfMonitoring);
    }

    /** What technicians have in hand may have changed: tells who looks after them. */
    synchronized void look() {
        for (Watch each : liveOf(watch -> watch.state() == WatchState.ACTIVE)) {
            List<SessionInHand> now =
                    sessions.of(each.technician().account(), each.administrator());
            if (!now.equals(each.sessions())) {
                watches.put(each.key(), each.with(now));
                tellEntries(each.administrator());
            }
        }
    }

    /** Whether nobody looks after anybody. */
    synchronized boolean isIdle() {
        return watches.isEmpty();
    }

    private synchronized void unanswered(Watch begun) {
        Watch now = watches.get(begun.key());
        if (now != null && now.begunAt().equals(begun.begunAt())) {
            move(now, Trigger.UNANSWERED, "no-answer");
        }
    }

    /** Empty if that doesn't happen to it. */
    private Optional<Watch> move(Watch watch, Trigger trigger, String why) {
        return WatchTable.next(watch.state(), trigger)
                .map(
                        next -> {
                            Watch now = watch.in(next, clock.instant(), why);
                            if (next == WatchState.REMOVED) {
                                watches.remove(watch.key());
                            } else {
                                watches.put(watch.key(), now);
                            }
                            if (watch.state().isLive() && !next.isLive()) {
                                recordLater(actor(watch), watch, Fact.ENDED);
                            }
                            tellBoth(now);
                            return now;
                        });
    }

    private Watch become(Watch watch, Desktop desktop) {
        Watch now = watch.with(desktop);
        watches.put(watch.key(), now);
        tellBoth(now);
        return now;
    }

    private Watch find(int administrator, int technician) {
        return Optional.ofNullable(watches.get(new Watch.Key(administrator, technician)))
                .orElseThrow(() -> Refused.notFound("monitoring"));
    }

    private synchronized Watch active(int administrator, int technician) {
        Watch watch = find(administrator, technician);
        if (watch.state() != WatchState.ACTIVE) {
            throw Refused.state("The monitoring isn't active");
        }
        return watch;
    }

    private List<Watch> liveOf(Predicate<Watch> which) {
        return watches.values().stream()
                .filter(each -> each.state().isLive())
                .filter(which)
                .toList();
    }

    private void tellBoth(Watch watch) {
        tellEntries(watch.administrator());
        tellOfMonitoring(watch.technician().account());
    }

    private void tellEntries(int administrator) {
        open.stream().filter(each -> each.account() == administrator).forEach(this::tellEntries);
    }

    private synchronized void tellEntries(Console console) {
        List<Watch> his = new ArrayList<>();
        watches.values().stream()
                .filter(each -> each.administrator() == console.account())
                .forEach(his::add);
        Map<String, Object> message = views.entries(his);
        later.soon(() -> console.tell(message));
    }

    private void tellOfMonitoring(int technician) {
        List<Watch> him = liveOf(each -> each.technician().account() == technician);
        Map<String, Object> message = views.monitored(technician, him);
        able.replaceAll(
                (console, told) -> {
                    if (console.account() != technician || message.equals(told)) {
                        return told;
                    }
                    later.soon(() -> console.tell(message));
                    return message;
                });
    }

    private Actor actor(Watch watch) {
        return new Actor(watch.administrator(), rights.name(watch.administrator()));
    }

    private void record(Actor actor, Unit technician, int administrator, Fact fact) {
        audit.record(actor, technician, rights.name(administrator), fact);
    }

    private void recordLater(Actor actor, Watch watch, Fact fact) {
        later.soon(
                () -> {
                    try {
                        record(actor, watch.technician(), watch.administrator(), fact);
                    } catch (Refused unavailable) {
                        LOG.warn(
                                "The audit can't record now: {}, technician {}, administrator {}",
                                fact,
                                watch.technician().account(),
                                watch.administrator());
                    }
                });
    }
}
