package org.belay.monitoring.internal;

import java.time.Instant;
import java.util.List;
import org.belay.api.organization.Unit;

/**
 * One administrator who looks after one technician.
 *
 * @param administrator his account
 * @param technician as he stood in the tree when it began; the audit names him so
 * @param since when it came to its state
 * @param begunAt also tells it from a former one of the same two
 * @param why why it is over, for the page to say; empty while it isn't
 * @param sessions what the technician has in hand, as it was last told
 */
record Watch(
        int administrator,
        Unit technician,
        WatchState state,
        Instant since,
        Instant begunAt,
        String why,
        Desktop desktop,
        List<SessionInHand> sessions) {

    /** Who looks after whom, by accounts; there is one of them at a time. */
    record Key(int administrator, int technician) {}

    static Watch begin(int administrator, Unit technician, Instant now) {
        return new Watch(
                administrator,
                technician,
                WatchState.CONNECTING,
                now,
                now,
                "",
                Desktop.NOT_LAUNCHED,
                List.of());
    }

    Key key() {
        return new Key(administrator, technician.account());
    }

    /** What it is after that; over, it shows nothing any more. */
    Watch in(WatchState next, Instant now, String reason) {
        boolean live = next.isLive();
        return new Watch(
                administrator,
                technician,
                next,
                now,
                begunAt,
                reason,
                live ? desktop : Desktop.NOT_LAUNCHED,
                live ? sessions : List.of());
    }

    Watch with(Desktop other) {
        return new Watch(administrator, technician, state, since, begunAt, why, other, sessions);
    }

    Watch with(List<SessionInHand> others) {
        return new Watch(administrator, technician, state, since, begunAt, why, desktop, others);
    }
}
