package org.belay.core.internal;

import java.time.Duration;
import java.util.Map;
import org.belay.api.session.Urgency;

/**
 * The alarms of sessions that nobody has started, as their group or channel has them.
 *
 * @param connecting how long Connecting until which level; levels that aren't there are never reached
 * @param waiting the same of Waiting
 * @param fresh how long a new entry stands out
 */
record Escalation(
        Map<Urgency, Duration> connecting, Map<Urgency, Duration> waiting, Duration fresh) {

    static final Escalation NONE = new Escalation(Map.of(), Map.of(), Duration.ZERO);

    Escalation {
        connecting = Map.copyOf(connecting);
        waiting = Map.copyOf(waiting);
    }
}
