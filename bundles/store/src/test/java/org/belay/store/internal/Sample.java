package org.belay.store.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.belay.api.event.Append;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.Conduct;
import org.belay.api.session.Device;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;

/** Sessions and appends to try the store with. */
final class Sample {

    static final Instant NOW = Instant.parse("2026-11-21T19:28:13.120Z");
    static final int TECHNICIAN = 1001;

    private Sample() {}

    static Session session(int id, int revision, SessionStatus status, String name) {
        return session(id, revision, status, name, "192.0.2.7");
    }

    static Session withoutAddress(int id) {
        return session(id, 1, SessionStatus.CONNECTING, "", "");
    }

    private static Session session(
            int id, int revision, SessionStatus status, String name, String address) {
        return new Session(
                id,
                revision,
                SessionKind.PRIVATE,
                "pin",
                name,
                Map.of("cfield1", "INC-20397"),
                0,
                TECHNICIAN,
                address,
                status,
                NOW,
                null,
                NOW,
                null,
                null,
                NOW,
                Company.NONE,
                Conduct.NONE,
                Device.UNKNOWN,
                0);
    }

    /** Everything that may stand in a session's company. */
    static Company company() {
        return new Company(
                new Transfer(
                        Target.group(42),
                        Author.technician(1001, "Mara"),
                        "knows printers",
                        NOW,
                        false),
                List.of(
                        new Participant(
                                1002,
                                "Tom",
                                Participant.State.HOLDING,
                                Set.of("files.send"),
                                "please look",
                                NOW,
                                NOW.plusSeconds(3)),
                        new Participant(
                                -1,
                                "Guest",
                                true,
                                1207,
                                Participant.State.INVITED,
                                Set.of(),
                                "",
                                NOW,
                                NOW)),
                1002,
                Set.of(1001, 1002));
    }

    static Append created(int id) {
        return created(id, "Ilse Bergman", OptionalLong.empty());
    }

    static Append created(int id, String name, OptionalLong invitation) {
        return new Append(
                session(id, 1, SessionStatus.CONNECTING, name),
                List.of(
                        new Append.Line(
                                new SessionEvent.Created(SessionKind.PRIVATE, "pin", TECHNICIAN),
                                NOW,
                                null)),
                invitation);
    }

    static Append said(int id, int revision, String words) {
        return new Append(
                session(id, revision, SessionStatus.ACTIVE, "Ilse Bergman"),
                List.of(
                        new Append.Line(
                                new SessionEvent.Said(Author.CUSTOMER, "c-" + revision),
                                NOW,
                                words)),
                OptionalLong.empty());
    }
}
