package org.belay.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.belay.api.connect.Invitation;
import org.belay.api.connect.InvitationStore;

/**
 * The table {@code invitation}. That a code is live once is the database's promise: {@code
 * live_code} is unique and becomes null when the invitation is used or its code is wanted again
 * after it expired.
 */
final class StoredInvitations implements InvitationStore {

    private static final String FREE_EXPIRED =
            "update invitation set live_code = null where live_code = ? and expires_at <= ?";
    private static final String INSERT =
            "insert into invitation (code, live_code, connect_method, technician, customer_name,"
                    + " custom_fields, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND =
            "select id, code, connect_method, technician, customer_name, custom_fields, created_at,"
                    + " expires_at, used_at from invitation where code = ?"
                    + " order by id desc fetch first 1 rows only";
    private static final String FORGET =
            "delete from invitation where expires_at < ? or used_at < ?";

    private final Database database;
    private final EventJson json;

    StoredInvitations(Database database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Optional<Invitation> add(
            String code,
            String method,
            int technicianId,
            String name,
            Map<String, String> fields,
            Instant now,
            Instant expiresAt) {
        Invitation wanted =
                new Invitation(
                        0,
                        code,
                        method,
                        technicianId,
                        name,
                        fields,
                        now.truncatedTo(ChronoUnit.MILLIS),
                        expiresAt.truncatedTo(ChronoUnit.MILLIS));
        try {
            return Optional.of(
                    withId(database.runChecked(connection -> insert(connection, wanted)), wanted));
        } catch (SQLException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return Optional.empty();
            }
            throw WaitingAppend.notStorable();
        }
    }

    private long insert(Connection connection, Invitation wanted) throws SQLException {
        try (PreparedStatement free = connection.prepareStatement(FREE_EXPIRED)) {
            free.setString(1, wanted.code());
            free.setLong(2, wanted.createdAt().toEpochMilli());
            free.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, wanted.code());
            insert.setString(2, wanted.code());
            insert.setString(3, wanted.method());
            insert.setInt(4, wanted.technicianId());
            insert.setString(5, wanted.name());
            insert.setString(6, json.writeFields(wanted.fields()));
            insert.setLong(7, wanted.createdAt().toEpochMilli());
            insert.setLong(8, wanted.expiresAt().toEpochMilli());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1); // PostgreSQL returns the whole row, id first
            }
        }
    }

    private static Invitation withId(long id, Invitation invitation) {
        return new Invitation(
                id,
                invitation.code(),
                invitation.method(),
                invitation.technicianId(),
                invitation.name(),
                invitation.fields(),
                invitation.createdAt(),
                invitation.expiresAt());
    }

    @Override
    public Optional<Found> find(String code) {
        return database.run(
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(FIND)) {
                        select.setString(1, code);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.of(read(row)) : Optional.empty();
                        }
                    }
                });
    }

    private Found read(ResultSet row) throws SQLException {
        row.getLong("used_at");
        boolean used = !row.wasNull();
        return new Found(
                new Invitation(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("connect_method"),
                        row.getInt("technician"),
                        row.getString("customer_name"),
                        json.readFields(row.getString("custom_fields")),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("expires_at"))),
                used);
    }

    @Override
    public int forgetBefore(Instant time) {
        return database.run(
                connection -> {
                    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
                        delete.setLong(1, time.toEpochMilli());
                        delete.setLong(2, time.toEpochMilli());
                        return delete.executeUpdate();
                    }
                });
    }
}
