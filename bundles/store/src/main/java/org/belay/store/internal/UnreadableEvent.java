package org.belay.store.internal;

/** A row of the log that this release can't turn into an event; a newer gateway wrote it. */
final class UnreadableEvent extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableEvent(String type, Throwable cause) {
        super("No event of type " + type + " can be read from this row", cause);
    }
}
