package org.belay.testing.fakes;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;

/** Counts failures and never forgets them by time. */
public final class FakeThrottles implements Throttles {

    private final Map<String, Integer> failures = new HashMap<>();
    private int overall;

    /** How often that key has failed since it last succeeded. */
    public int failures(String key) {
        return failures.getOrDefault(key, 0);
    }

    @Override
    public Throttle throttle(String name, Limit perKey, Limit all) {
        return new Throttle() {
            @Override
            public void check(String key) {
                if (failures(key) >= perKey.failures() || overall >= all.failures()) {
                    throw Refused.throttled(Duration.ofMinutes(10));
                }
            }

            @Override
            public void failed(String key) {
                failures.merge(key, 1, Integer::sum);
                overall++;
            }

            @Override
            public void succeeded(String key) {
                failures.remove(key);
            }
        };
    }
}
