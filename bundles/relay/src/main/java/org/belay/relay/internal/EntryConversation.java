package org.belay.relay.internal;

import java.time.Instant;
import java.util.Map;

/** The customer's first page, before there is a session: hears which ways in are offered. */
final class EntryConversation extends Conversation {

    private final Relay relay;
    private final Map<String, Handler> handlers = Map.of("ping", this::pong);

    EntryConversation(Relay relay, Line line) {
        super(relay.gateway().mapper(), line);
        this.relay = relay;
    }

    @Override
    Map<String, Handler> handlers() {
        return handlers;
    }

    @Override
    void opened() {
        relay.add(this);
        welcome(
                message("welcome")
                        .put("version", 1)
                        .put("now", Views.time(Instant.now()))
                        .put("role", "visitor")
                        .put("contributions", relay.gateway().contributions().version()));
    }

    @Override
    void closed() {
        relay.remove(this);
    }
}
