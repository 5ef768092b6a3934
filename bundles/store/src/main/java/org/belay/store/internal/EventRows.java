package org.belay.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.SessionEventType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables {@code event} and {@code event_text}, for reading. */
final class EventRows {

    private static final Logger LOG = LoggerFactory.getLogger(EventRows.class);

    static final String COLUMNS = "e.seq, e.session_id, e.type, e.occurred_at, e.data, t.words";

    /*
     * Derby plans a statement when the tables are still empty and would go on scanning them as a
     * whole; the hints tie it to the indexes. For PostgreSQL they are comments.
     */
    private static final String WITH_TEXT =
            " left join event_text t --DERBY-PROPERTIES constraint=event_text_pk,"
                    + " joinStrategy=NESTEDLOOP\n"
                    + " on t.seq = e.seq ";

    private static final String AFTER =
            "select "
                    + COLUMNS
                    + " from event e --DERBY-PROPERTIES constraint=event_pk\n"
                    + WITH_TEXT
                    + "where e.seq > ? and e.seq <= ? order by e.seq fetch first ? rows only";

    private static final String OF_SESSION =
            "select "
                    + COLUMNS
                    + " from event e --DERBY-PROPERTIES index=event_by_session\n"
                    + WITH_TEXT
                    + "where e.session_id = ? and e.seq > ? and e.seq <= ?"
                    + " order by e.seq fetch first ? rows only";

    private static final String NOTES =
            "select "
                    + COLUMNS
                    + " from event e --DERBY-PROPERTIES index=event_by_session\n"
                    + WITH_TEXT
                    + "where e.session_id = ? and e.seq <= ? and e.type = ?"
                    + " order by e.seq desc fetch first ? rows only";

    private final EventJson json;

    EventRows(EventJson json) {
        this.json = json;
    }

    /**
     * A stretch of the log.
     *
     * @param lastSeq of the last row, readable or not; where to go on
     * @param full whether as many rows came as were asked for
     */
    record Page(List<LoggedEvent> events, long lastSeq, boolean full) {}

    Page after(Connection connection, long seq, long upTo, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, seq);
            statement.setLong(2, upTo);
            statement.setInt(3, limit);
            return readPage(statement, seq, limit);
        }
    }

    Page ofSession(Connection connection, int session, long seq, long upTo, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_SESSION)) {
            statement.setInt(1, session);
            statement.setLong(2, seq);
            statement.setLong(3, upTo);
            statement.setInt(4, limit);
            return readPage(statement, seq, limit);
        }
    }

    /** What was noted, the latest first. */
    /** The note as it was last written, and the latest of what was added, the latest first. */
    List<LoggedEvent> notes(Connection connection, int session, long upTo, int limit)
            throws SQLException {
        List<LoggedEvent> found = new ArrayList<>();
        for (Map.Entry<SessionEventType, Integer> each :
                Map.of(SessionEventType.NOTE_WRITTEN, 1, SessionEventType.NOTED, limit)
                        .entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(NOTES)) {
                statement.setInt(1, session);
                statement.setLong(2, upTo);
                statement.setString(3, each.getKey().wireName());
                statement.setInt(4, each.getValue());
                found.addAll(readPage(statement, 0, each.getValue()).events());
            }
        }
        found.sort(Comparator.comparing(LoggedEvent::seq).reversed());
        return found;
    }

    /** The event in the current row, which has {@link #COLUMNS}. */
    LoggedEvent read(ResultSet row) throws SQLException, UnreadableEvent {
        return new LoggedEvent(
                row.getLong(1),
                row.getInt(2),
                Instant.ofEpochMilli(row.getLong(4)),
                json.read(row.getString(3), row.getString(5)),
                row.getString(6));
    }

    private Page readPage(PreparedStatement statement, long seq, int limit) throws SQLException {
        List<LoggedEvent> events = new ArrayList<>();
        long last = seq;
        int count = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                count++;
                last = rows.getLong(1);
                try {
                    events.add(read(rows));
                } catch (UnreadableEvent e) {
                    LOG.warn("Event {} is left out: {}", last, e.getMessage());
                }
            }
        }
        return new Page(events, last, count >= limit);
    }
}
