package org.belay.shell.internal;

/** A command that ends without success; the shell shows the message. */
final class Failed extends Exception {

    private static final long serialVersionUID = 1L;

    Failed(String message) {
        super(message, null, false, false);
    }
}
