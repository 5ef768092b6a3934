package org.belay.api.session;

/** Who sought contact; decides the queue and never changes (SES-02). */
public enum SessionKind {
    /** The technician invited the customer; nobody else sees the session (SES-03). */
    PRIVATE,
    /** The customer came through a channel; its groups share the queue (SES-04). */
    CHANNEL
}
