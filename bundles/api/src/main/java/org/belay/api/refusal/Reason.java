package org.belay.api.refusal;

/** Why a request was refused, with the HTTP status that says the same. */
public enum Reason {
    /** The request itself can't be read. */
    MALFORMED(400),
    /** A field of the request is missing or holds what it may not hold. */
    INVALID(400),
    /** Nobody is signed in, or the sign-in has ended. */
    NOT_SIGNED_IN(401),
    /** Known, but not entitled. */
    FORBIDDEN(403),
    /** There is no such thing, or none that the caller may know of. */
    NOT_FOUND(404),
    /** The state of the thing doesn't allow the act any more. */
    STATE(409),
    /** It was there, and has ended: expired, or used. */
    GONE(410),
    /** Too many tries. */
    THROTTLED(429),
    /** What is needed isn't there at the moment; nothing was changed. */
    UNAVAILABLE(503);

    private final int httpStatus;

    Reason(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status code for an answer that carries this reason. */
    public int httpStatus() {
        return httpStatus;
    }
}
