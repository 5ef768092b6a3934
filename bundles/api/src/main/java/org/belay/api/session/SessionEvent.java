package org.belay.api.session;

/**
 * What happened to a session. Events hold no words of people: chat lines, notes and names lie beside
 * the log and can be deleted without breaking it. {@link SessionEventType} names each kind.
 */
public sealed interface SessionEvent {

    /** The kind, by which the log and routes know it. */
    default SessionEventType type() {
        return SessionEventType.of(getClass());
    }

    /**
     * An invitation was redeemed or a channel entered; the session is Connecting.
     *
     * @param method the connection method's ID, such as {@code pin}
     * @param technicianId node ID of the technician to whose queue it belongs
     */
    record Created(SessionKind kind, String method, int technicianId) implements SessionEvent {}

    /** The customer's page or applet is there: Waiting. */
    record Joined() implements SessionEvent {}

    /**
     * A technician started it: Active.
     *
     * @param first whether it became Active for the first time (INT-05)
     */
    record Started(Author author, boolean first) implements SessionEvent {}

    /** The customer's line is lost: Reconnecting. */
    record Lost() implements SessionEvent {}

    /** The customer's line is back: the status from before the loss. */
    record Returned() implements SessionEvent {}

    /** Lost for more than five minutes: Offline (SES-54). */
    record WentOffline() implements SessionEvent {}

    /**
     * Somebody wrote a chat line; the text lies beside the log.
     *
     * @param key the sender's own key, so that a line sent twice is one line
     */
    record Said(Author author, String key) implements SessionEvent {}

    /** Somebody added a note for technicians; the text lies beside the log. */
    record Noted(Author author) implements SessionEvent {}

    /**
     * It is over.
     *
     * @param status the final status
     * @param listed whether it stays in the technician's list until he clears it (SES-60)
     */
    record Ended(SessionStatus status, EndCause cause, Author author, boolean listed)
            implements SessionEvent {}

    /** The technician cleared an ended session from his list: Closed by technician (SES-260). */
    record Cleared(Author author) implements SessionEvent {}
}
