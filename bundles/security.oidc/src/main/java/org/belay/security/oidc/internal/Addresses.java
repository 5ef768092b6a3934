package org.belay.security.oidc.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which addresses may be gone to. */
final class Addresses {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST = 1_024;

    private Addresses() {}

    /**
     * An address with which secrets may be exchanged: by https, or on this machine.
     *
     * @throws IllegalArgumentException with a reason for people
     */
    static URI trusted(String name, String address) {
        try {
            return trusted(name, new URI(address));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " is not an address", e);
        }
    }

    /** The same address, if secrets may be exchanged with it. */
    static URI trusted(String name, URI address) {
        String scheme =
                address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException(name + " is not an address");
        }
        if (scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host))) {
            return address;
        }
        throw new IllegalArgumentException(name + " must begin with https://");
    }

    /**
     * A page of this gateway to which somebody wanted: a path, maybe with a query and a fragment.
     * Whatever a browser could understand as another place is left out: other hosts ({@code //host},
     * {@code ///host}, {@code /\host}), control characters, and what isn't a page.
     */
    static Optional<String> page(String next) {
        if (next == null || next.length() > LONGEST || !next.matches("/(?!/)[!-~&&[^\\\\]]*")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(next);
            // Decoded, because browsers take %2e for a dot, too.
            String path = uri.getPath();
            boolean roundabout = path.matches(".*/(/|\\.{1,2}(/.*)?$).*");
            return roundabout || path.startsWith("/api/") ? Optional.empty() : Optional.of(next);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
