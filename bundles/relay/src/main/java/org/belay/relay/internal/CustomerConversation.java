package org.belay.relay.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;

/** A customer's page: his own session and nothing else. */
final class CustomerConversation extends Conversation {

    private final Relay relay;
    private final int sessionId;
    private final OpenedLog log;
    private final ChatHandlers chat;
    private final Map<String, Handler> handlers;

    CustomerConversation(Relay relay, Line line, int sessionId) {
        super(relay.gateway().mapper(), line);
        this.relay = relay;
        this.sessionId = sessionId;
        this.log =
                new OpenedLog(
                        sessionId,
                        this,
                        relay,
                        relay.views()::eventForCustomers,
                        Views::isForCustomers);
        this.chat = new ChatHandlers(this, relay, () -> Author.CUSTOMER, id -> id == sessionId);
        this.handlers =
                Map.of(
                        "open", this::open,
                        "say", chat::say,
                        "typing", chat::typing,
                        "ping", this::pong);
    }

    int sessionId() {
        return sessionId;
    }

    @Override
    Map<String, Handler> handlers() {
        return handlers;
    }

    @Override
    void opened() {
        try {
            begin();
        } catch (Refused unavailable) {
            line().close(CloseReason.GOING_DOWN); // the core went in this very moment
        }
    }

    private void begin() {
        Optional<Session> before = relay.sessions().find(sessionId);
        if (before.isEmpty()) {
            line().close(CloseReason.NO_RIGHT);
            return;
        }
        // First in the list of those who are told, then the snapshot: nothing falls between.
        boolean over = before.get().status().isOver();
        if (!over) {
            relay.add(this);
        }
        Optional<Session> now = relay.sessions().find(sessionId);
        ObjectNode welcome =
                message("welcome")
                        .put("version", 1)
                        .put("now", Views.time(Instant.now()))
                        .put("role", "customer")
                        .put("contributions", relay.gateway().contributions().version());
        welcome.set("session", relay.views().forCustomer(now.orElseGet(before::get)));
        welcome(welcome);
        if (now.isEmpty() || now.get().status().isOver()) {
            line().close(CloseReason.NO_RIGHT);
        }
    }

    @Override
    void closed() {
        log.shut();
        relay.remove(this);
    }

    private void open(Message message) {
        chat.sessionOf(message);
        log.open(message.number("after"));
    }

    void happened(LoggedEvent logged, ObjectNode message) {
        log.happened(logged, message("event").put("session", sessionId).set("event", message));
    }

    void tellOf(Session session) {
        ObjectNode message = message("session");
        message.set("session", relay.views().forCustomer(session));
        tell(message);
    }
}
