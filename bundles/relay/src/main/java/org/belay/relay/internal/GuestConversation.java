package org.belay.relay.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.api.session.Author;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEventType;

/** An external technician's console (COLL-24): the one session in which he takes part. */
final class GuestConversation extends Conversation {

    private final Relay relay;
    private final int sessionId;
    private final int number;
    private final OpenedLog log;
    private final Map<String, Handler> handlers;
    // Whether the log was read up to his coming, and to his going; guarded by the log, which asks
    // event by event.
    private boolean hasCome;
    private boolean hasGone;

    GuestConversation(Relay relay, Line line, Caller.Guest guest) {
        super(relay.gateway().mapper(), line);
        this.relay = relay;
        this.sessionId = guest.sessionId();
        this.number = guest.number();
        this.log =
                new OpenedLog(
                        sessionId,
                        this,
                        relay,
                        (name, logged) -> relay.views().eventForGuest(name, logged, number),
                        this::isForHim);
        ChatHandlers chat = new ChatHandlers(this, relay, this::author, id -> id == sessionId);
        this.handlers =
                Map.of(
                        "open",
                        message -> {
                            chat.sessionOf(message);
                            // Not from where he says: what was whispered before he came isn't his.
                            log.readOn();
                        },
                        "say",
                        chat::say,
                        "whisper",
                        chat::whisper,
                        "push-url",
                        chat::pushUrl,
                        "typing",
                        chat::typing,
                        "ping",
                        this::pong);
    }

    int sessionId() {
        return sessionId;
    }

    int number() {
        return number;
    }

    private Author author() {
        String name = standing().map(Participant::name).orElse("");
        return Author.technician(number, name);
    }

    private Optional<Participant> standing() {
        return relay.sessions().find(sessionId).flatMap(this::standing);
    }

    private Optional<Participant> standing(Session session) {
        return session.status().isOver()
                ? Optional.empty()
                : session.company().participant(number).filter(Participant::takesPart);
    }

    /** What customers see, and what technicians say to each other since he is one of them. */
    private boolean isForHim(SessionEvent event) {
        if (hasGone) {
            return false; // a page that was under way may reach beyond his part
        }
        hasGone =
                event instanceof SessionEvent.Parted parted && parted.whom().accountId() == number;
        hasCome |=
                event.type() == SessionEventType.COLLABORATED
                        && event.author().accountId() == number;
        return Views.isForCustomers(event)
                || (hasCome && event.type() == SessionEventType.WHISPERED);
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
        // First in the list of those who are told, then the snapshot: nothing falls between.
        relay.add(this);
        Optional<Session> session =
                relay.sessions().find(sessionId).filter(found -> standing(found).isPresent());
        if (session.isEmpty()) {
            line().close(CloseReason.NO_RIGHT);
            return;
        }
        ObjectNode welcome =
                message("welcome")
                        .put("version", 1)
                        .put("now", Views.time(Instant.now()))
                        .put("role", "guest")
                        .put("guest", number)
                        .put("contributions", relay.gateway().contributions().version());
        welcome.set("session", relay.views().forGuest(session.get(), number));
        welcome(welcome);
    }

    @Override
    void closed() {
        log.shut();
        relay.remove(this);
    }

    /**
     * Something happened in the session; he is away with the end of his part in it.
     *
     * @param words whether nothing but words came to it
     */
    void happened(Session session, LoggedEvent logged, boolean words) {
        if (!words) {
            tellOf(session);
        }
        ObjectNode event = relay.views().eventForGuest(session.name(), logged, number);
        log.happened(logged, message("event").put("session", sessionId).set("event", event));
        if (!words && standing(session).isEmpty()) {
            end(CloseReason.NO_RIGHT);
        }
    }

    /** Something may have changed of which no event tells. */
    void lookAgain(Session session) {
        tellOf(session);
        if (standing(session).isEmpty()) {
            end(CloseReason.NO_RIGHT);
        }
    }

    /** The session as it is now. */
    void tellOf(Session session) {
        if (standing(session).isPresent() && relay.sessions().entryOf(session, number).isEmpty()) {
            return; // the core is being updated; he is told when it is back
        }
        ObjectNode message = message("session");
        message.set(
                "session",
                standing(session).isPresent()
                        ? relay.views().forGuest(session, number)
                        : relay.views().goneSession(session));
        tell(message);
    }

    /** A message of somebody's; only his own number is left in it. */
    void tellTheOthers(ObjectNode message) {
        tell(Views.withoutOthersAccounts(message, number));
    }

    @Override
    boolean hasRight() {
        return standing().isPresent();
    }
}
