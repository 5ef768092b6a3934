package org.belay.security.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table of sign-ins, on a connection of somebody's transaction. */
final class WebSessionRows {

    private final Connection connection;

    WebSessionRows(Connection connection) {
        this.connection = connection;
    }

    Optional<WebSession> find(String tokenHash) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT account_id, csrf, created_at, last_seen, expires_at"
                                + " FROM web_session WHERE token_hash = ?")) {
            select.setString(1, tokenHash);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(
                                new WebSession(
                                        tokenHash,
                                        found.getInt(1),
                                        found.getString(2),
                                        Instant.ofEpochMilli(found.getLong(3)),
                                        Instant.ofEpochMilli(found.getLong(4)),
                                        Instant.ofEpochMilli(found.getLong(5))))
                        : Optional.empty();
            }
        }
    }

    Void add(WebSession session) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO web_session (token_hash, account_id, csrf, created_at,"
                                + " last_seen, expires_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, session.tokenHash());
            insert.setInt(2, session.accountId());
            insert.setString(3, session.csrf());
            insert.setLong(4, session.createdAt().toEpochMilli());
            insert.setLong(5, session.lastSeen().toEpochMilli());
            insert.setLong(6, session.expiresAt().toEpochMilli());
            insert.executeUpdate();
        }
        return null;
    }

    Void seen(WebSession session) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE web_session SET last_seen = ? WHERE token_hash = ?")) {
            update.setLong(1, session.lastSeen().toEpochMilli());
            update.setString(2, session.tokenHash());
            update.executeUpdate();
        }
        return null;
    }

    Void remove(String tokenHash) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM web_session WHERE token_hash = ?")) {
            delete.setString(1, tokenHash);
            delete.executeUpdate();
        }
        return null;
    }

    int forgetEnded(Instant now, Instant idleSince) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM web_session WHERE expires_at < ? OR last_seen < ?")) {
            delete.setLong(1, now.toEpochMilli());
            delete.setLong(2, idleSince.toEpochMilli());
            return delete.executeUpdate();
        }
    }
}
