package org.belay.organization.internal.preference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The rows of one account's preferences. On a connection of a transaction. */
final class PreferenceRows {

    private final Connection connection;
    private final int account;

    PreferenceRows(Connection connection, int account) {
        this.connection = connection;
        this.account = account;
    }

    Map<String, String> all() throws SQLException {
        Map<String, String> all = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT preference, content FROM account_preference"
                                + " WHERE account_id = ?")) {
            select.setInt(1, account);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.put(row.getString(1), row.getString(2));
                }
            }
        }
        return Map.copyOf(all);
    }

    /** Whether there was one to change. */
    boolean update(String key, String json) throws SQLException {
        return run(
                "UPDATE account_preference SET content = ? WHERE account_id = ? AND preference = ?",
                json,
                account,
                key);
    }

    void insert(String key, String json) throws SQLException {
        run(
                "INSERT INTO account_preference (content, account_id, preference) VALUES (?, ?, ?)",
                json,
                account,
                key);
    }

    void delete(String key) throws SQLException {
        run("DELETE FROM account_preference WHERE account_id = ? AND preference = ?", account, key);
    }

    private boolean run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() > 0;
        }
    }
}
