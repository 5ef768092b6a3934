package org.belay.store.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.belay.api.event.Append;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Session;

/** The event log in the database: writes through the lane, reads on connections of the pool. */
final class StoredEventLog implements EventLog {

    private final Database database;
    private final AppendLane lane;
    private final LogReader reader;
    private final SessionRows sessions;
    private final SessionIds ids;
    private final EventJson json;

    StoredEventLog(Database database, AppendLane lane, LogReader reader, EventJson json) {
        this.database = database;
        this.lane = lane;
        this.reader = reader;
        this.json = json;
        sessions = new SessionRows(json);
        ids = new SessionIds(database);
    }

    @Override
    public CompletionStage<List<LoggedEvent>> append(Append append) {
        WaitingAppend waiting;
        try {
            waiting = new WaitingAppend(append, json);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedStage(e);
        }
        lane.append(waiting);
        return waiting.done().minimalCompletionStage();
    }

    @Override
    public List<LoggedEvent> after(long seq, int limit) {
        EventRows.Page page = reader.after(seq, limit);
        while (page.events().isEmpty() && page.full()) { // all unreadable: look further
            page = reader.after(page.lastSeq(), limit);
        }
        return page.events();
    }

    @Override
    public List<LoggedEvent> ofSession(int sessionId, long seq, int limit) {
        EventRows.Page page = reader.ofSession(sessionId, seq, limit);
        while (page.events().isEmpty() && page.full()) {
            page = reader.ofSession(sessionId, page.lastSeq(), limit);
        }
        return page.events();
    }

    @Override
    public long last() {
        return reader.last();
    }

    @Override
    public Optional<Session> session(int sessionId) {
        return database.run(
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(SessionRows.SELECT + "where id = ?")) {
                        statement.setInt(1, sessionId);
                        try (ResultSet rows = statement.executeQuery()) {
                            return rows.next()
                                    ? Optional.of(sessions.read(rows))
                                    : Optional.empty();
                        }
                    }
                });
    }

    @Override
    public List<Session> openSessions() {
        return database.run(
                connection -> {
                    List<Session> found = new ArrayList<>();
                    try (Statement statement = connection.createStatement();
                            ResultSet rows =
                                    statement.executeQuery(
                                            SessionRows.SELECT
                                                    + "where is_open = true order by id")) {
                        while (rows.next()) {
                            found.add(sessions.read(rows));
                        }
                    }
                    return found;
                });
    }

    @Override
    public int nextSessionId() {
        return ids.next();
    }

    @Override
    public boolean available() {
        return lane.available();
    }
}
