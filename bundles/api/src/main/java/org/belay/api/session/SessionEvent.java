package org.belay.api.session;

import java.util.Set;

/**
 * What happened to a session. Events hold no words of people: chat lines, notes, comments and names
 * lie beside the log and can be deleted without breaking it. {@link SessionEventType} names each
 * kind.
 */
public sealed interface SessionEvent {

    /** The kind, by which the log and routes know it. */
    default SessionEventType type() {
        return SessionEventType.of(getClass());
    }

    /** Who brought it about, as far as it was a person; else the gateway. */
    default Author author() {
        return Author.SYSTEM;
    }

    /** A line that somebody sent under a key of his own: sent twice, it is one line. */
    sealed interface Line extends SessionEvent {
        /** The sender's key. */
        String key();
    }

    /**
     * An invitation was redeemed or a channel entered; the session is Connecting.
     *
     * @param method the connection method's ID, such as {@code pin}
     * @param technicianId account of the technician to whose queue it belongs, 0 for a channel's
     * @param channelId node ID of the channel, 0 for a technician's
     */
    record Created(SessionKind kind, String method, int technicianId, int channelId)
            implements SessionEvent {
        /** A private session of that technician. */
        public Created(SessionKind kind, String method, int technicianId) {
            this(kind, method, technicianId, 0);
        }
    }

    /**
     * The customer accepted terms and conditions (SET-27).
     *
     * @param version of the text, see {@link Terms#version}
     */
    record TermsAccepted(String version) implements SessionEvent {
        @Override
        public Author author() {
            return Author.CUSTOMER;
        }
    }

    /** The customer's device brought something by which it will be known again (HIST-10). */
    record Recognised(Device device) implements SessionEvent {}

    /** The customer's page or applet is there: Waiting. */
    record Joined() implements SessionEvent {}

    /**
     * A technician started it, resumed it or took it up: Active, and he is its technician.
     *
     * @param first whether it became Active for the first time (INT-05)
     */
    record Started(Author author, boolean first) implements SessionEvent {}

    /** The customer's line is lost: Reconnecting. */
    record Lost() implements SessionEvent {}

    /** The customer's device restarts: Rebooting. */
    record Rebooting(Author author) implements SessionEvent {}

    /** The customer's line is back: the status from before the loss. */
    record Returned() implements SessionEvent {}

    /** Lost for more than five minutes: Offline (SES-54). */
    record WentOffline() implements SessionEvent {}

    /**
     * Put on hold.
     *
     * @param alone whether only the author's own entry is held (SES-249)
     */
    record Held(Author author, boolean alone) implements SessionEvent {}

    /** Handed over: Outgoing, and Incoming for whom it is meant; the comment lies beside the log. */
    record HandedOver(Author author, Target to) implements SessionEvent {}

    /**
     * Somebody was asked to collaborate; the comment lies beside the log.
     *
     * @param external whether he is no member of the organization; {@code whom} has a negative
     *     number then, by which his later acts are found (EXT-10)
     * @param approved unit of the external technician that he is, 0 for one who isn't listed
     */
    record Invited(Author author, Author whom, boolean external, int approved, Set<String> withheld)
            implements SessionEvent {
        /** A colleague. */
        public Invited(Author author, Author whom, Set<String> withheld) {
            this(author, whom, false, 0, withheld);
        }
    }

    /** Accepted an invitation, or came back from his own hold: Collaborating. */
    record Collaborated(Author author) implements SessionEvent {}

    /**
     * A technician beside the lead has nothing to do with it any more.
     *
     * @param whom who that is
     * @param author who brought it about: he himself, the lead, the gateway
     * @param tookPart whether he had accepted; else the customer never heard of him
     */
    record Parted(Author whom, Author author, PartCause cause, boolean tookPart)
            implements SessionEvent {}

    /** What parted a technician from a session. */
    enum PartCause {
        /** He left, or declined. */
        LEFT,
        /** The lead had him leave (SES-250). */
        DISMISSED,
        /** He did nothing for too long (SES-247). */
        IDLE_TIME_OUT,
        /** He was deleted or disabled. */
        GONE
    }

    /** The lead took permissions from a collaborator, or gave them back. */
    record Withheld(Author author, int whom, Set<String> permissions) implements SessionEvent {}

    /** The lead was offered to a collaborator; to nobody if the offer was taken back. */
    record LeadOffered(Author author, int whom) implements SessionEvent {}

    /**
     * A collaborator is the lead now, and the former lead a collaborator (SES-251).
     *
     * @param author the new lead
     */
    record LeadAccepted(Author author, Author former) implements SessionEvent {}

    /** Name and custom fields are others now; they lie beside the log. */
    record Renamed(Author author) implements SessionEvent {}

    /** The chat with the customer was switched on or off. */
    record ChatSwitched(Author author, boolean on) implements SessionEvent {}

    /** Somebody wrote a chat line; the text lies beside the log. */
    record Said(Author author, String key) implements Line {}

    /** A technician wrote to the other technicians; the text lies beside the log. */
    record Whispered(Author author, String key) implements Line {}

    /** A technician sent an address to open; it lies beside the log. */
    record UrlPushed(Author author, String key) implements Line {}

    /** Somebody added a note for technicians; the text lies beside the log. */
    record Noted(Author author) implements SessionEvent {}

    /** A technician wrote the session's note anew; its text lies beside the log (HIST-05). */
    record NoteWritten(Author author) implements SessionEvent {}

    /**
     * It is over.
     *
     * @param status the final status
     */
    record Ended(SessionStatus status, EndCause cause, Author author) implements SessionEvent {}

    /**
     * A technician cleared an ended session from his list. If it was its lead: Closed by technician
     * (SES-260).
     */
    record Cleared(Author author) implements SessionEvent {}
}
