package org.belay.api.security;

import java.time.Duration;
import java.util.Optional;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds out who calls, and gives customers and sockets what they need to be known again. Safe from
 * any thread; from memory except right after a start.
 */
@ProviderType
public interface Access {

    /** The signed-in account of the visitor's cookie, or {@link Caller.Anonymous}. */
    Caller signedIn(Visitor visitor);

    /**
     * The account that issued the API key, with at most what it and the key may do now; {@link
     * Caller.Anonymous} if the key isn't good.
     *
     * @param key as the header {@code Authorization} brings it after {@code Bearer}
     * @param address of the program that brings it
     * @throws Refused {@code throttled} after too many wrong keys from there; {@code forbidden} if
     *     the account may not come from that address; {@code unavailable}
     */
    default Caller byKey(String key, String address) {
        return new Caller.Anonymous();
    }

    /** The customer of that session if his cookie proves it, or {@link Caller.Anonymous}. */
    Caller customer(int sessionId, Visitor visitor);

    /**
     * The external technician who takes part in that session, if his cookie proves it; {@link
     * Caller.Anonymous} as soon as he is out of it or it is over (COLL-24).
     */
    Caller guest(int sessionId, Visitor visitor);

    /**
     * Name and value of the cookie by which that external technician is known in this session, and in
     * no other, from now on.
     *
     * @param guest his number in the session, negative
     */
    Cookie admitGuest(int sessionId, int guest);

    /** Name and value of the cookie by which this session's customer is known from now on. */
    Cookie admitCustomer(int sessionId);

    /**
     * A ticket for one WebSocket of that caller, good for {@link #TICKET_SECONDS} and only together
     * with the cookie that the visitor holds as that caller.
     */
    String issueTicket(Caller caller, Visitor visitor);

    /**
     * Takes the ticket: the caller for whom it was issued if it is known, unused, in time, brought
     * with his cookie, and he is still who he was; else empty.
     */
    Optional<Caller> takeTicket(String ticket, Visitor visitor);

    /**
     * Ends the visitor's sign-in, as if he had signed out; nothing happens if there is none. Blocks.
     *
     * @throws Refused {@code unavailable}; he is still signed in then
     */
    void signOut(Visitor visitor);

    /** How long a ticket is good. */
    int TICKET_SECONDS = 30;

    /** How long a customer's cookie is kept: as long as a session may last without any change (SES-59). */
    Duration CUSTOMER_COOKIE_LIFE = Duration.ofDays(14);

    /** Name and value of a cookie. */
    record Cookie(String name, String value) {

        /**
         * The value of the header {@code Set-Cookie} by which a customer is let in, whichever way he
         * comes: kept from scripts and from other sites.
         *
         * @param secure whether he came by HTTPS, and the cookie is to go nowhere else
         */
        public String ofCustomer(boolean secure) {
            return name
                    + "="
                    + value
                    + "; Path=/; Max-Age="
                    + CUSTOMER_COOKIE_LIFE.toSeconds()
                    + "; HttpOnly; SameSite=Strict"
                    + (secure ? "; Secure" : "");
        }

        @Override
        public String toString() {
            return "Cookie[" + name + "]";
        }
    }
}
