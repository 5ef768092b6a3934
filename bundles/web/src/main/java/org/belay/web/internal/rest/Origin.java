package org.belay.web.internal.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Tells whether a request comes from a page of ours. Browsers say where a request that changes
 * something comes from, and pages can't make them lie; what says nothing is no browser and carries no
 * cookies that a stranger could abuse.
 */
final class Origin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final String publicAuthority;

    /**
     * @param publicAddress where the gateway is met from outside, empty if it isn't behind a proxy
     */
    Origin(String publicAddress) {
        this.publicAuthority = publicAddress.isBlank() ? "" : authority(publicAddress);
    }

    static boolean isUnsafe(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }

    boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        String from = authority(origin);
        if (from.isEmpty() || (request.isSecure() && origin.startsWith("http:"))) {
            return true;
        }
        return !from.equals(host(request)) && !from.equals(publicAuthority);
    }

    private static String host(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host == null ? "" : authority(request.getScheme() + "://" + host);
    }

    /** Host and port without the port that goes without saying; empty for {@code null} and worse. */
    private static String authority(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() == null || uri.getScheme() == null) {
                return "";
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            boolean usual =
                    uri.getPort() < 0
                            || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
            return usual ? host : host + ":" + uri.getPort();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
