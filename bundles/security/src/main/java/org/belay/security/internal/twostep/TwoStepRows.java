package org.belay.security.internal.twostep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Authenticators and recovery codes, on a connection of somebody's transaction. */
final class TwoStepRows {

    private final Connection connection;

    TwoStepRows(Connection connection) {
        this.connection = connection;
    }

    /** The sealed secret; empty if two-step verification isn't on. */
    Optional<String> sealed(int account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT totp_sealed FROM account_security WHERE account_id = ?")) {
            select.setInt(1, account);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(found.getString(1)).filter(each -> !each.isEmpty())
                        : Optional.empty();
            }
        }
    }

    /**
     * Keeps a secret, or with an empty text none.
     *
     * @param step the last one used
     */
    void set(int account, String sealed, Instant since, long step) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE account_security SET totp_sealed = ?, totp_since = ?, totp_step = ?"
                                + " WHERE account_id = ?")) {
            update.setString(1, sealed);
            update.setLong(2, since.toEpochMilli());
            update.setLong(3, step);
            update.setInt(4, account);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO account_security (account_id, password_changed_at,"
                                + " password_given, totp_sealed, totp_since, totp_step)"
                                + " VALUES (?, 0, FALSE, ?, ?, ?)")) {
            insert.setInt(1, account);
            insert.setString(2, sealed);
            insert.setLong(3, since.toEpochMilli());
            insert.setLong(4, step);
            insert.executeUpdate();
        }
    }

    /** Uses a step up; false if it, or a later one, was used already. */
    boolean use(int account, long step) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE account_security SET totp_step = ? WHERE account_id = ?"
                                + " AND totp_step < ? AND totp_sealed <> ''")) {
            update.setLong(1, step);
            update.setInt(2, account);
            update.setLong(3, step);
            return update.executeUpdate() == 1;
        }
    }

    int recoveryCodes(int account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT COUNT(*) FROM recovery_code WHERE account_id = ?")) {
            select.setInt(1, account);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    /** Replaces all recovery codes by those, of which there may be none. */
    void setRecoveryCodes(int account, Collection<String> hashes) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM recovery_code WHERE account_id = ?")) {
            delete.setInt(1, account);
            delete.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO recovery_code (account_id, code_hash) VALUES (?, ?)")) {
            for (String each : hashes) {
                insert.setInt(1, account);
                insert.setString(2, each);
                insert.executeUpdate();
            }
        }
    }

    /** Uses a recovery code up; false if there is none of that hash, or no longer. */
    boolean useRecoveryCode(int account, String hash) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM recovery_code WHERE account_id = ? AND code_hash = ?")) {
            delete.setInt(1, account);
            delete.setString(2, hash);
            return delete.executeUpdate() == 1;
        }
    }
}
