package org.belay.core.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.Abort;

/**
 * Ends the sessions of technicians who were deleted or disabled (ORG-34). It looks at how things
 * stand, not at what has changed: so it also finds what happened while the gateway was away, and what
 * couldn't be written is tried again when it is called the next time.
 */
final class Orphans {

    private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
    private final SessionBook book;
    private final Technicians technicians;

    Orphans(SessionBook book, Technicians technicians) {
        this.book = book;
        this.technicians = technicians;
    }

    /** Ends them all. Doesn't wait for the database. */
    void end() {
        book.all().stream()
                .filter(session -> !session.status().isOver())
                .filter(session -> technicians.isGone(session.technicianId()))
                .map(Session::id)
                .filter(underWay::add) // else they would queue up while the database hangs
                .forEach(this::end);
    }

    private void end(int sessionId) {
        book.ask(sessionId, new Abort(EndCause.TECHNICIAN_GONE))
                .whenComplete((session, failure) -> underWay.remove(sessionId));
    }
}
