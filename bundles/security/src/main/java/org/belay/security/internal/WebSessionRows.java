package org.belay.security.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of sign-ins, on a connection of somebody's transaction. */
final class WebSessionRows {

    private static final String COLUMNS =
            "token_hash, id, account_id, stage, sign_in_method, address, agent, csrf, created_at,"
                    + " last_seen, expires_at";

    private final Connection connection;

    WebSessionRows(Connection connection) {
        this.connection = connection;
    }

    Optional<WebSession> find(String tokenHash) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM web_session WHERE token_hash = ?")) {
            select.setString(1, tokenHash);
            return all(select).stream().findFirst();
        }
    }

    /** Those of an account, whether or not they have ended. */
    List<WebSession> of(int accountId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM web_session WHERE account_id = ?")) {
            select.setInt(1, accountId);
            return all(select);
        }
    }

    Void add(WebSession session) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO web_session ("
                                + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, session.tokenHash());
            insert.setString(2, session.id());
            insert.setInt(3, session.accountId());
            insert.setString(4, session.stage().wireName());
            insert.setString(5, session.method());
            insert.setString(6, session.address());
            insert.setString(7, session.agent());
            insert.setString(8, session.csrf());
            insert.setLong(9, session.createdAt().toEpochMilli());
            insert.setLong(10, session.lastSeen().toEpochMilli());
            insert.setLong(11, session.expiresAt().toEpochMilli());
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

    /** Removes those of an account but that one; an empty hash spares none. */
    int removeOf(int accountId, String spared) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM web_session WHERE account_id = ? AND token_hash <> ?")) {
            delete.setInt(1, accountId);
            delete.setString(2, spared);
            return delete.executeUpdate();
        }
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

    private static List<WebSession> all(PreparedStatement select) throws SQLException {
        List<WebSession> sessions = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                sessions.add(session(found));
            }
        }
        return sessions;
    }

    private static WebSession session(ResultSet found) throws SQLException {
        String tokenHash = found.getString(1);
        String id = found.getString(2);
        return new WebSession(
                tokenHash,
                // Rows of an earlier version have none.
                id.isEmpty() ? WebSessions.idOf(tokenHash) : id,
                found.getInt(3),
                Stage.ofWireName(found.getString(4)),
                found.getString(5),
                found.getString(6),
                found.getString(7),
                found.getString(8),
                Instant.ofEpochMilli(found.getLong(9)),
                Instant.ofEpochMilli(found.getLong(10)),
                Instant.ofEpochMilli(found.getLong(11)));
    }
}
