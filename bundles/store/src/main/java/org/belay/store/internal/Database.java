package org.belay.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs short transactions on connections of the pool. Blocking; safe from any thread. */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Derby locks rows for readers too, so now and then a reader and the lane collide. */
    private static final int MOST_TRIES = 5;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Statements that belong together. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs the work in a transaction, again if a lock was in its way.
     *
     * @throws Refused {@code unavailable} if the database can't do it
     */
    <T> T run(Work<T> work) {
        try {
            return attempt(work);
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
    }

    /**
     * Like {@link #run}, but leaves {@link SqlFailure#DATA} to the caller.
     *
     * @throws SQLException if the database can't hold the values
     */
    <T> T runChecked(Work<T> work) throws SQLException {
        try {
            return attempt(work);
        } catch (SQLException failure) {
            if (SqlFailure.of(failure) == SqlFailure.DATA) {
                throw failure;
            }
            throw unavailable(failure);
        }
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = source.getConnection()) {
                return inTransaction(connection, work);
            } catch (SQLException failure) {
                if (SqlFailure.of(failure) != SqlFailure.CONTENTION || tries == MOST_TRIES) {
                    throw failure;
                }
                LOG.debug("A lock was in the way (SQL state {})", failure.getSQLState());
            }
        }
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            because.addSuppressed(failure);
        }
    }

    private static Refused unavailable(SQLException failure) {
        // Without the message: a database may quote values in it.
        LOG.warn(
                "The database failed with {} (SQL state {})",
                failure.getClass().getSimpleName(),
                failure.getSQLState());
        return Refused.unavailable();
    }
}
