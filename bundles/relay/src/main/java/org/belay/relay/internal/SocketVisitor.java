package org.belay.relay.internal;

import java.util.Map;
import java.util.Optional;
import org.belay.api.security.Visitor;

/** Who opened a socket, as long as it is open. */
record SocketVisitor(Map<String, String> cookies, String address, String agent, boolean secure)
        implements Visitor {

    @Override
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    @Override
    public String toString() {
        return "SocketVisitor"; // cookies are secrets, and addresses may have to stay out of logs
    }
}
