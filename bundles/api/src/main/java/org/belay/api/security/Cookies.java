package org.belay.api.security;

import java.util.Optional;

/** The cookies of a request, whatever brought it: a servlet or a WebSocket's handshake. */
@FunctionalInterface
public interface Cookies {

    /** The cookie's value, empty if the request has none of that name. */
    Optional<String> get(String name);
}
