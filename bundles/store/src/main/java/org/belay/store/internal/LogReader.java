package org.belay.store.internal;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.belay.api.event.LoggedEvent;

/**
 * Reads stretches of the log. On Derby, where readers wait for rows that are being written, it never
 * looks beyond what the lane has committed.
 */
final class LogReader {

    private final Database database;
    private final Dialect dialect;
    private final Commits commits;
    private final EventRows rows;

    LogReader(Database database, Dialect dialect, Commits commits, EventJson json) {
        this.database = database;
        this.dialect = dialect;
        this.commits = commits;
        rows = new EventRows(json);
    }

    EventRows.Page after(long seq, int limit) {
        checkLimit(limit);
        long upTo = upTo();
        if (seq >= upTo) {
            return new EventRows.Page(List.of(), seq, false);
        }
        return database.run(connection -> rows.after(connection, seq, upTo, limit));
    }

    EventRows.Page ofSession(int session, long seq, int limit) {
        checkLimit(limit);
        long upTo = upTo();
        return database.run(connection -> rows.ofSession(connection, session, seq, upTo, limit));
    }

    List<LoggedEvent> notes(int session, int limit) {
        checkLimit(limit);
        long upTo = upTo();
        return database.run(connection -> rows.notes(connection, session, upTo, limit));
    }

    long last() {
        if (dialect.hasOneWriter()) {
            return commits.last();
        }
        return database.run(
                connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet result =
                                    statement.executeQuery("select max(seq) from event")) {
                        result.next();
                        return result.getLong(1);
                    }
                });
    }

    static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1, not " + limit);
        }
    }

    private long upTo() {
        return dialect.hasOneWriter() ? commits.last() : Long.MAX_VALUE;
    }
}
