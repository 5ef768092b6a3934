package org.belay.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.belay.api.event.Append;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.Conduct;
import org.belay.api.session.Device;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;

/** Sessions in which somebody says something: each line an event, its words and the new state. */
final class Chatter {

    private static final String WORDS =
            "Good afternoon, the printer on the second floor jams again.";

    private final int firstId;
    private final int[] revisions;

    Chatter(int firstId, int sessions) {
        this.firstId = firstId;
        revisions = new int[sessions];
    }

    int sessions() {
        return revisions.length;
    }

    /** The next append of that session; one at a time for each. */
    Append next(int index) {
        int revision = ++revisions[index];
        Instant now = Instant.now();
        SessionEvent event =
                revision == 1
                        ? new SessionEvent.Created(SessionKind.PRIVATE, "pin", 1001)
                        : new SessionEvent.Said(Author.CUSTOMER, "c1-" + revision);
        Session session =
                new Session(
                        firstId + index,
                        revision,
                        SessionKind.PRIVATE,
                        "pin",
                        "Ilse Bergman",
                        Map.of("cfield1", "INC-20397"),
                        0,
                        1001,
                        "192.0.2.7",
                        SessionStatus.ACTIVE,
                        now,
                        null,
                        now,
                        now,
                        null,
                        now,
                        Company.NONE,
                        Conduct.NONE,
                        Device.UNKNOWN,
                        0);
        return new Append(
                session,
                List.of(new Append.Line(event, now, revision == 1 ? null : WORDS)),
                OptionalLong.empty());
    }
}
