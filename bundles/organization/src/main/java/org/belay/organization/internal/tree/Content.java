package org.belay.organization.internal.tree;

import java.util.Map;
import org.belay.api.organization.Unit;

/**
 * What the tables hold of the organization.
 *
 * @param name of the organization, empty before set-up
 * @param holder account of the master account holder, 0 before set-up
 * @param labels IDs by name
 */
record Content(
        String name,
        int holder,
        Map<Integer, Unit> units,
        Map<Integer, Person> people,
        Map<String, Integer> labels) {

    /** Makes the maps unmodifiable. */
    Content {
        units = Map.copyOf(units);
        people = Map.copyOf(people);
        labels = Map.copyOf(labels);
    }
}
