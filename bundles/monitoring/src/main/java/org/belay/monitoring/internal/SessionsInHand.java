package org.belay.monitoring.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.belay.api.session.Entry;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.Sessions;

/** What technicians have in hand at the moment: not what waits in their queues. */
final class SessionsInHand {

    private static final Set<Part> HIS = Set.of(Part.LEAD, Part.SENDER, Part.COLLABORATOR);
    private static final String JOIN = "join";

    private final Sessions sessions;

    SessionsInHand(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The technician's, the oldest first, as they concern that administrator. From memory. */
    List<SessionInHand> of(int technician, int administrator) {
        return sessions.listOf(technician).stream()
                .filter(session -> !session.status().isOver())
                .flatMap(
                        session ->
                                sessions
                                        .entryOf(session, technician)
                                        .filter(entry -> HIS.contains(entry.part()))
                                        .map(entry -> inHand(session, entry, administrator))
                                        .stream())
                .toList();
    }

    private SessionInHand inHand(Session session, Entry entry, int administrator) {
        boolean joined =
                sessions.entryOf(session, administrator)
                        .filter(own -> own.part() == Part.LEAD || own.part() == Part.COLLABORATOR)
                        .isPresent();
        return new SessionInHand(
                session.id(),
                session.name(),
                session.kind().name().toLowerCase(Locale.ROOT),
                entry.status().wireName(),
                entry.since(),
                joined,
                !joined && sessions.administratorActs(session).contains(JOIN));
    }
}
