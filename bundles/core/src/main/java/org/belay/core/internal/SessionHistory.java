package org.belay.core.internal;

import java.time.Instant;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;

/** What each event makes of a session: the pure half of the machine that looks back. */
final class SessionHistory {

    private SessionHistory() {}

    /** A session right after its {@link SessionEvent.Created}. */
    static Session begin(int id, NewSession asked, Instant at) {
        return new Session(
                id,
                1,
                asked.kind(),
                asked.method(),
                asked.name(),
                asked.fields(),
                asked.technicianId(),
                asked.customerAddress(),
                SessionStatus.CONNECTING,
                at,
                null,
                at,
                null,
                null,
                at,
                true);
    }

    /** The session after the event. */
    static Session after(Session before, SessionEvent event, Instant at) {
        Session session = before.nextRevision();
        if (event instanceof SessionEvent.Joined) {
            return session.inStatus(SessionStatus.WAITING, at).activeAt(at);
        }
        if (event instanceof SessionEvent.Started started) {
            Session active = session.inStatus(SessionStatus.ACTIVE, at).activeAt(at);
            return started.first() ? active.startedAt(at) : active;
        }
        if (event instanceof SessionEvent.Lost) {
            return session.resumingTo(session.status()).inStatus(SessionStatus.RECONNECTING, at);
        }
        if (event instanceof SessionEvent.WentOffline) {
            return session.inStatus(SessionStatus.OFFLINE, at);
        }
        if (event instanceof SessionEvent.Returned) {
            return session.inStatus(session.resumeStatus().orElseThrow(), at).resumingTo(null);
        }
        if (event instanceof SessionEvent.Said) {
            return session.activeAt(at);
        }
        if (event instanceof SessionEvent.Ended ended) {
            return session.inStatus(ended.status(), at)
                    .resumingTo(null)
                    .endedAt(at, ended.listed());
        }
        if (event instanceof SessionEvent.Cleared) {
            return session.inStatus(SessionStatus.CLOSED_BY_TECHNICIAN, at)
                    .endedAt(before.ended().orElse(at), false);
        }
        return session; // Noted changes nothing that can be seen; Created is where it begins
    }
}
