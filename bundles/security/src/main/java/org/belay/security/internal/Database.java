package org.belay.security.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs short transactions. Blocking; safe from any thread. */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Derby locks rows for readers too, so now and then two are in each other's way. */
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

    /** Somebody was first: a row of that key is there already. */
    static final class Duplicate extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Runs the work in a transaction.
     *
     * @throws Refused {@code unavailable} if the database can't do it
     */
    <T> T run(Work<T> work) {
        try {
            return runUnlessDuplicate(work);
        } catch (Duplicate e) {
            throw Refused.unavailable();
        }
    }

    /** Like {@link #run}, but tells a taken key from an outage. */
    <T> T runUnlessDuplicate(Work<T> work) throws Duplicate {
        for (int tries = 1; ; tries++) {
            try (Connection connection = source.getConnection()) {
                return inTransaction(connection, work);
            } catch (SQLException failure) {
                if (is(failure, "23505")) {
                    throw new Duplicate();
                }
                if (!is(failure, "40") || tries == MOST_TRIES) {
                    // Without the message: a database may quote values in it.
                    LOG.debug("The database failed with SQL state {}", failure.getSQLState());
                    throw Refused.unavailable();
                }
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
            try {
                connection.rollback();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private static boolean is(SQLException failure, String state) {
        for (Throwable each : failure) {
            if (each instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(state)) {
                return true;
            }
        }
        return false;
    }
}
