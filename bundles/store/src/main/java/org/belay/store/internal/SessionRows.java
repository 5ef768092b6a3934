package org.belay.store.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import org.belay.api.session.Device;
import org.belay.api.session.Session;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;

/** The table {@code session}: what stands in which column. */
final class SessionRows {

    static final String INSERT =
            "insert into session (revision, customer_name, custom_fields, technician, company, status,"
                    + " status_since, resume_status, started_at, ended_at, active_at, listed,"
                    + " is_open, conduct, device, notes, id, kind, connect_method, created_at,"
                    + " customer_address, channel)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Everything but what never changes in a session's life. */
    static final String UPDATE =
            "update session set revision = ?, customer_name = ?, custom_fields = ?,"
                    + " technician = ?, company = ?, status = ?, status_since = ?, resume_status = ?,"
                    + " started_at = ?, ended_at = ?, active_at = ?, listed = ?, is_open = ?,"
                    + " conduct = ?, device = ?, notes = ?"
                    + " where id = ?";

    /**
     * What chat lines and a lost line change: no column of an index and no long text. Most updates
     * are of this kind, and Derby looks at every index of which a column is set.
     */
    static final String TOUCH =
            "update session set revision = ?, status = ?, status_since = ?, resume_status = ?,"
                    + " active_at = ? where id = ?";

    static final String SELECT =
            "select id, revision, kind, connect_method, customer_name, custom_fields, technician, status,"
                    + " status_since, resume_status, created_at, started_at, ended_at, active_at,"
                    + " customer_address, channel, company, conduct, device, notes from session ";

    /** What is JSON in its columns; worked out by whoever hands it over, not by the lane. */
    record Written(String fields, String company, String conduct) {}

    private final EventJson json;

    SessionRows(EventJson json) {
        this.json = json;
    }

    static void bindInsert(PreparedStatement statement, Session session, Written written)
            throws SQLException {
        bindUpdate(statement, session, written);
        statement.setString(18, session.kind().name().toLowerCase(Locale.ROOT));
        statement.setString(19, session.method());
        statement.setLong(20, session.createdAt().toEpochMilli());
        String address = session.customerAddress();
        statement.setString(21, address.isEmpty() ? null : address);
        statement.setInt(22, session.channelId());
    }

    static void bindUpdate(PreparedStatement statement, Session session, Written written)
            throws SQLException {
        SessionStatus resume = session.resume();
        statement.setInt(1, session.revision());
        statement.setString(2, session.name());
        statement.setString(3, written.fields());
        statement.setInt(4, session.technicianId());
        statement.setString(5, written.company());
        statement.setString(6, session.status().wireName());
        statement.setLong(7, session.statusSince().toEpochMilli());
        statement.setString(8, resume == null ? null : resume.wireName());
        bindTime(statement, 9, session.startedAt());
        bindTime(statement, 10, session.endedAt());
        statement.setLong(11, session.activeAt().toEpochMilli());
        statement.setBoolean(12, session.listed());
        statement.setBoolean(13, session.listed() || !session.status().isOver());
        statement.setString(14, written.conduct());
        statement.setString(15, session.device().isKnown() ? session.device().id() : null);
        statement.setInt(16, session.notes());
        statement.setInt(17, session.id());
    }

    static void bindTouch(PreparedStatement statement, Session session) throws SQLException {
        SessionStatus resume = session.resume();
        statement.setInt(1, session.revision());
        statement.setString(2, session.status().wireName());
        statement.setLong(3, session.statusSince().toEpochMilli());
        statement.setString(4, resume == null ? null : resume.wireName());
        statement.setLong(5, session.activeAt().toEpochMilli());
        statement.setInt(6, session.id());
    }

    /** The session in the current row of {@link #SELECT}. */
    Session read(ResultSet row) throws SQLException {
        String resume = row.getString("resume_status");
        String address = row.getString("customer_address");
        String device = row.getString("device");
        return new Session(
                row.getInt("id"),
                row.getInt("revision"),
                SessionKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("connect_method"),
                row.getString("customer_name"),
                json.readFields(row.getString("custom_fields")),
                row.getInt("channel"),
                row.getInt("technician"),
                address == null ? "" : address,
                SessionStatus.ofWireName(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("status_since")),
                resume == null ? null : SessionStatus.ofWireName(resume),
                Instant.ofEpochMilli(row.getLong("created_at")),
                readTime(row, "started_at"),
                readTime(row, "ended_at"),
                Instant.ofEpochMilli(row.getLong("active_at")),
                json.readCompany(row.getString("company")),
                json.readConduct(row.getString("conduct")),
                device == null ? Device.UNKNOWN : new Device(device),
                row.getInt("notes"));
    }

    private static void bindTime(PreparedStatement statement, int index, Instant time)
            throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, time.toEpochMilli());
        }
    }

    private static Instant readTime(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
