package org.belay.security.internal.sso;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Where the gateway is met from outside: as it is configured, else as the request met it. */
final class PublicAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final String configured;

    /**
     * @param configuration of the part {@code org.belay.web}
     */
    PublicAddress(Map<String, Object> configuration) {
        Object given = configuration.get("publicAddress");
        this.configured = given == null ? "" : given.toString().strip().replaceAll("/+$", "");
    }

    /** Without a slash at the end: {@code https://support.example.com}. */
    String of(HttpServletRequest request) {
        if (!configured.isEmpty()) {
            return configured;
        }
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port <= 0 || port == (scheme.equals("https") ? HTTPS : HTTP);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
