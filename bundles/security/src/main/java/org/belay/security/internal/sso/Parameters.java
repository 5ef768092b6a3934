package org.belay.security.internal.sso;

import java.util.Map;
import java.util.TreeMap;

/** The parameters of a request: names in any case, the first of several counts (API-03). */
final class Parameters {

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param given in the order in which they came
     */
    Parameters(Map<String, String[]> given) {
        given.forEach(
                (name, all) -> {
                    if (all.length > 0) {
                        values.putIfAbsent(name, all[0]);
                    }
                });
    }

    /** The value, empty if there is none. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Parameters" + values.keySet(); // never the values: one is a password
    }
}
