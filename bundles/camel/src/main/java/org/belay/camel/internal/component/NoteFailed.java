package org.belay.camel.internal.component;

/** A note could not be added; the message says to which session and why. */
final class NoteFailed extends Exception {

    private static final long serialVersionUID = 1L;

    NoteFailed(String message, Throwable cause) {
        super("belay:note: " + message, cause);
    }
}
