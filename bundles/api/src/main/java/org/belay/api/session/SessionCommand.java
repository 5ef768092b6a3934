package org.belay.api.session;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What may be asked of a session. Whether it is granted is decided by the state it meets and by what
 * the asker is to the session; asking for what already is the case (a second Joined, a Lost after the
 * end) is granted and changes nothing.
 *
 * <p>No command's {@code toString} shows what people wrote: it would reach logs.
 */
public sealed interface SessionCommand {

    /** Something that a person asks. */
    sealed interface Personal extends SessionCommand {
        /** Who asks. */
        Author author();
    }

    /** A line with a key of the sender's own: the same key again is the same line. */
    sealed interface Keyed extends Personal {
        /** 1 to 64 characters, unique in the session. */
        String key();
    }

    /** The customer's page or applet has connected, for the first time or again. */
    record CustomerArrived() implements SessionCommand {}

    /**
     * The customer's device has made itself known; whoever lets customers in asks this, once or again.
     * The first device that a session hears of stays its device.
     */
    record Recognise(Device device) implements SessionCommand {
        /** Checks that there is one. */
        public Recognise {
            if (!device.isKnown()) {
                throw new IllegalArgumentException("An unknown device can't be recognised");
            }
        }
    }

    /** The customer's line was lost. */
    record CustomerLost() implements SessionCommand {}

    /**
     * The customer's device restarts, as its applet announces (SES-513).
     *
     * @param author who had it restart: the customer or a technician
     */
    record RebootBegan(Author author) implements SessionCommand {}

    /**
     * The customer accepts terms and conditions (SET-27).
     *
     * @param version of the text that he has read, see {@link Terms#version}
     */
    record AcceptTerms(String version) implements SessionCommand {}

    /** The customer declines terms and conditions: the session is over at once (SET-27). */
    record DeclineTerms() implements SessionCommand {}

    /** The customer ends the session. */
    record CustomerLeft() implements SessionCommand {}

    /**
     * A technician starts the session: picks it up, resumes it, accepts an invitation, takes up what
     * was handed over, or calls back what he handed over himself (CONS-41).
     */
    record Start(Author author) implements Personal {}

    /**
     * A technician ends the session, leaves it as a collaborator, or clears an ended one from his
     * list (CONS-42).
     */
    record End(Author author) implements Personal {}

    /** A technician puts it on hold: for everybody, or as a collaborator for himself (SES-22). */
    record Hold(Author author) implements Personal {}

    /**
     * Hands the session over.
     *
     * @param comment for whoever takes it up, at most {@value Transfer#MOST_CHARACTERS} characters
     */
    record HandOver(Author author, Target to, String comment) implements Personal {
        /** Checks that nothing is null. */
        public HandOver {
            Objects.requireNonNull(author);
            Objects.requireNonNull(to);
            Objects.requireNonNull(comment);
        }

        @Override
        public String toString() {
            return "HandOver[" + author + ", " + to + "]";
        }
    }

    /** Starts the session for a technician: routing, or an administrator (SET-68, ADM-04). */
    record Assign(Author author, Author technician) implements Personal {}

    /**
     * The lead asks a colleague to collaborate (COLL-05).
     *
     * @param whom his account and name
     * @param withheld permissions that he isn't to have in this session
     */
    record Invite(Author author, Author whom, Set<String> withheld, String comment)
            implements Personal {
        /** Checks that nothing is null and makes the set unmodifiable. */
        public Invite {
            Objects.requireNonNull(author);
            Objects.requireNonNull(whom);
            Objects.requireNonNull(comment);
            withheld = Set.copyOf(withheld);
        }

        @Override
        public String toString() {
            return "Invite[" + author + ", " + whom + "]";
        }
    }

    /**
     * The lead asks somebody from outside of the organization to collaborate (COLL-23).
     *
     * @param guest by a negative number, see {@link Participant#id}; the name may be empty, then
     *     he says it himself
     * @param approved his unit, 0 for who isn't listed
     * @param withheld permissions that he isn't to have in this session
     */
    record InviteGuest(
            Author author, Author guest, int approved, Set<String> withheld, String comment)
            implements Personal {
        /** The longest name of a guest. */
        public static final int MOST_CHARACTERS = 64;

        /** Checks that nothing is null and makes the set unmodifiable. */
        public InviteGuest {
            Objects.requireNonNull(author);
            Objects.requireNonNull(guest);
            Objects.requireNonNull(comment);
            withheld = Set.copyOf(withheld);
        }

        @Override
        public String toString() {
            return "InviteGuest[" + author.accountId() + ", " + guest.accountId() + "]";
        }
    }

