package org.belay.camel;

/** Names of the headers that the {@code belay:} component sets and understands. */
public final class BelayHeaders {

    /** The session's ID, an {@code Integer}. Set on events, needed by commands. */
    public static final String SESSION_ID = "BelaySessionId";

    /** The kind of event, such as {@code started}. */
    public static final String EVENT_TYPE = "BelayEventType";

    /** The event's place in the log, a {@code Long}. */
    public static final String EVENT_SEQ = "BelayEventSeq";

    /** The how-manieth try of this event it is, an {@code Integer} from 1. */
    public static final String ATTEMPT = "BelayAttempt";

    /**
     * The same for each try of the same event by the same consumer, so that a receiver can leave
     * out what it has. Named like the HTTP header, because Camel's HTTP component sends it along.
     */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private BelayHeaders() {}
}
