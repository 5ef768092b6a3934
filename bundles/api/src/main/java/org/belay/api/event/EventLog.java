package org.belay.api.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.belay.api.session.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * State and log of all sessions, written in one transaction by one append lane. Safe from any
 * thread. Where the database is away or full, methods fail with {@code Refused.unavailable()}.
 */
@ProviderType
public interface EventLog {

    /**
     * Writes the session and its events. Never blocks; the stage completes on the lane's thread
     * after the commit has reached the disk, with the events as logged. Appends of one session must
     * be handed over one after the other: the next when the last has completed.
     *
     * <p>Fails with {@code used} if the invitation is used up, {@code busy} if the lane is full, or
     * {@code unavailable}; then nothing of it is in the log.
     */
    CompletionStage<List<LoggedEvent>> append(Append append);

    /** Events after {@code seq} in their order, at most {@code limit}. Blocks for the database. */
    List<LoggedEvent> after(long seq, int limit);

    /** A session's events after {@code seq}, at most {@code limit}. Blocks for the database. */
    List<LoggedEvent> ofSession(int sessionId, long seq, int limit);

    /** The last event's number, 0 if there is none. Blocks for the database. */
    long last();

    /** The session as it was last written, whether over or not. Blocks for the database. */
    Optional<Session> session(int sessionId);

    /** All sessions that aren't over or are still listed. Blocks for the database. */
    List<Session> openSessions();

    /** A session ID never given before. Mostly from memory; blocks for the database at times. */
    int nextSessionId();

    /** Whether the database takes what is written, as far as the last try knows. Never blocks. */
    boolean available();
}
