package org.belay.security.internal.key;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of API keys, on a connection of somebody's transaction. */
final class ApiKeyRows {

    private final Connection connection;

    ApiKeyRows(Connection connection) {
        this.connection = connection;
    }

    List<ApiKey> all() throws SQLException {
        List<ApiKey> keys = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT id, name, key_hash, hint, account_id, permissions,"
                                        + " enabled, created_at, expires_at, used_at"
                                        + " FROM api_key");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.add(key(row));
            }
        }
        return keys;
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        String permissions = row.getString(6);
        return new ApiKey(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                permissions.isEmpty() ? Set.of() : Set.of(permissions.split(" ")),
                row.getBoolean(7),
                Instant.ofEpochMilli(row.getLong(8)),
                time(row, 9),
                time(row, 10));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    void add(ApiKey key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO api_key (id, name, key_hash, hint, account_id, permissions,"
                                + " enabled, created_at, expires_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, key.id());
            insert.setString(2, key.name());
            insert.setString(3, key.hash());
            insert.setString(4, key.hint());
            insert.setInt(5, key.issuer());
            insert.setString(6, String.join(" ", key.permissions().stream().sorted().toList()));
            insert.setBoolean(7, key.enabled());
            insert.setLong(8, key.createdAt().toEpochMilli());
            if (key.expiresAt().isPresent()) {
                insert.setLong(9, key.expiresAt().get().toEpochMilli());
            } else {
                insert.setNull(9, Types.BIGINT);
            }
            insert.executeUpdate();
        }
    }

    void change(ApiKey key) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE api_key SET name = ?, enabled = ? WHERE id = ?")) {
            update.setString(1, key.name());
            update.setBoolean(2, key.enabled());
            update.setInt(3, key.id());
            update.executeUpdate();
        }
    }

    void used(int id, Instant when) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE api_key SET used_at = ? WHERE id = ?")) {
            update.setLong(1, when.toEpochMilli());
            update.setInt(2, id);
            update.executeUpdate();
        }
    }

    void remove(int id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM api_key WHERE id = ?")) {
            delete.setInt(1, id);
            delete.executeUpdate();
        }
    }

    /** A node ID of its own: one range for all that administrators make, so that none means two. */
    int nextId() throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE id_range SET next_value = next_value + 1 WHERE name = 'node'")) {
            update.executeUpdate();
        }
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT next_value FROM id_range WHERE name = 'node'");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("There is no range of IDs");
            }
            return Math.toIntExact(row.getLong(1) - 1);
        }
    }
}
