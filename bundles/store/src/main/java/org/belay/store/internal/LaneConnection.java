package org.belay.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The lane's connection with its prepared statements, kept until it breaks. For one thread.
 *
 * <p>Numbers are given inside the transaction. On PostgreSQL, where another gateway may append too,
 * the transaction first takes a lock that is released only after the commit can be seen by all; so
 * whoever reads number n has seen everything below n.
 */
final class LaneConnection implements AutoCloseable {

    /** Any number will do, as long as every gateway takes the same. */
    private static final String LOCK = "select pg_advisory_xact_lock(4770100)";

    private static final String LAST = "select max(seq) from event";
    private static final String PROOF =
            "update id_range set next_value = next_value where name = 'session'";
    private static final String REDEEM =
            "update invitation set used_at = ?, live_code = null where id = ? and used_at is null";
    private static final String EVENT =
            "insert into event (seq, session_id, type, occurred_at, data) values (?, ?, ?, ?, ?)";
    private static final String WORDS = "insert into event_text (seq, words) values (?, ?)";
    private static final String FIND =
            "select session_id, type, occurred_at from event where seq = ?";

    /** A server that doesn't answer for so long is taken for lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;
    private final Dialect dialect;
    private final PreparedStatement redeem;
    private final PreparedStatement insertSession;
    private final PreparedStatement updateSession;
    private final PreparedStatement touchSession;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertWords;
    private long last;

    /**
     * A batch that was handed to the database.
     *
     * @param stored in the log if the commit succeeds
     * @param refused because their invitation was used
     * @param lastSeq of the last event, the former last if there is none
     */
    record Batch(List<WaitingAppend> stored, List<WaitingAppend> refused, long lastSeq) {}

    private LaneConnection(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        dialect = Dialect.of(connection);
        if (dialect == Dialect.POSTGRESQL) {
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
        }
        redeem = connection.prepareStatement(REDEEM);
        insertSession = connection.prepareStatement(SessionRows.INSERT);
        updateSession = connection.prepareStatement(SessionRows.UPDATE);
        touchSession = connection.prepareStatement(SessionRows.TOUCH);
        insertEvent = connection.prepareStatement(EVENT);
        insertWords = connection.prepareStatement(WORDS);
    }

    /** Takes a connection and proves by a write that reaches the disk that all is well. */
    static LaneConnection open(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            LaneConnection lane = new LaneConnection(connection);
            lane.prove();
            return lane;
        } catch (SQLException | RuntimeException failure) {
            Database.rollBack(connection, failure);
            try {
                connection.close();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private void prove() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            lock(statement);
            statement.executeUpdate(PROOF); // a full disk can still be read
            last = readLast(statement);
        }
        connection.commit();
    }

    Dialect dialect() {
        return dialect;
    }

    /** The number of the last event in the log, as far as this connection has seen. */
    long last() {
        return last;
    }

    /**
     * Whether that batch, whose commit was never answered, is in the log. Waits until the
     * transaction is over, should the server still be at work on it.
     */
    boolean holds(Batch batch) throws SQLException {
        WaitingAppend append = batch.stored().get(batch.stored().size() - 1);
        WaitingAppend.Row row = append.rows().get(append.rows().size() - 1);
        try (Statement statement = connection.createStatement();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            lock(statement);
            find.setLong(1, batch.lastSeq());
            boolean same;
            try (ResultSet found = find.executeQuery()) {
                // Another gateway may have been given the same number since.
                same =
                        found.next()
                                && found.getInt(1) == append.session().id()
                                && found.getString(2).equals(row.type())
                                && found.getLong(3) == row.at().toEpochMilli();
            }
            connection.commit();
            return same;
        }
    }

    /** Writes the appends in their order, without commit. */
    Batch write(List<WaitingAppend> appends) throws SQLException {
        try {
            return writeAll(appends);
        } catch (RuntimeException | AssertionError defect) {
            throw broken(defect);
        }
    }

    private Batch writeAll(List<WaitingAppend> appends) throws SQLException {
        long seq = last;
        if (!dialect.hasOneWriter()) {
            try (Statement statement = connection.createStatement()) {
                lock(statement);
                // A statement of its own: its snapshot has to be younger than the lock.
                seq = readLast(statement);
            }
        }
        List<WaitingAppend> stored = new ArrayList<>(appends);
        List<WaitingAppend> refused = redeem(stored);
        writeSessions(stored);
        return new Batch(stored, refused, writeEvents(stored, seq));
    }

    void commit(Batch batch) throws SQLException {
        try {
            connection.commit();
        } catch (RuntimeException | AssertionError defect) {
            throw broken(defect);
        }
        last = batch.lastSeq();
    }

