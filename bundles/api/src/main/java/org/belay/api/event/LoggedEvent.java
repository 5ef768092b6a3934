package org.belay.api.event;

import java.time.Instant;
import java.util.Optional;
import org.belay.api.session.SessionEvent;

/**
 * One line of the log.
 *
 * @param seq its place in the one order of all events; larger is later, gaps may occur
 * @param text the words that belong to it, null if it has none or they were deleted
 */
public record LoggedEvent(long seq, int sessionId, Instant at, SessionEvent event, String text) {

    /** The words that belong to it, empty if it has none or they were deleted. */
    public Optional<String> words() {
        return Optional.ofNullable(text);
    }

    @Override
    public String toString() {
        // Never the text: it would reach logs.
        return "LoggedEvent[" + seq + ", " + sessionId + ", " + at + ", " + event + "]";
    }
}
