package org.belay.api.session;

import java.time.Instant;

/** A chat line that waits for the database. */
public record UnsavedLine(Author author, String key, String text, Instant at) {

    @Override
    public String toString() {
        // Never the text: it would reach logs.
        return "UnsavedLine[" + author + ", " + key + ", " + at + "]";
    }
}
