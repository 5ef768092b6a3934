package org.belay.organization.internal;

import java.util.Map;

/** Where the gateway is met, as far as its configuration tells. */
final class Address {

    private Address() {}

    /** The public address if there is one, else this machine's own, without a slash at the end. */
    static String of(Map<String, Object> configuration) {
        String given = text(configuration, "publicAddress", "");
        if (!given.isBlank()) {
            return given.strip().replaceAll("/+$", "");
        }
        // Jetty's own switches: plain HTTP is on unless it says otherwise.
        boolean plain =
                Boolean.parseBoolean(text(configuration, "org.apache.felix.http.enable", "true"));
        return plain
                ? "http://localhost:" + text(configuration, "org.osgi.service.http.port", "8080")
                : "https://localhost:"
                        + text(configuration, "org.osgi.service.http.port.secure", "8443");
    }

    private static String text(Map<String, Object> configuration, String key, String otherwise) {
        Object value = configuration.get(key);
        return value == null ? otherwise : value.toString();
    }
}
