package org.belay.security.oidc.internal;

import java.util.Locale;

/** A sign-in that came to nothing. The message is for the log and holds no secret. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the sign-in page is told. */
    enum Code {
        /** The provider or the gateway doesn't let this person in. */
        DENIED,
        /** The provider knows the person, the gateway doesn't. */
        UNKNOWN_ACCOUNT,
        /** Not an answer to a question of ours, or one that can't be trusted. */
        INVALID,
        /** The provider or the database can't be asked at the moment. */
        UNAVAILABLE;

        private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

        String wireName() {
            return wireName;
        }
    }

    private final Code code;

    Failure(Code code, String message) {
        super(message);
        this.code = code;
    }

    Failure(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
