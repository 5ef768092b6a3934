package org.belay.api.session;

import java.util.Locale;

/**
 * Where a session stands (rows SES-101 to SES-116). "Removed from queue" is no status but the
 * disappearance from a technician's list, see {@link Session#listed()} (SES-24).
 */
public enum SessionStatus {
    /** An invitation was redeemed, the customer's page or applet is on its way (SES-101). */
    CONNECTING(Phase.BEFORE),
    /** The customer is there, nobody has started the session (SES-102). */
    WAITING(Phase.BEFORE),
    /** A technician has picked it up (SES-103). */
    ACTIVE(Phase.SERVED),
    /** Parked by a technician (SES-104). */
    ON_HOLD(Phase.SERVED),
    /** Handed over to this technician, not yet picked up (SES-105). */
    INCOMING(Phase.SERVED),
    /** Handed over by this technician, not yet picked up (SES-106). */
    OUTGOING(Phase.SERVED),
    /** Asked to collaborate, not yet accepted (SES-107). */
    INVITATION(Phase.SERVED),
    /** Takes part at the lead's invitation (SES-108). */
    COLLABORATING(Phase.SERVED),
    /** The line to the customer is lost (SES-109). */
    RECONNECTING(Phase.LOST),
    /** The customer's device restarts (SES-110). */
    REBOOTING(Phase.LOST),
    /** Lost for more than five minutes, still trying (SES-111). */
    OFFLINE(Phase.LOST),
    /** A limit was exceeded (SES-112). */
    TIMED_OUT(Phase.OVER),
    /** The customer closed a session that had been started (SES-113). */
    CLOSED(Phase.OVER),
    /** The customer closed before anybody had started (SES-114). */
    CLOSED_BY_WAITING_CUSTOMER(Phase.OVER),
    /** The technician ended it, or cleared an ended one from his list (SES-115). */
    CLOSED_BY_TECHNICIAN(Phase.OVER),
    /** Its technician was deleted or disabled (SES-116). */
    ABORTED(Phase.OVER);

    /** The four times of a session's life that rules are made for. */
    public enum Phase {
        /** Nobody has started it. */
        BEFORE,
        /** A technician takes care of it. */
        SERVED,
        /** The customer's line is lost; it returns to where it was (SES-26). */
        LOST,
        /** It has ended; nobody has any right in it any more (SES-10). */
        OVER
    }

    private final Phase phase;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    SessionStatus(Phase phase) {
        this.phase = phase;
    }

    /** The time of life that this status belongs to. */
    public Phase phase() {
        return phase;
    }

    /** Whether the session has ended. */
    public boolean isOver() {
        return phase == Phase.OVER;
    }

    /** The name that pages, routes and the database use: {@code closed-by-technician}. */
    public String wireName() {
        return wireName;
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SessionStatus ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
