package org.belay.security.internal.password;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passwords in the database, on a connection of somebody's transaction. The hash stands in the
 * account's row, which is the organization's but for this column.
 */
final class PasswordRows {

    /** Whose address it is, and what his password is compared to. */
    record Owner(int account, String hash) {}

    /** When the password was chosen, and whether by somebody else. */
    record State(Instant changedAt, boolean given) {}

    private final Connection connection;

    PasswordRows(Connection connection) {
        this.connection = connection;
    }

    Optional<Owner> byEmail(String email) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT id, password_hash FROM account WHERE email = ?")) {
            select.setString(1, email);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Owner(found.getInt(1), found.getString(2)))
                        : Optional.empty();
            }
        }
    }

    /** Empty if there is no such account. */
    Optional<String> hash(int account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT password_hash FROM account WHERE id = ?")) {
            select.setInt(1, account);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    void setHash(int account, String hash) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE account SET password_hash = ? WHERE id = ?")) {
            update.setString(1, hash);
            update.setInt(2, account);
            update.executeUpdate();
        }
    }

    /** The same password, kept in another way; nothing if it was changed meanwhile. */
    int renewHash(int account, String before, String after) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?")) {
            update.setString(1, after);
            update.setInt(2, account);
            update.setString(3, before);
            return update.executeUpdate();
        }
    }

    /** Empty as long as the account has no row. */
    Optional<State> state(int account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT password_changed_at, password_given FROM account_security"
                                + " WHERE account_id = ?")) {
            select.setInt(1, account);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(
                                new State(
                                        Instant.ofEpochMilli(found.getLong(1)),
                                        found.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    void setState(int account, State state) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE account_security SET password_changed_at = ?, password_given = ?"
                                + " WHERE account_id = ?")) {
            update.setLong(1, state.changedAt().toEpochMilli());
            update.setBoolean(2, state.given());
            update.setInt(3, account);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO account_security (account_id, password_changed_at,"
                                + " password_given, totp_sealed, totp_step) VALUES (?, ?, ?, '', 0)")) {
            insert.setInt(1, account);
            insert.setLong(2, state.changedAt().toEpochMilli());
            insert.setBoolean(3, state.given());
            insert.executeUpdate();
        }
    }

    /** Hashes of passwords that were replaced, the latest first, that many at most. */
    List<String> history(int account, int most) throws SQLException {
        if (most == 0) {
            return List.of();
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT password_hash FROM password_history WHERE account_id = ?"
                                + " ORDER BY replaced_at DESC")) {
            select.setInt(1, account);
            select.setMaxRows(most);
            List<String> hashes = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next() && hashes.size() < most) {
                    hashes.add(found.getString(1));
                }
            }
            return hashes;
        }
    }

    void addHistory(int account, Instant replacedAt, String hash) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO password_history (account_id, replaced_at, password_hash)"
                                + " VALUES (?, ?, ?)")) {
            insert.setInt(1, account);
            insert.setLong(2, replacedAt.toEpochMilli());
            insert.setString(3, hash);
            insert.executeUpdate();
        }
    }

    /** Forgets passwords that were replaced before the oldest of that many. */
    void trimHistory(int account, int most) throws SQLException {
        long oldest = Long.MIN_VALUE;
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT replaced_at FROM password_history WHERE account_id = ?"
                                + " ORDER BY replaced_at DESC")) {
            select.setInt(1, account);
            try (ResultSet found = select.executeQuery()) {
                for (int i = 0; found.next(); i++) {
                    if (i == most - 1) {
                        oldest = found.getLong(1);
                    }
                }
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM password_history WHERE account_id = ? AND replaced_at < ?")) {
            delete.setInt(1, account);
            delete.setLong(2, oldest);
            delete.executeUpdate();
        }
    }
}
