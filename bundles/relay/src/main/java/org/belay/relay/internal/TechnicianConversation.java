package org.belay.relay.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** What his page has in its list; also the lock under which the list is told. */
    private final Set<Integer> shown = new HashSet<>();

    private final Map<Integer, OpenedLog> opened = new ConcurrentHashMap<>();
    private final Relay relay;
    private final int accountId;
    private final Visitor visitor;
    private final OpenConsole console;
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
        this.console = new OpenConsole(this, relay);
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
                        "whisper", chat::whisper,
                        "push-url", chat::pushUrl,
                        "typing", chat::typing,
                        "ping", this::pong);
    }

    int accountId() {
        return accountId;
    }

    Visitor visitor() {
        return visitor;
    }

    private boolean isMine(int sessionId) {
        return relay.sessions()
                .find(sessionId)
                .flatMap(session -> relay.sessions().entryOf(session, accountId))
                .isPresent();
    }

    /** The session has changed: shows it if it stands in his list, takes it away if it did. */
    void tellOf(Session session, Views.Shared shared) {
        synchronized (shown) {
            Optional<String> message = shared.forTechnician(accountId);
            if (message.isPresent()) {
                shown.add(session.id());
                tell(message.get());
            } else if (shown.remove(session.id())) {
                tell(relay.views().gone(session));
            }
        }
    }

    /** After the organization has changed: what he sees may be more or less without any event. */
    void lookThroughList() {
        Set<Integer> before;
        synchronized (shown) {
            before = new HashSet<>(shown);
        }
        for (Session session : relay.sessions().listOf(accountId)) {
            if (!before.remove(session.id())) {
                tellOfNow(session.id());
            }
        }
        for (int id : before) {
            tellOfNow(id);
            relay.sessions().find(id).ifPresent(this::shutUnlessListed);
        }
    }

    // As it is now: a list may be long, and others go on meanwhile.
    private void tellOfNow(int id) {
        relay.sessions()
                .find(id)
                .ifPresent(session -> tellOf(session, relay.views().shared(session)));
    }

    /** Whoever has nothing to do with it any more doesn't hear what comes later. */
    void shutUnlessListed(Session session) {
        if (relay.sessions().entryOf(session, accountId).isEmpty()) {
            shut(session.id());
        }
    }

    @Override
    Map<String, Handler> handlers() {
        return handlers;
    }

    @Override
    Handler handler(String type) {
        Handler own = super.handler(type);
        return own != null ? own : relay.parts().handler(console, type);
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
                        .put("maxActive", relay.sessions().mostActive(accountId))
                        .put("contributions", relay.gateway().contributions().version());
        ArrayNode list = welcome.putArray("sessions");
        synchronized (shown) {
            for (Session session : relay.sessions().listOf(accountId)) {
                relay.views()
                        .forTechnician(session, accountId)
                        .ifPresent(
                                view -> {
                                    shown.add(session.id());
                                    list.add(view);
                                });
            }
        }
        welcome(welcome);
        relay.parts().opened(console);
    }

    @Override
    void closed() {
        relay.parts().closed(console);
        relay.remove(this);
        opened.keySet().forEach(this::shut);
    }

    private void open(Message message) {
        Session session = chat.sessionOf(message);
        relay.listens(session.id(), this);
        opened.computeIfAbsent(
                        session.id(),
                        id -> new OpenedLog(id, this, relay, relay.views()::event, event -> true))
                .open(message.number("after"));
    }

    private void shut(int sessionId) {
        relay.listensNoMore(sessionId, this);
        OpenedLog log = opened.remove(sessionId);
        if (log != null) {
            log.shut();
        }
    }

    void happened(LoggedEvent logged, ObjectNode message) {
        OpenedLog log = opened.get(logged.sessionId());
        if (log != null) {
            log.happened(
                    logged,
                    message("event").put("session", logged.sessionId()).set("event", message));
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
