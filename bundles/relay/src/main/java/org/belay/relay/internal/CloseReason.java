package org.belay.relay.internal;

/** Why the gateway closes a socket; {@code docs/protocol.md} says what a page makes of each. */
enum CloseReason {
    GOING_DOWN(1001, "gateway going down"),
    TOO_MANY_ERRORS(1008, "too many errors"),
    NO_RIGHT(4001, "signed out, or the session has ended"),
    REPLACED(4002, "opened elsewhere"),
    TOO_SLOW(4008, "too slow");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
