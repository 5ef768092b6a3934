package org.belay.relay.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Account;
import org.belay.api.permission.Permissions;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.belay.api.session.Author;
import org.belay.api.session.Session;

/** A technician's console: his whole list, and the logs that he has opened. */
final class TechnicianConversation extends Conversation {

    private final Map<Integer, OpenedLog> opened = new ConcurrentHashMap<>();
    private final Relay relay;
    private final int accountId;
    private final Visitor visitor;
    private final ChatHandlers chat;
    private final Map<String, Handler> handlers;
    // As of the last message: the name that customers see may change while he is here (ORG-28).
    private volatile Account account;

    TechnicianConversation(Relay relay, Line line, Caller.SignedIn caller, Visitor visitor) {
        super(relay.gateway().mapper(), line);
        this.relay = relay;
        this.account = caller.account();
        this.accountId = account.id();
        this.visitor = visitor;
        this.chat =
                new ChatHandlers(
                        this,
                        relay,
                        () -> Author.technician(accountId, account.nickname()),
                        this::isMine);
        this.handlers =
                Map.of(
                        "open", this::open,
                        "shut", message -> shut(message.session()),
                        "say", chat::say,
                        "typing", chat::typing,
                        "ping", this::pong);
    }

    int accountId() {
        return accountId;
    }

    private boolean isMine(int sessionId) {
        return relay.sessions()
                .find(sessionId)
                .filter(session -> session.technicianId() == accountId)
                .isPresent();
    }

    @Override
    Map<String, Handler> handlers() {
        return handlers;
    }

    @Override
    void opened() {
        // First in the list of those who are told, then the snapshot: nothing falls between.
        relay.add(this);
        ObjectNode welcome =
                message("welcome")
                        .put("version", 1)
                        .put("now", Views.time(Instant.now()))
                        .put("role", "technician")
                        .put("contributions", relay.gateway().contributions().version());
        ArrayNode list = welcome.putArray("sessions");
        relay.sessions()
                .listOf(accountId)
                .forEach(session -> list.add(relay.views().forTechnician(session)));
        welcome(welcome);
    }

    @Override
    void closed() {
        relay.remove(this);
        opened.keySet().forEach(this::shut);
    }

    private void open(Message message) {
        Session session = chat.sessionOf(message);
        opened.computeIfAbsent(session.id(), id -> new OpenedLog(id, this, relay, event -> true))
                .open(message.number("after"));
    }

    private void shut(int sessionId) {
        OpenedLog log = opened.remove(sessionId);
        if (log != null) {
            log.shut();
        }
    }

    void happened(LoggedEvent logged, ObjectNode message) {
        OpenedLog log = opened.get(logged.sessionId());
        if (log != null) {
            log.happened(logged, message);
        }
    }

    // Asked at each message, when the organization changes, and from time to time: whoever signed
    // out, was disabled or isn't a technician any more neither does nor hears anything more.
    @Override
    boolean hasRight() {
        if (relay.gateway().access().signedIn(visitor) instanceof Caller.SignedIn now
                && now.account().id() == accountId
                && isTechnician(now)) {
            account = now.account();
            return true;
        }
        return false;
    }

    /** Whether that caller may have a console's socket. */
    static boolean isTechnician(Caller.SignedIn caller) {
        return caller.permissions().contains(Permissions.CONSOLE);
    }
}