    /** PostgreSQL's driver throws assertion errors when a batch meets a connection that is gone. */
    private static SQLException broken(Throwable defect) {
        return new SQLException("The driver failed", "08006", defect);
    }

    void rollBack(SQLException because) {
        Database.rollBack(connection, because);
        clear(redeem, insertSession, updateSession, touchSession, insertEvent, insertWords);
    }

    private static void clear(PreparedStatement... statements) {
        for (PreparedStatement statement : statements) {
            try {
                statement.clearBatch();
            } catch (SQLException e) {
                return; // the connection is gone and its statements with it
            }
        }
    }

    private void lock(Statement statement) throws SQLException {
        if (!dialect.hasOneWriter()) {
            statement.execute(LOCK);
        }
    }

    private static long readLast(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(LAST)) {
            result.next();
            return result.getLong(1); // 0 for null, when the log is empty
        }
    }

    /** Uses the invitations up; takes out and returns those who came too late. */
    private List<WaitingAppend> redeem(List<WaitingAppend> appends) throws SQLException {
        List<WaitingAppend> redeeming = appends.stream().filter(WaitingAppend::redeems).toList();
        if (redeeming.isEmpty()) {
            return List.of();
        }
        for (WaitingAppend append : redeeming) {
            redeem.setLong(1, append.rows().get(0).at().toEpochMilli());
            redeem.setLong(2, append.invitation());
            redeem.addBatch();
        }
        int[] counts = redeem.executeBatch();
        List<WaitingAppend> late = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                late.add(redeeming.get(i));
            }
        }
        appends.removeAll(late);
        return late;
    }

    /** Only the last state of a session counts. */
    private void writeSessions(List<WaitingAppend> appends) throws SQLException {
        Map<Integer, WaitingAppend> created = new LinkedHashMap<>();
        Map<Integer, WaitingAppend> changed = new LinkedHashMap<>();
        Map<Integer, WaitingAppend> touched = new LinkedHashMap<>();
        for (WaitingAppend append : appends) {
            Integer id = append.session().id();
            if (append.creates() || created.containsKey(id)) {
                created.put(id, append);
            } else if (changed.containsKey(id) || !append.onlyTouches()) {
                touched.remove(id);
                changed.put(id, append);
            } else {
                touched.put(id, append);
            }
        }
        for (WaitingAppend append : touched.values()) {
            SessionRows.bindTouch(touchSession, append.session());
            touchSession.addBatch();
        }
        for (WaitingAppend append : changed.values()) {
            SessionRows.bindUpdate(updateSession, append.session(), append.written());
            updateSession.addBatch();
        }
        keepMissing(touchSession, touched, created);
        keepMissing(updateSession, changed, created);
        insert(created);
    }

    /** Runs the updates; whose row isn't there yet is to be inserted. */
    private static void keepMissing(
            PreparedStatement update,
            Map<Integer, WaitingAppend> appends,
            Map<Integer, WaitingAppend> missing)
            throws SQLException {
        if (appends.isEmpty()) {
            return;
        }
        int[] counts = update.executeBatch();
        int index = 0;
        for (Map.Entry<Integer, WaitingAppend> append : appends.entrySet()) {
            if (counts[index++] == 0) {
                missing.put(append.getKey(), append.getValue());
            }
        }
    }

    private void insert(Map<Integer, WaitingAppend> created) throws SQLException {
        if (created.isEmpty()) {
            return;
        }
        for (WaitingAppend append : created.values()) {
            SessionRows.bindInsert(insertSession, append.session(), append.written());
            insertSession.addBatch();
        }
        insertSession.executeBatch();
    }

    private long writeEvents(List<WaitingAppend> appends, long before) throws SQLException {
        long seq = before;
        boolean words = false;
        for (WaitingAppend append : appends) {
            append.at(seq + 1);
            for (WaitingAppend.Row row : append.rows()) {
                seq++;
                insertEvent.setLong(1, seq);
                insertEvent.setInt(2, append.session().id());
                insertEvent.setString(3, row.type());
                insertEvent.setLong(4, row.at().toEpochMilli());
                insertEvent.setString(5, row.data());
                insertEvent.addBatch();
                if (row.words() != null) {
                    insertWords.setLong(1, seq);
                    insertWords.setString(2, row.words());
                    insertWords.addBatch();
                    words = true;
                }
            }
        }
        if (seq > before) {
            insertEvent.executeBatch();
        }
        if (words) {
            insertWords.executeBatch();
        }
        return seq;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
