package org.belay.api.event;

import java.util.Set;
import org.belay.api.session.SessionEventType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The log for those who may not miss anything: each consumer has a name and, under it, a cursor in
 * the database that outlives restarts, updates and removal.
 */
@ProviderType
public interface EventFeed {

    /**
     * What to follow.
     *
     * @param name of the consumer, 1 to 64 of {@code a-z 0-9 - . _}; only one at a time may follow
     *     under a name
     * @param types the kinds of interest, empty for all
     * @param fromStart where a name begins that was never used before: at the log's start, or with
     *     what happens from now on
     */
    record Subscription(String name, Set<SessionEventType> types, boolean fromStart) {
        /** Makes the types unmodifiable. */
        public Subscription {
            types = Set.copyOf(types);
        }
    }

    /**
     * Takes one event. Called on a thread of this consumer alone, in the order of the log; may
     * block. When it returns, the event counts as taken; when it throws, the same event comes again
     * after a growing delay (1 s to 60 s). May see an event twice after a crash.
     */
    @FunctionalInterface
    interface Taker {
        /** Takes the event, or throws. */
        void take(LoggedEvent event) throws Exception;

        /**
         * Takes an event that was laid aside and is now replayed ({@link DeadLetters#replay}). Called
         * between two events of the log or from another thread, apart from the order of the log.
         * One try: throwing says that it failed again, and the letter stays.
         */
        default void retake(LoggedEvent event) throws Exception {
            take(event);
        }
    }

    /**
     * Follows the log until closed. Closing waits for the running call, 10 s at most, and keeps the
     * cursor.
     *
     * @throws IllegalStateException if somebody follows under that name already
     */
    AutoCloseable follow(Subscription subscription, Taker taker);
}
