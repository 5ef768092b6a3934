package org.belay.api.data;

import java.sql.Connection;
import java.sql.SQLException;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Short transactions on the gateway's database. The store provides it, and only once the tables are
 * there: a bundle that references it needs no try of its own whether they are. While the database is
 * lost later on, the service stays and refuses with {@code unavailable}.
 *
 * <p>Blocks for the database, and for a connection of the pool; safe from any thread that may block.
 * Events are not written here but appended to the {@link org.belay.api.event.EventLog}.
 */
@ProviderType
public interface Transactions {

    /**
     * Statements that belong together. Runs on the caller's thread, again from its beginning when a
     * lock was in its way, so that it must not do anything that can't be done twice. Whatever it
     * throws rolls everything back.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Work<T> {

        /**
         * Does the work.
         *
         * @param connection in a transaction; not to be committed, closed or kept
         * @return what the caller gets, may be null
         * @throws SQLException what the database said; not to be caught by the work itself, because
         *     a transaction is good no more after it
         * @throws Refused reaches the caller as it is
         */
        T on(Connection connection) throws SQLException;
    }

    /** Somebody was first: a row of that key is there already. Nothing was changed. */
    final class Duplicate extends Exception {

        private static final long serialVersionUID = 1L;

        /** Says that there was one, and never which: keys may be secrets. */
        public Duplicate() {
            super("A row of that key is there already");
        }
    }

    /**
     * Runs the work in a transaction and commits it, up to five times if it collides with the locks
     * of others.
     *
     * @throws Refused {@code unavailable} if the database is away, full, or can't hold the values;
     *     nothing was changed, as far as the database could still tell
     */
    <T> T run(Work<T> work);

    /**
     * Like {@link #run}, but tells a taken key from an outage.
     *
     * @throws Duplicate if a row of a key that must be unique is there already
     * @throws Refused as {@link #run} does
     */
    <T> T runUnlessDuplicate(Work<T> work) throws Duplicate;

    /**
     * What is to be done once the transaction of that connection is committed, such as telling
     * others. Runs on the same thread, in the order of the calls, after the connection is given back;
     * never if it is rolled back. What it throws is logged and harms nobody else.
     *
     * @param connection of a {@link Work} that is running
     */
    void afterCommit(Connection connection, Runnable then);
}
