package org.belay.organization.internal.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.belay.api.refusal.Refused;

/** Collects what is wrong with the fields of a form, so that all of it is said at once. */
final class Faults {

    private final Map<String, Refused> byField = new LinkedHashMap<>();

    /** What the field holds, empty if it is at fault. */
    <T> Optional<T> read(String field, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refused refused) {
            if (refused.field().isEmpty()) {
                throw refused; // it isn't the field that is at fault
            }
            add(field, refused);
            return Optional.empty();
        }
    }

    /** Counts one that was found otherwise; the first one of a field stays. */
    void add(String field, Refused refused) {
        byField.putIfAbsent(field, refused);
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    /** Goes on if there are none. */
    void check() {
        if (byField.size() == 1) {
            throw byField.values().iterator().next();
        }
        if (!byField.isEmpty()) {
            throw Refused.fields(byField);
        }
    }
}
