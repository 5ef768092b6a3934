package org.belay.monitoring.internal;

import static org.belay.monitoring.internal.Trigger.CONNECTED;
import static org.belay.monitoring.internal.Trigger.END;
import static org.belay.monitoring.internal.Trigger.GONE;
import static org.belay.monitoring.internal.Trigger.REACHED;
import static org.belay.monitoring.internal.Trigger.RIGHTS_LOST;
import static org.belay.monitoring.internal.Trigger.UNANSWERED;
import static org.belay.monitoring.internal.WatchState.ACTIVE;
import static org.belay.monitoring.internal.WatchState.CLOSED;
import static org.belay.monitoring.internal.WatchState.CONNECTING;
import static org.belay.monitoring.internal.WatchState.REMOVED;
import static org.belay.monitoring.internal.WatchState.WAITING;

import java.util.List;
import java.util.Optional;

/**
 * All that may become of a monitoring: the five rows of the specification, then what they leave out.
 * Whatever isn't here doesn't happen.
 */
final class WatchTable {

    /**
     * A line of it.
     *
     * @param row of the requirement catalogue that demands it
     */
    record Line(String row, WatchState from, Trigger trigger, WatchState to) {}

    static final List<Line> LINES =
            List.of(
                    new Line("SES-401", CONNECTING, REACHED, WAITING),
                    new Line("SES-402", WAITING, CONNECTED, ACTIVE),
                    new Line("SES-403", ACTIVE, GONE, CLOSED),
                    new Line("SES-404", ACTIVE, END, REMOVED),
                    new Line("SES-405", CLOSED, END, REMOVED),
                    // Both sides need a console that knows of monitoring.
                    new Line("MON-04", CONNECTING, UNANSWERED, CLOSED),
                    new Line("MON-04", CONNECTING, GONE, CLOSED),
                    new Line("MON-04", CONNECTING, END, REMOVED),
                    // Waiting lasts as long as the rights are looked up once more.
                    new Line("MON-03", CONNECTING, RIGHTS_LOST, CLOSED),
                    new Line("MON-03", WAITING, RIGHTS_LOST, CLOSED),
                    new Line("MON-03", ACTIVE, RIGHTS_LOST, CLOSED));

    private WatchTable() {}

    /** What becomes of it, empty if nothing. */
    static Optional<WatchState> next(WatchState from, Trigger trigger) {
        return LINES.stream()
                .filter(line -> line.from() == from && line.trigger() == trigger)
                .map(Line::to)
                .findFirst();
    }
}
