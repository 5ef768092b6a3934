package org.belay.relay.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;

/** Decides who may open a socket, before there is one. */
final class Handshake {

    static final String PROTOCOL = "belay.v1";
    private static final String TICKET = "ticket.";

    /** Pages that wait at the entrance at the same time; further ones ask again. */
    static final int MOST_ENTRIES = 5_000;

    /** What the handshake's request brings. */
    record Request(String host, String origin, List<String> protocols, Visitor visitor) {}

    /** The answer: a status to refuse with, or how the conversation begins. */
    record Answer(int refusal, Function<Line, Conversation> begin) {
        static Answer refuse(int status) {
            return new Answer(status, null);
        }

        static Answer accept(Function<Line, Conversation> begin) {
            return new Answer(0, begin);
        }
    }

    private final Relay relay;

    Handshake(Relay relay) {
        this.relay = relay;
    }

    /** Somebody with a ticket. */
    Answer withTicket(Request request) {
        try {
            return decide(request);
        } catch (Refused refused) {
            return Answer.refuse(refused.reason().httpStatus()); // such as 503: come again
        }
    }

    private Answer decide(Request request) {
        if (!relay.gateway().sessions().present()) {
            throw Refused.unavailable(); // before the ticket is used up
        }
        Optional<Answer> refused = refuse(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Caller> caller =
                request.protocols().stream()
                        .filter(protocol -> protocol.startsWith(TICKET))
                        .findFirst()
                        .map(protocol -> protocol.substring(TICKET.length()))
                        .flatMap(
                                ticket ->
                                        relay.gateway()
                                                .access()
                                                .takeTicket(ticket, request.visitor()));
        if (caller.isEmpty()) {
            return Answer.refuse(401);
        }
        if (caller.get() instanceof Caller.SignedIn signedIn) {
            if (!TechnicianConversation.isTechnician(signedIn)) {
                return Answer.refuse(403);
            }
            return Answer.accept(
                    line -> new TechnicianConversation(relay, line, signedIn, request.visitor()));
        }
        if (caller.get() instanceof Caller.Customer customer) {
            return Answer.accept(
                    line -> new CustomerConversation(relay, line, customer.sessionId()));
        }
        if (caller.get() instanceof Caller.Guest guest) {
            return Answer.accept(line -> new GuestConversation(relay, line, guest));
        }
        return Answer.refuse(401);
    }

    /** Anybody at the customer's first page. */
    Answer atEntry(Request request) {
        return refuse(request)
                .orElseGet(
                        () ->
                                relay.entries() >= MOST_ENTRIES
                                        ? Answer.refuse(503)
                                        : Answer.accept(
                                                line -> new EntryConversation(relay, line)));
    }

    private static Optional<Answer> refuse(Request request) {
        if (!isSameOrigin(request)) {
            return Optional.of(Answer.refuse(403));
        }
        return request.protocols().contains(PROTOCOL)
                ? Optional.empty()
                : Optional.of(Answer.refuse(400));
    }

    // Only browsers carry cookies about unasked, and they always say where a page comes from.
    private static boolean isSameOrigin(Request request) {
        if (request.origin() == null) {
            return true;
        }
        try {
            String authority = URI.create(request.origin()).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.host());
        } catch (IllegalArgumentException e) {
            return false; // "null" and other things that are no address
        }
    }
}
