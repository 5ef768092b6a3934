package org.belay.security.internal;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.security.Throttles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Keeps throttles by name, longer than those who use them. */
@Component
public final class FailureThrottles implements Throttles {

    private final Clock clock;
    private final Map<String, Kept> throttles = new ConcurrentHashMap<>();

    private record Kept(Limit perKey, Limit overall, Throttle throttle) {}

    /** Starts with none. */
    @Activate
    public FailureThrottles() {
        this(Clock.systemUTC());
    }

    /** By that clock. */
    public FailureThrottles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Throttle throttle(String name, Limit perKey, Limit overall) {
        return throttles
                .compute(
                        name,
                        (key, kept) ->
                                kept != null
                                                && kept.perKey().equals(perKey)
                                                && kept.overall().equals(overall)
                                        ? kept
                                        : new Kept(
                                                perKey,
                                                overall,
                                                new FailureThrottle(perKey, overall, clock)))
                .throttle();
    }
}
