package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;

/** Remembers when tries failed, as many as the limits ask about. */
final class FailureThrottle implements Throttles.Throttle {

    /** Who uses more addresses than this meets the limit for all. */
    private static final int MOST_KEYS = 10_000;

    private final Throttles.Limit perKey;
    private final Throttles.Limit overall;
    private final Clock clock;
    private final Deque<Instant> ofAll = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> byKey =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                    return size() > MOST_KEYS;
                }
            };

    FailureThrottle(Throttles.Limit perKey, Throttles.Limit overall, Clock clock) {
        this.perKey = perKey;
        this.overall = overall;
        this.clock = clock;
    }

    @Override
    public synchronized void check(String key) {
        Instant now = clock.instant();
        Deque<Instant> own = byKey.get(Addresses.network(key));
        if (own != null) {
            check(own, perKey, now);
        }
        check(ofAll, overall, now);
    }

    @Override
    public synchronized void failed(String key) {
        Instant now = clock.instant();
        Deque<Instant> own =
                byKey.computeIfAbsent(Addresses.network(key), each -> new ArrayDeque<>());
        add(own, perKey, now);
        add(ofAll, overall, now);
    }

    @Override
    public synchronized void succeeded(String key) {
        byKey.remove(Addresses.network(key));
    }

    private static void check(Deque<Instant> failures, Throttles.Limit limit, Instant now) {
        if (failures.size() < limit.failures()) {
            return;
        }
        Duration wait = Duration.between(now, failures.peekFirst().plus(limit.time()));
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw Refused.throttled(wait);
        }
    }

    private static void add(Deque<Instant> failures, Throttles.Limit limit, Instant now) {
        if (failures.size() == limit.failures()) {
            failures.removeFirst(); // only the latest ones decide
        }
        failures.addLast(now);
    }
}
