package org.belay.api.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.belay.api.session.Device;
import org.belay.api.session.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What can be looked up in sessions that were. Provided by the store; safe from any thread, blocks for
 * the database. Where it is away, methods fail with {@code Refused.unavailable()}.
 */
@ProviderType
public interface SessionArchive {

    /**
     * A place in the order of sessions, the latest first: behind that session.
     *
     * @param createdAt when it was created
     * @param id tells those of one moment apart
     */
    record Place(Instant createdAt, int id) {

        /** Before all others. */
        public static final Place BEGINNING =
                new Place(Instant.ofEpochMilli(Long.MAX_VALUE), Integer.MAX_VALUE);

        /** Checks that nothing is null. */
        public Place {
            Objects.requireNonNull(createdAt);
        }

        /** Behind that session. */
        public static Place behind(Session session) {
            return new Place(session.createdAt(), session.id());
        }
    }

    /**
     * Sessions with that device that are over, the latest first; one query, by an index.
     *
     * @param limit at least 1
     */
    List<Session> ofDevice(Device device, Place from, int limit);

    /**
     * What was noted in a session, the latest first: the last {@link
     * org.belay.api.session.SessionEvent.NoteWritten}, which stands for those before it, and the
     * latest {@link org.belay.api.session.SessionEvent.Noted}.
     *
     * @param limit how many of the latter, at least 1
     */
    List<LoggedEvent> notes(int sessionId, int limit);
}
