package org.belay.api.security;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds out who calls, and gives customers and sockets what they need to be known again. Safe from
 * any thread; from memory except right after a start.
 */
@ProviderType
public interface Access {

    /** The signed-in account of these cookies, or {@link Caller.Anonymous}. */
    Caller signedIn(Cookies cookies);

    /** The customer of that session if the cookies prove it, or {@link Caller.Anonymous}. */
    Caller customer(int sessionId, Cookies cookies);

    /** Name and value of the cookie by which this session's customer is known from now on. */
    Cookie admitCustomer(int sessionId);

    /**
     * A ticket for one WebSocket of that caller, good for {@link #TICKET_SECONDS} and only together
     * with the cookie that these cookies hold for him.
     */
    String issueTicket(Caller caller, Cookies cookies);

    /**
     * Takes the ticket: the caller for whom it was issued if it is known, unused, in time, brought
     * with his cookie, and he is still who he was; else empty.
     */
    Optional<Caller> takeTicket(String ticket, Cookies cookies);

    /** How long a ticket is good. */
    int TICKET_SECONDS = 30;

    /** Name and value of a cookie. */
    record Cookie(String name, String value) {
        @Override
        public String toString() {
            return "Cookie[" + name + "]";
        }
    }
}
