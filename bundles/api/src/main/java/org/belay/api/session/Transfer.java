package org.belay.api.session;

import java.time.Instant;
import java.util.Objects;

/**
 * The latest handing over of a session: on its way, or taken up.
 *
 * @param to who may take it up
 * @param by who handed it over: its technician, a collaborator, an administrator, or the gateway
 * @param comment for whoever takes it up (CONS-79), may be empty
 * @param pending whether nobody has taken it up yet, nor called it back
 */
public record Transfer(Target to, Author by, String comment, Instant at, boolean pending) {

    /** The longest comment, in characters. */
    public static final int MOST_CHARACTERS = 500;

    /** Checks that nothing is null. */
    public Transfer {
        Objects.requireNonNull(to);
        Objects.requireNonNull(by);
        Objects.requireNonNull(comment);
        Objects.requireNonNull(at);
    }

    /** The same, taken up. */
    public Transfer takenUp() {
        return new Transfer(to, by, comment, at, false);
    }

    @Override
    public String toString() {
        return "Transfer[" + to + ", " + by + ", " + at + ", pending=" + pending + "]";
    }
}
