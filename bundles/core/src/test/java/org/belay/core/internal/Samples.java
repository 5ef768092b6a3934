package org.belay.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.belay.api.session.Author;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.End;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.SessionStatus.Phase;

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

    /** Mara's new session. */
    static NewSession asked() {
        return new NewSession(
                SessionKind.PRIVATE,
                "pin",
                "Ilse Bergman",
                Map.of("cfield1", "INC-20397"),
                MARA.accountId());
    }

    /** A session as it might stand in that status since the morning. */
    static Session in(SessionStatus status) {
        Session session = SessionHistory.begin(SESSION, asked(), MORNING).inStatus(status, MORNING);
        boolean started =
                status.phase() != Phase.BEFORE
                        && status != SessionStatus.CLOSED_BY_WAITING_CUSTOMER;
        if (started) {
            session = session.startedAt(MORNING);
        }
        if (status.phase() == Phase.LOST) {
            session = session.resumingTo(SessionStatus.ACTIVE);
        }
        if (status.isOver()) {
            boolean listed = status == SessionStatus.CLOSED || status == SessionStatus.TIMED_OUT;
            session = session.endedAt(MORNING, listed);
        }
        return session;
    }

    /** A lost session that was in that status before. */
    static Session lostFrom(SessionStatus before) {
        return SessionHistory.after(in(before), new SessionEvent.Lost(), MORNING);
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
