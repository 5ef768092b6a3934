package org.belay.replies.internal;

/** An entry that is stored, as pages see it. */
public record Reply(String id, String kind, String name, String content) {

    static Reply of(String id, Entry entry) {
        return new Reply(id, entry.kind().wireName(), entry.name(), entry.content());
    }

    /** What it holds. */
    Entry entry() {
        return new Entry(Kind.of(kind), name, content);
    }
}
