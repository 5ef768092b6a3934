package org.belay.store.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.OptionalLong;

/** How far each durable consumer has come. */
final class Cursors {

    private final Database database;
    private final Clock clock;

    Cursors(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    OptionalLong find(String consumer) {
        return database.run(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select seq from consumer_cursor where consumer = ?")) {
                        select.setString(1, consumer);
                        try (ResultSet rows = select.executeQuery()) {
                            return rows.next()
                                    ? OptionalLong.of(rows.getLong(1))
                                    : OptionalLong.empty();
                        }
                    }
                });
    }

    void save(String consumer, long seq) {
        database.run(
                connection -> {
                    String update =
                            "update consumer_cursor set seq = ?, moved_at = ? where consumer = ?";
                    String insert =
                            "insert into consumer_cursor (seq, moved_at, consumer)"
                                    + " values (?, ?, ?)";
                    for (String sql : new String[] {update, insert}) {
                        try (PreparedStatement statement = connection.prepareStatement(sql)) {
                            statement.setLong(1, seq);
                            statement.setLong(2, clock.millis());
                            statement.setString(3, consumer);
                            if (statement.executeUpdate() > 0) {
                                break;
                            }
                        }
                    }
                    return null;
                });
    }
}
