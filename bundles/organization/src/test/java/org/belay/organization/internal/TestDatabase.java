package org.belay.organization.internal;

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
                    "CREATE TABLE organization (id INT NOT NULL PRIMARY KEY, name VARCHAR(512) NOT"
                            + " NULL)",
                    "CREATE TABLE account (id INT NOT NULL PRIMARY KEY, name VARCHAR(512) NOT NULL,"
                            + " nickname VARCHAR(512) NOT NULL, email VARCHAR(254) NOT NULL UNIQUE,"
                            + " sso_id VARCHAR(512) NOT NULL, description VARCHAR(4000) NOT NULL,"
                            + " roles VARCHAR(256) NOT NULL, enabled BOOLEAN NOT NULL,"
                            + " password_hash VARCHAR(512) NOT NULL)",
                    "CREATE TABLE secret (name VARCHAR(64) NOT NULL PRIMARY KEY, content"
                            + " VARCHAR(4000) NOT NULL)",
                    "CREATE TABLE id_range (name VARCHAR(32) NOT NULL PRIMARY KEY, next_value"
                            + " BIGINT NOT NULL)",
                    "INSERT INTO id_range VALUES ('node', 1001)");

    private TestDatabase() {}

    static DataSource empty() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName("memory:" + UUID.randomUUID());
        source.setCreateDatabase("create");
        return source;
    }

    static DataSource withTables() throws SQLException {
        DataSource source = empty();
        addTables(source);
        return source;
    }

    static void addTables(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : TABLES) {
                statement.execute(each);
            }
        }
    }
}
