package org.belay.organization.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.belay.api.organization.Actor;

/** The tables of the audit, on a connection of somebody's transaction. */
final class AuditRows {

    private static final String COLUMNS =
            "seq, occurred_at, actor_id, actor_name, entity_type, entity_id, entity_name,"
                    + " change_type, section, field, old_content, old_action, new_content,"
                    + " new_action, hash";

    /** The last row's number and hash; 0 and empty before the first. */
    record Head(long seq, String hash) {}

    /** Takes rows in their order. */
    @FunctionalInterface
    interface Reader {
        void read(AuditRow row, String hash);
    }

    private final Connection connection;

    AuditRows(Connection connection) {
        this.connection = connection;
    }

    /** The head, which is this transaction's alone from now on. */
    Head lock() throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE audit_head SET seq = seq WHERE id = 1")) {
            update.executeUpdate();
        }
        return head();
    }

    Head head() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT seq, hash FROM audit_head WHERE id = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), row.getString(2)) : new Head(0, "");
        }
    }

    void head(Head head) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1")) {
            update.setLong(1, head.seq());
            update.setString(2, head.hash());
            update.executeUpdate();
        }
    }

    PreparedStatement insert() throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO audit ("
                        + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    static void fill(PreparedStatement insert, AuditRow row, String hash) throws SQLException {
        insert.setLong(1, row.seq());
        insert.setLong(2, row.at());
        insert.setInt(3, row.actor().account());
        insert.setString(4, row.actor().name());
        insert.setString(5, row.entityType());
        insert.setInt(6, row.entityId());
        insert.setString(7, row.entityName());
        insert.setString(8, row.change());
        insert.setString(9, row.section());
        insert.setString(10, row.field());
        insert.setString(11, row.oldContent());
        insert.setString(12, row.oldAction());
        insert.setString(13, row.newContent());
        insert.setString(14, row.newAction());
        insert.setString(15, hash);
    }

    /** Reads the rows up to that one, in their order. */
    void read(long last, Reader reader) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM audit WHERE seq <= ? ORDER BY seq")) {
            select.setLong(1, last);
            select.setFetchSize(1_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row(row), row.getString(15));
                }
            }
        }
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong(1),
                row.getLong(2),
                new Actor(row.getInt(3), row.getString(4)),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14));
    }
}
