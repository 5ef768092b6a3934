package org.belay.api.event;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Events that a consumer gave up on, kept for an administrator to see and replay. Blocking. */
@ProviderType
public interface DeadLetters {

    /**
     * A letter that couldn't be delivered.
     *
     * @param consumer the name under which the consumer follows the log
     * @param reason what the last try said, at most 1,000 characters, without secrets
     * @param attempts how often it was tried
     */
    record DeadLetter(
            long id, String consumer, LoggedEvent event, String reason, int attempts, Instant at) {}

    /** Lays an event aside. */
    void add(String consumer, LoggedEvent event, String reason, int attempts);

    /** The letters, oldest first, at most {@code limit}. */
    List<DeadLetter> list(int limit);

    /**
     * Hands the letter to its consumer once more, apart from the order of the log; removes it if
     * the consumer takes it.
     *
     * @throws org.belay.api.refusal.Refused {@code not-found}; {@code state} if the consumer isn't
     *     running
     * @throws Exception what the consumer said; the letter stays
     */
    void replay(long id) throws Exception;

    /** Throws the letter away; {@code not-found} if there is none. */
    void discard(long id);
}
