package org.belay.security.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** A Derby in memory with the tables that this bundle uses. */
final class TestDatabase {

    private static final List<String> TABLES =
            List.of(
                    "CREATE TABLE web_session (token_hash VARCHAR(128) NOT NULL PRIMARY KEY,"
                            + " account_id INT NOT NULL, csrf VARCHAR(128) NOT NULL, created_at"
                            + " BIGINT NOT NULL, last_seen BIGINT NOT NULL, expires_at BIGINT NOT"
                            + " NULL)",
                    "CREATE TABLE secret (name VARCHAR(64) NOT NULL PRIMARY KEY, content"
                            + " VARCHAR(4000) NOT NULL)");

    private TestDatabase() {}

    static DataSource withTables() throws SQLException {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName("memory:" + UUID.randomUUID());
        source.setCreateDatabase("create");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : TABLES) {
                statement.execute(each);
            }
        }
        return source;
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> texts(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                java.sql.ResultSet found = statement.executeQuery(sql)) {
            List<String> texts = new java.util.ArrayList<>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }
}
