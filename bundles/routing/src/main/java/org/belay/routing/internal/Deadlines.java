package org.belay.routing.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be looked at when, each thing at most once. To see that nothing is due costs nothing,
 * however many there are. Safe from any thread.
 *
 * @param <K> the things
 */
final class Deadlines<K> {

    private final TreeMap<Instant, Set<K>> byTime = new TreeMap<>();
    private final Map<K, Instant> times = new HashMap<>();

    /** Look at it then, and not when it was said before. */
    synchronized void set(K key, Instant at) {
        forget(key);
        times.put(key, at);
        byTime.computeIfAbsent(at, each -> new LinkedHashSet<>()).add(key);
    }

    /** Don't look at it. */
    synchronized void forget(K key) {
        Instant at = times.remove(key);
        if (at != null) {
            byTime.computeIfPresent(
                    at,
                    (each, keys) -> {
                        keys.remove(key);
                        return keys.isEmpty() ? null : keys;
                    });
        }
    }

    /** Takes out what is due, the oldest first. */
    synchronized List<K> due(Instant now) {
        List<K> due = new ArrayList<>();
        while (!byTime.isEmpty() && !byTime.firstKey().isAfter(now)) {
            due.addAll(byTime.pollFirstEntry().getValue());
        }
        due.forEach(times::remove);
        return due;
    }
}
