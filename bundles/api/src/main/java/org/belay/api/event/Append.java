package org.belay.api.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;

/**
 * What is to be written as one: the session as it stands after the events, and the events.
 *
 * @param invitation the invitation that is used up by this; if it already is, the whole append is
 *     refused with {@code used}
 */
public record Append(Session session, List<Line> lines, OptionalLong invitation) {

    /**
     * An event to be.
     *
     * @param text words that lie beside the log, null for none
     */
    public record Line(SessionEvent event, Instant at, String text) {
        /** Checks that the event and its time are there. */
        public Line {
            Objects.requireNonNull(event);
            Objects.requireNonNull(at);
        }

        @Override
        public String toString() {
            return "Line[" + event + ", " + at + "]"; // never the text: it would reach logs
        }
    }

    /** Makes the lines unmodifiable. */
    public Append {
        Objects.requireNonNull(session);
        lines = List.copyOf(lines);
    }
}
