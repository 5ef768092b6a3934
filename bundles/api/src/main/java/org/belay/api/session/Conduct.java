package org.belay.api.session;

import java.time.Instant;
import java.util.Optional;

/**
 * How a session is conducted, beside its status: what its customer has agreed to, and what its
 * technician has switched.
 *
 * @param termsAcceptedAt when the customer accepted terms and conditions, null if he hasn't (SET-27)
 * @param chat whether the chat was last switched on or off, null if it never was (CHAT-13, CHAT-14)
 */
public record Conduct(Instant termsAcceptedAt, Boolean chat) {

    /** As every session begins: nothing was agreed to, and nothing switched. */
    public static final Conduct NONE = new Conduct(null, null);

    /** When the customer accepted terms and conditions, empty if he hasn't. */
    public Optional<Instant> termsAccepted() {
        return Optional.ofNullable(termsAcceptedAt);
    }

    /** Whether the chat was switched on or off, empty if it is as its technician's group has it. */
    public Optional<Boolean> chatSwitched() {
        return Optional.ofNullable(chat);
    }

    /** With terms accepted at that time. */
    public Conduct acceptingTerms(Instant at) {
        return new Conduct(at, chat);
    }

    /** With the chat switched on or off. */
    public Conduct switchingChat(boolean on) {
        return new Conduct(termsAcceptedAt, on);
    }
}
