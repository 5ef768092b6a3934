package org.belay.api.security;

import java.util.Optional;

/** Where a request comes from, whatever brought it: a servlet or a WebSocket's handshake. */
public interface Visitor {

    /** The cookie's value, empty if the request has none of that name. */
    Optional<String> cookie(String name);

    /** The visitor's IP address, as the nearest proxy that we trust says it. */
    String address();

    /** The header {@code User-Agent}, empty if there is none. Not to be believed. */
    String agent();

    /** Whether it came by HTTPS. */
    boolean secure();
}
