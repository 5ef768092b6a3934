package org.belay.api.session;

/** What somebody is to a session; decides what he may ask of it. */
public enum Part {
    /** The customer. */
    CUSTOMER,
    /** The gateway itself: timers, routing, lines that break. */
    GATEWAY,
    /** An administrator of the unit that the session belongs to, from outside of it (ADM-01). */
    ADMINISTRATOR,
    /** Takes sessions of its channel, and nobody has started it (SES-04). */
    QUEUE,
    /** Its technician, or the lead of several (SES-21). */
    LEAD,
    /** Has handed it over, and nobody has taken it up (SES-106). */
    SENDER,
    /** May take up what was handed over (SES-105). */
    RECIPIENT,
    /** Asked to collaborate (SES-107). */
    INVITED,
    /** Takes part at the lead's invitation (SES-108). */
    COLLABORATOR,
    /** Invited from outside of the organization, or taking part from there (COLL-24). */
    GUEST;

    /** Whether a member of the organization who has this part works with the customer. */
    public boolean takesPart() {
        return this == LEAD || this == SENDER || this == COLLABORATOR;
    }
}
