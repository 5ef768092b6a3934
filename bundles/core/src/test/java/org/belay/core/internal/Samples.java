package org.belay.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.End;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.SessionStatus.Phase;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;

/** Sessions, people and limits that the tests share. */
final class Samples {

    static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    static final int SESSION = 380_206_897;
    static final Author MARA = Author.technician(1001, "Mara");
    static final Author TOM = Author.technician(1002, "Tom");
    static final Limits LIMITS =
            new Limits(Duration.ofMinutes(10), Duration.ofMinutes(120), Duration.ofMinutes(60));
    static final Limits NO_LIMITS = new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private Samples() {}

    /** Everybody may everything, and nobody takes a queue that isn't his own. */
    static final Staff STAFF = staff();

    static FakeStaff staff() {
        return new FakeStaff();
    }

    /** What only a technician's entry shows, never the session itself. */
    static final Set<SessionStatus> ONE_SIDED =
            EnumSet.of(
                    SessionStatus.INCOMING, SessionStatus.INVITATION, SessionStatus.COLLABORATING);

    /** The session after an event that has no words. */
    static Session after(Session before, SessionEvent event, Instant at) {
        return SessionHistory.after(before, event, null, at);
    }

    static SessionMachine machine(Limits limits) {
        return new SessionMachine(session -> limits, session -> session, STAFF);
    }

    /** Mara's new session. */
    static NewSession asked() {
        return NewSession.ofTechnician(
                "pin", "Ilse Bergman", Map.of("cfield1", "INC-20397"), MARA.accountId(), "");
    }

    /** A session as it might stand in that status since the morning. */
    static Session in(SessionStatus status) {
        Session session = Session.begin(SESSION, asked(), MORNING).inStatus(status, MORNING);
        boolean started =
                status.phase() != Phase.BEFORE
                        && status != SessionStatus.CLOSED_BY_WAITING_CUSTOMER;
        if (started) {
            session = session.startedAt(MORNING);
        }
        if (status.phase() == Phase.LOST) {
            session = session.resumingTo(SessionStatus.ACTIVE);
        }
        if (status == SessionStatus.OUTGOING) {
            session =
                    session.with(
                            Company.NONE.transferred(
                                    new Transfer(
                                            Target.technician(TOM.accountId()),
                                            MARA,
                                            "",
                                            MORNING,
                                            true)));
        }
        if (status.isOver()) {
            boolean listed = status == SessionStatus.CLOSED || status == SessionStatus.TIMED_OUT;
            session =
                    session.endedAt(MORNING)
                            .with(
                                    Company.NONE.keptBy(
                                            listed ? Set.of(MARA.accountId()) : Set.of()));
        }
        return session;
    }

    /** A lost session that was in that status before. */
    static Session lostFrom(SessionStatus before) {
        return Samples.after(in(before), new SessionEvent.Lost(), MORNING);
    }

    static Start start() {
        return new Start(MARA);
    }

    static End end() {
        return new End(MARA);
    }

    static Say customerSays(String key) {
        return new Say(Author.CUSTOMER, key, "line " + key);
    }

    static Say technicianSays(String key) {
        return new Say(MARA, key, "line " + key);
    }
}