    /**
     * An external technician comes in with his code (COLL-24). Unlike a second {@link Start} a second
     * one is refused: a code is good once.
     *
     * @param author with the name that he gave, which counts if he was invited without one
     */
    record ComeIn(Author author) implements Personal {}

    /** An administrator joins as a collaborator, uninvited (MON-22). */
    record Join(Author author) implements Personal {}

    /** The lead has somebody else leave (COLL-33). */
    record Dismiss(Author author, int whom) implements Personal {}

    /** The lead takes permissions from a collaborator, or gives them back (COLL-34). */
    record Withhold(Author author, int whom, Set<String> permissions) implements Personal {
        /** Makes the set unmodifiable. */
        public Withhold {
            permissions = Set.copyOf(permissions);
        }
    }

    /** The lead offers the lead to a collaborator, or takes the offer back (COLL-31, COLL-32). */
    record OfferLead(Author author, int whom) implements Personal {
        /** To whom it is offered when the offer is taken back. */
        public static final int NOBODY = 0;
    }

    /** A collaborator accepts the lead that was offered to him (COLL-51). */
    record AcceptLead(Author author) implements Personal {}

    /**
     * A technician changes name and custom fields in the list (CONS-67).
     *
     * @param name at most 64 characters
     * @param fields by key, each at most 512 characters; without the empty ones
     */
    record Rename(Author author, String name, Map<String, String> fields) implements Personal {
        /** The longest name. */
        public static final int MOST_CHARACTERS = 64;

        /** The longest field. */
        public static final int MOST_IN_A_FIELD = 512;

        /** Makes the fields unmodifiable. */
        public Rename {
            Objects.requireNonNull(name);
            fields = Map.copyOf(fields);
        }

        @Override
        public String toString() {
            return "Rename[" + author + "]";
        }
    }

    /** The lead switches the chat with the customer on or off (CHAT-11, COLL-37). */
    record SwitchChat(Author author, boolean on) implements Personal {}

    /**
     * Somebody writes a chat line.
     *
     * @param text 1 to {@value #MOST_CHARACTERS} characters
     */
    record Say(Author author, String key, String text) implements Keyed {
        /** The longest chat line. */
        public static final int MOST_CHARACTERS = 4_000;

        @Override
        public String toString() {
            return "Say[" + author + ", " + key + "]";
        }
    }

    /**
     * A technician writes to the other technicians; the customer never hears of it (COLL-38).
     *
     * @param text 1 to {@value Say#MOST_CHARACTERS} characters
     */
    record Whisper(Author author, String key, String text) implements Keyed {
        @Override
        public String toString() {
            return "Whisper[" + author + ", " + key + "]";
        }
    }

    /**
     * A technician sends an address for the customer to open (CHAT-26).
     *
     * @param url absolute, {@code http}, {@code https} or {@code ftp}, at most {@value
     *     #MOST_CHARACTERS} characters
     */
    record PushUrl(Author author, String key, String url) implements Keyed {
        /** The longest address. */
        public static final int MOST_CHARACTERS = 2_000;

        @Override
        public String toString() {
            return "PushUrl[" + author + ", " + key + "]";
        }
    }

    /**
     * Somebody adds a note for technicians.
     *
     * @param text 1 to {@value #MOST_CHARACTERS} characters
     */
    record Note(Author author, String text) implements Personal {
        /** The longest note. */
        public static final int MOST_CHARACTERS = 20_000;

        @Override
        public String toString() {
            return "Note[" + author + "]";
        }
    }

    /**
     * A technician writes the session's note, all of it anew (HIST-05, HIST-07).
     *
     * @param seen {@link Session#notes} when he began: what was noted since he hasn't seen, and would
     *     be lost
     * @param text at most {@value Note#MOST_CHARACTERS} characters, empty to delete what it says
     */
    record WriteNote(Author author, int seen, String text) implements Personal {
        /** Checks that nothing is null. */
        public WriteNote {
            Objects.requireNonNull(author);
            Objects.requireNonNull(text);
        }

        @Override
        public String toString() {
            return "WriteNote[" + author + ", " + seen + "]";
        }
    }

    /**
     * The gateway ends the session, because of what happened outside of it (SES-307).
     *
     * @param cause such as {@link EndCause#TECHNICIAN_GONE}
     */
    record Abort(EndCause cause) implements SessionCommand {}

    /** A technician beside the lead is gone: deleted, disabled, no technician any more. */
    record Gone(int account) implements SessionCommand {}

    /** Time has passed; the session looks whether one of its limits is reached. */
    record TimePassed() implements SessionCommand {}
}
