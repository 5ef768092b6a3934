package org.belay.organization.internal.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of units, in memory. Reading takes no lock; whoever changes holds the lock of the table.
 *
 * @param <K> what a unit has at most one row of
 * @param <R> a row: immutable
 */
final class Held<K, R> {

    private volatile Map<Integer, Map<K, R>> byUnit = Map.of();

    Optional<R> find(int unit, K key) {
        return Optional.ofNullable(of(unit).get(key));
    }

    Map<K, R> of(int unit) {
        return byUnit.getOrDefault(unit, Map.of());
    }

    /** These are the rows of all units. */
    void replaceAll(Map<Integer, Map<K, R>> rows) {
        byUnit = rows;
    }

    /** These are the rows of those units; whoever has none any more isn't in the map. */
    void replace(Set<Integer> units, Map<Integer, Map<K, R>> rows) {
        Map<Integer, Map<K, R>> next = new HashMap<>(byUnit);
        next.keySet().removeAll(units);
        next.putAll(rows);
        byUnit = next;
    }

    /** These rows came to what there is, or took the place of older ones. */
    void put(Map<Integer, Map<K, R>> rows) {
        Map<Integer, Map<K, R>> next = new HashMap<>(byUnit);
        rows.forEach(
                (unit, more) -> {
                    Map<K, R> own = new HashMap<>(next.getOrDefault(unit, Map.of()));
                    own.putAll(more);
                    next.put(unit, own);
                });
        byUnit = next;
    }
}
