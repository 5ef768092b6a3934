package org.belay.store.internal;

import java.time.Duration;

/**
 * How patient a durable consumer is.
 *
 * @param firstRetry after the first refusal; doubles from try to try
 * @param longestRetry where the doubling ends
 * @param poll how often it looks for events of other gateways, which ring no bell here
 * @param saving how often it saves its cursor while it moves
 * @param farewell how long closing waits for the running call
 */
record Pace(
        Duration firstRetry,
        Duration longestRetry,
        Duration poll,
        Duration saving,
        Duration farewell) {

    static final Pace USUAL =
            new Pace(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(10));
}
