package org.belay.presence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.belay.api.console.Console;
import org.belay.api.presence.StatusPeriod;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;

/** Somebody who has a console open, or had until a moment ago. Guarded by the {@link Roster}. */
final class Attendance {

    private final Set<Console> consoles = new LinkedHashSet<>();
    private TechnicianState state;
    private Instant left;
    private Instant acted;
    private boolean awayByHand;
    private Instant switched = Instant.MIN;

    // What the log-off needs.
    private Instant spared = Instant.MIN;
    private boolean warned;
    private Instant nextTry = Instant.MIN;
    private boolean loggedOff;

    private Map<String, Object> told = Map.of();

    /** Somebody who is Offline as yet. */
    Attendance(TechnicianState before, Instant now) {
        this.state = before;
        this.acted = now;
    }

    /** As he was before a restart of the gateway took his console's line. */
    void resume(StatusPeriod away, Duration awayAfter) {
        if (away.automatic()) {
            acted = away.since().minus(awayAfter);
        } else {
            awayByHand = true;
        }
    }

    Set<Console> consoles() {
        return consoles;
    }

    void opened(Console console) {
        consoles.add(console);
        left = null;
    }

    /** Whether it was the last one. */
    boolean closed(Console console, Instant now) {
        if (consoles.remove(console) && consoles.isEmpty()) {
            left = now;
            return true;
        }
        return false;
    }

    /** When the last console was closed; null while one is open. */
    Instant left() {
        return left;
    }

    TechnicianState state() {
        return state;
    }

    void state(TechnicianState now) {
        state = now;
    }

    void acted(Instant now) {
        acted = now;
        loggedOff = false;
    }

    /** Whether the last switch is so long ago that another one is a person's. */
    boolean maySwitch(Instant now, Duration atLeast) {
        return switched.equals(Instant.MIN) || !now.isBefore(switched.plus(atLeast));
    }

    void away(boolean on, Instant now) {
        awayByHand = on;
        switched = now;
        acted(now);
    }

    /** The status that follows from all that. Who isn't there isn't busy, so Away goes first. */
    TechnicianState derive(Limits limits, int active, Instant now) {
        boolean idle =
                !limits.awayAfter().isZero() && !now.isBefore(acted.plus(limits.awayAfter()));
        if (awayByHand || idle) {
            return with(TechnicianStatus.AWAY, now, !awayByHand);
        }
        boolean busy = limits.busyFrom() > 0 && active >= limits.busyFrom();
        return with(busy ? TechnicianStatus.BUSY : TechnicianStatus.ONLINE, now, true);
    }

    private TechnicianState with(TechnicianStatus status, Instant now, boolean automatic) {
        if (state.status() == status && state.automatic() == automatic) {
            return state;
        }
        // A period's beginning is its key, also when the clock goes back.
        Instant next = state.since().plusMillis(1);
        Instant since = now.isBefore(next) ? next : now;
        return new TechnicianState(state.account(), status, since, automatic);
    }

    /** When he is to be logged off if nothing happens until then. */
    Instant logOffDue(Duration after) {
        return (spared.isAfter(acted) ? spared : acted).plus(after);
    }

    /** Something keeps him: his time begins anew. */
    void spare(Instant now) {
        spared = now;
    }

    boolean warned() {
        return warned;
    }

    void warned(boolean on) {
        warned = on;
    }

    /** Whether it is time to log him off (again, if it didn't work). */
    boolean tryLogOff(Instant now, Duration pause) {
        if (now.isBefore(nextTry)) {
            return false;
        }
        nextTry = now.plus(pause);
        loggedOff = true;
        return true;
    }

    /** Whether his consoles were told that he is logged off. */
    boolean loggedOff() {
        return loggedOff;
    }

    /** Whether that is news for his consoles; from now on it isn't. */
    boolean isNews(Map<String, Object> view) {
        boolean news = !view.equals(told);
        told = view;
        return news;
    }
}
