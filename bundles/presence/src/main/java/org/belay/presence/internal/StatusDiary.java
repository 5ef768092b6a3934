package org.belay.presence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.belay.api.data.Transactions;
import org.belay.api.presence.StatusHistory;
import org.belay.api.presence.StatusPeriod;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The periods of all statuses, in the table {@code technician_status}. What is noted waits in memory
 * and is written by whoever calls {@link #write}; while the database is away it waits longer. A
 * period that lasts is written again and again with a later end, so that a gateway that is killed
 * loses a minute of it, and nothing has to be repaired afterwards.
 */
final class StatusDiary implements StatusHistory {

    /** Periods that wait at most; further ones are lost, and that is said. */
    static final int MOST_WAITING = 50_000;

    /** Whose status began longer ago was forgotten at his desk rather than interrupted. */
    private static final Duration LONGEST_AWAY = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(StatusDiary.class);
    private static final int AT_ONCE = 500;

    private record Key(int account, long since) {
        static Key of(StatusPeriod period) {
            return new Key(period.account(), period.since().toEpochMilli());
        }
    }

    private final Map<Key, StatusPeriod> waiting = new LinkedHashMap<>();
    private final Transactions database;
    private boolean full;

    StatusDiary(Transactions database) {
        this.database = database;
    }

    /** Notes a period, or its later end. Doesn't block. */
    synchronized void note(StatusPeriod period) {
        Key key = Key.of(period);
        if (waiting.size() < MOST_WAITING || waiting.containsKey(key)) {
            waiting.put(key, period);
        } else if (!full) {
            full = true;
            LOG.warn("Too many statuses wait for the database; some are lost");
        }
    }

    /**
     * Writes what waits. Blocks.
     *
     * @throws Refused {@code unavailable}; what wasn't written waits on
     */
    void write() {
        for (List<StatusPeriod> some = some(); !some.isEmpty(); some = some()) {
            List<StatusPeriod> batch = some;
            database.run(
                    on -> {
                        write(batch, on);
                        return null;
                    });
            written(batch);
        }
    }

    private synchronized List<StatusPeriod> some() {
        return waiting.values().stream().limit(AT_ONCE).toList();
    }

    /** What has got a later end meanwhile waits on. */
    private synchronized void written(List<StatusPeriod> batch) {
        batch.forEach(period -> waiting.remove(Key.of(period), period));
        full = false;
    }

    private static void write(List<StatusPeriod> batch, Connection on) throws SQLException {
        List<StatusPeriod> fresh = new ArrayList<>();
        try (PreparedStatement update =
                on.prepareStatement(
                        "UPDATE technician_status SET status = ?, automatic = ?, until_at = ?"
                                + " WHERE account_id = ? AND since_at = ?")) {
            for (StatusPeriod period : batch) {
                fill(update, period);
                update.addBatch();
            }
            int[] touched = update.executeBatch();
            for (int i = 0; i < touched.length; i++) {
                if (touched[i] == 0) {
                    fresh.add(batch.get(i));
                }
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                on.prepareStatement(
                        "INSERT INTO technician_status"
                                + " (status, automatic, until_at, account_id, since_at)"
                                + " VALUES (?, ?, ?, ?, ?)")) {
            for (StatusPeriod period : fresh) {
                fill(insert, period);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void fill(PreparedStatement statement, StatusPeriod period) throws SQLException {
        statement.setString(1, period.status().wireName());
        statement.setBoolean(2, period.automatic());
        statement.setLong(3, period.until().toEpochMilli());
        statement.setInt(4, period.account());
        statement.setLong(5, period.since().toEpochMilli());
    }

    /**
     * The last period of each account that was Away when it was last known of. Blocks.
     *
     * @param lately how long ago that may be
     */
    Map<Integer, StatusPeriod> lastAway(Instant now, Duration lately) {
        List<StatusPeriod> recent =
                database.run(
                        on -> {
                            try (PreparedStatement select =
                                    on.prepareStatement(
                                            SELECT
                                                    + " WHERE since_at >= ? AND until_at >= ?"
                                                    + " ORDER BY account_id, since_at")) {
                                select.setLong(1, now.minus(LONGEST_AWAY).toEpochMilli());
                                select.setLong(2, now.minus(lately).toEpochMilli());
                                return periods(select);
                            }
                        });
        Map<Integer, StatusPeriod> last = new TreeMap<>();
        recent.forEach(period -> last.put(period.account(), period));
        last.values().removeIf(period -> period.status() != TechnicianStatus.AWAY);
        return last;
    }

    private static final String SELECT =
            "SELECT account_id, status, automatic, since_at, until_at FROM technician_status";

    @Override
    public List<StatusPeriod> between(Set<Integer> accounts, Instant from, Instant to) {
        if (accounts.size() > MOST_ACCOUNTS) {
            throw new IllegalArgumentException("At most " + MOST_ACCOUNTS + " accounts at once");
        }
        if (accounts.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(accounts.size(), "?"));
        return database.run(
                on -> {
                    try (PreparedStatement select =
                            on.prepareStatement(
                                    SELECT
                                            + " WHERE account_id IN ("
                                            + places
                                            + ") AND since_at < ? AND until_at > ?"
                                            + " ORDER BY account_id, since_at")) {
                        int place = 0;
                        for (int account : accounts) {
                            select.setInt(++place, account);
                        }
                        select.setLong(++place, to.toEpochMilli());
                        select.setLong(++place, from.toEpochMilli());
                        return periods(select);
                    }
                });
    }

    private static List<StatusPeriod> periods(PreparedStatement select) throws SQLException {
        List<StatusPeriod> periods = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                periods.add(
                        new StatusPeriod(
                                rows.getInt("account_id"),
                                TechnicianStatus.ofWireName(rows.getString("status")),
                                rows.getBoolean("automatic"),
                                Instant.ofEpochMilli(rows.getLong("since_at")),
                                Instant.ofEpochMilli(rows.getLong("until_at"))));
            }
        }
        return periods;
    }
}
