package org.belay.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Session IDs: nine digits, never given twice. They are taken from the database in blocks, so that
 * several gateways never give the same; what is left of a block is lost when the gateway stops.
 */
final class SessionIds {

    private static final int BLOCK = 1_000;
    private static final long LARGEST = 999_999_999;

    private final Database database;
    private long next;
    private long end;

    SessionIds(Database database) {
        this.database = database;
    }

    synchronized int next() {
        if (next == end) {
            long first = database.run(SessionIds::takeBlock);
            if (first + BLOCK - 1 > LARGEST) {
                throw new IllegalStateException("All session IDs of nine digits have been given");
            }
            next = first;
            end = first + BLOCK;
        }
        return (int) next++;
    }

    private static long takeBlock(Connection connection) throws SQLException {
        try (PreparedStatement take =
                        connection.prepareStatement(
                                "update id_range set next_value = next_value + ?"
                                        + " where name = 'session'");
                Statement select = connection.createStatement()) {
            take.setLong(1, BLOCK);
            take.executeUpdate();
            try (ResultSet result =
                    select.executeQuery("select next_value from id_range where name = 'session'")) {
                result.next();
                return result.getLong(1) - BLOCK;
            }
        }
    }
}
