package org.belay.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs short transactions on connections of the pool. Blocking; safe from any thread. */
final class Database implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Derby locks rows for readers too, so now and then a reader and the lane collide. */
    private static final int MOST_TRIES = 5;

    private final DataSource source;

    /** What the log knows of the outage that lasts; empty while there is none. */
    private final AtomicReference<String> told = new AtomicReference<>("");

    /** What follows the commits of those that run; each list is its transaction's thread's alone. */
    private final Map<Connection, List<Runnable>> afterwards =
            Collections.synchronizedMap(new IdentityHashMap<>());

    Database(DataSource source) {
        this.source = source;
    }

    @Override
    public <T> T run(Work<T> work) {
        try {
            return attempt(work);
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
    }

    @Override
    public <T> T runUnlessDuplicate(Work<T> work) throws Duplicate {
        try {
            return attempt(work);
        } catch (SQLException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                throw new Duplicate();
            }
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

    @Override
    public void afterCommit(Connection connection, Runnable then) {
        afterwards.computeIfAbsent(connection, none -> new ArrayList<>()).add(then);
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                List<Runnable> then = new ArrayList<>();
                T result = onConnection(work, then);
                told.set("");
                then.forEach(Database::runLogged);
                return result;
            } catch (SQLException failure) {
                if (SqlFailure.of(failure) != SqlFailure.CONTENTION || tries == MOST_TRIES) {
                    throw failure;
                }
                LOG.debug("A lock was in the way (SQL state {})", failure.getSQLState());
            }
        }
    }

    private <T> T onConnection(Work<T> work, List<Runnable> then) throws SQLException {
        try (Connection connection = source.getConnection()) {
            try {
                T result = inTransaction(connection, work);
                then.addAll(afterwards.getOrDefault(connection, List.of()));
                return result;
            } finally {
                afterwards.remove(connection);
            }
        }
    }

    private static void runLogged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("What follows a commit failed", e);
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

    private Refused unavailable(SQLException failure) {
        // Without the message: a database may quote values in it.
        String what =
                failure.getClass().getSimpleName() + " (SQL state " + failure.getSQLState() + ")";
        // Once an outage: whoever knocks meanwhile, and how often, must not fill the log.
        if (!what.equals(told.getAndSet(what))) {
            LOG.warn("The database failed with {}", what);
        }
        return Refused.unavailable();
    }
}
