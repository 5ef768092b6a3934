package org.belay.relay.internal;

import org.belay.api.event.EventLog;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.Sessions;

/**
 * Which technician may read what was said and noted in a session: whoever has it in his list, who was
 * its lead, and whoever takes part in a later one with the same device (HIST-06).
 */
final class Readers {

    private final Sessions sessions;
    private final EventLog log;

    Readers(Sessions sessions, EventLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    /**
     * The session, for somebody who may read it. Blocks for the database if it is over.
     *
     * @param through the session in which he takes part, 0 for none
     * @throws Refused {@code not-found} if there is none, or none that he may read
     */
    Session session(int id, int through, int account) {
        return sessions.find(id)
                .or(() -> log.session(id))
                .filter(
                        found ->
                                isHis(found, account)
                                        || (through != 0 && isBefore(found, through, account)))
                .orElseThrow(() -> Refused.notFound("session"));
    }

    /** He may still look at what he ended. */
    private boolean isHis(Session session, int account) {
        return session.technicianId() == account || sessions.entryOf(session, account).isPresent();
    }

    private boolean isBefore(Session session, int through, int account) {
        return session.status().isOver()
                && session.device().isKnown()
                && sessions.find(through)
                        .filter(current -> current.device().equals(session.device()))
                        .flatMap(current -> sessions.entryOf(current, account))
                        .filter(entry -> entry.part().takesPart())
                        .isPresent();
    }
}
