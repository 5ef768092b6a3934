package org.belay.core.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Name and custom fields as they lie beside the log: the name in the first line, then a line {@code
 * key=value} for each field. Neither may hold a line break.
 */
record Naming(String name, Map<String, String> fields) {

    String write() {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> "\n" + field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("", name, ""));
    }

    /** What was written; without a name and fields if the words were deleted. */
    static Naming read(String words) {
        if (words == null) {
            return new Naming("", Map.of());
        }
        String[] lines = words.split("\n", -1);
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int sign = lines[i].indexOf('=');
            fields.put(lines[i].substring(0, sign), lines[i].substring(sign + 1));
        }
        return new Naming(lines[0], fields);
    }
}
