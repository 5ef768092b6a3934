package org.belay.organization.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;

/** Counts failures by key and never forgets. */
final class FakeThrottles implements Throttles {

    @Override
    public Throttle throttle(String name, Limit perKey, Limit overall) {
        Map<String, Integer> failures = new HashMap<>();
        return new Throttle() {
            @Override
            public void check(String key) {
                if (failures.getOrDefault(key, 0) >= perKey.failures()) {
                    throw Refused.throttled(Duration.ofSeconds(60));
                }
            }

            @Override
            public void failed(String key) {
                failures.merge(key, 1, Integer::sum);
            }

            @Override
            public void succeeded(String key) {
                failures.remove(key);
            }
        };
    }
}
