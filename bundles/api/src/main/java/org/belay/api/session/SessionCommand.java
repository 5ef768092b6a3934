package org.belay.api.session;

/**
 * What may be asked of a session. Whether it is granted is decided by the state it meets; asking for
 * what already is the case (a second Joined, a Lost after the end) is granted and changes nothing.
 */
public sealed interface SessionCommand {

    /** The customer's page or applet has connected, for the first time or again. */
    record CustomerArrived() implements SessionCommand {}

    /** The customer's line was lost. */
    record CustomerLost() implements SessionCommand {}

    /** The customer ends the session. */
    record CustomerLeft() implements SessionCommand {}

    /** A technician starts the session. */
    record Start(Author technician) implements SessionCommand {}

    /** A technician ends the session, or clears an ended one from his list. */
    record End(Author technician) implements SessionCommand {}

    /**
     * Somebody writes a chat line.
     *
     * @param key the sender's own, 1 to 64 characters; the same key again is the same line
     * @param text 1 to {@value #MOST_CHARACTERS} characters
     */
    record Say(Author author, String key, String text) implements SessionCommand {
        /** The longest chat line. */
        public static final int MOST_CHARACTERS = 4_000;

        @Override
        public String toString() {
            return "Say[" + author + ", " + key + "]"; // never the text: it would reach logs
        }
    }

    /**
     * Somebody adds a note for technicians.
     *
     * @param text 1 to {@value #MOST_CHARACTERS} characters
     */
    record Note(Author author, String text) implements SessionCommand {
        /** The longest note. */
        public static final int MOST_CHARACTERS = 20_000;

        @Override
        public String toString() {
            return "Note[" + author + "]"; // never the text: it would reach logs
        }
    }

    /**
     * The gateway ends the session, because of what happened outside of it (SES-307).
     *
     * @param cause such as {@link EndCause#TECHNICIAN_GONE}
     */
    record Abort(EndCause cause) implements SessionCommand {}

    /** Time has passed; the session looks whether one of its limits is reached. */
    record TimePassed() implements SessionCommand {}
}
