package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes whoever fails repeatedly wait, longer each time. Bounded in memory. Time heals: a key that
 * has been quiet for the longest wait starts anew.
 */
public final class LockOut {

    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_SHIFT = 20;

    private final int free;
    private final Duration first;
    private final Duration longest;
    private final Clock clock;
    private final Map<String, Failures> byKey =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_KEYS;
                }
            };

    private record Failures(int count, Instant lockedUntil) {}

    /**
     * Nobody waits yet.
     *
     * @param free failures without consequence
     * @param first wait after the next one, doubled with each further
     */
    public LockOut(int free, Duration first, Duration longest, Clock clock) {
        this.free = free;
        this.first = first;
        this.longest = longest;
        this.clock = clock;
    }

    /** How long the key still has to wait, empty if it needn't. */
    public synchronized Optional<Duration> wait(String key) {
        Failures failures = byKey.get(key);
        if (failures == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), failures.lockedUntil());
        return left.compareTo(Duration.ZERO) > 0 ? Optional.of(left) : Optional.empty();
    }

    /** The key failed: perhaps it has to wait now. */
    public synchronized void failed(String key) {
        Instant now = clock.instant();
        Failures before = byKey.get(key);
        boolean healed = before == null || now.isAfter(before.lockedUntil().plus(longest));
        int count = healed ? 1 : before.count() + 1;
        byKey.put(key, new Failures(count, now.plus(penalty(count))));
    }

    /** The latest failure wasn't one; the earlier ones count on. */
    public synchronized void undo(String key) {
        byKey.computeIfPresent(
                key,
                (same, failures) ->
                        failures.count() == 1
                                ? null
                                : new Failures(failures.count() - 1, clock.instant()));
    }

    /** The key succeeded: its failures are forgotten. */
    public synchronized void forgive(String key) {
        byKey.remove(key);
    }

    private Duration penalty(int count) {
        if (count <= free) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(count - free - 1, LONGEST_SHIFT));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
