package org.belay.relay.internal;

/**
 * The gateway's end of a socket, free of what carries it. Never blocks; safe from any thread. What is
 * sent on a line that is closed is dropped.
 */
interface Line {

    /** Sends one text frame; frames arrive in the order in which they were sent. */
    void send(String text);

    /** Closes after what was sent; the first close counts. */
    void close(CloseReason reason);
}
