package org.belay.organization.internal.rules;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.belay.api.data.Transactions;
import org.belay.organization.internal.UnitAttachment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The settings that units have of their own, by key. */
@Component(service = {SettingTable.class, UnitAttachment.class})
public final class SettingTable extends UnitRows<String, SettingRow> {

    private static final Shape SHAPE =
            new Shape(
                    "setting_value",
                    List.of("setting"),
                    List.of("content", "locked", "revision", "changed_at", "changed_by"));

    /** Keeps them in that database. */
    @Activate
    public SettingTable(@Reference Transactions database) {
        super(database, SHAPE);
    }

    /** What a unit has: what is stored, or nothing. */
    SettingRow row(int unit, String key) {
        return find(unit, key).orElse(SettingRow.UNSAVED);
    }

    @Override
    String key(ResultSet row) throws SQLException {
        return row.getString("setting");
    }

    @Override
    SettingRow row(ResultSet row) throws SQLException {
        return new SettingRow(
                row.getString("content"),
                row.getBoolean("locked"),
                row.getInt("revision"),
                row.getLong("changed_at"),
                row.getString("changed_by"));
    }

    @Override
    void fillKey(PreparedStatement statement, int from, String key) throws SQLException {
        statement.setString(from, key);
    }

    @Override
    void fill(PreparedStatement statement, int from, SettingRow row) throws SQLException {
        fillText(statement, from, row.content());
        statement.setBoolean(from + 1, row.locked());
        statement.setInt(from + 2, row.revision());
        statement.setLong(from + 3, row.changedAt());
        statement.setString(from + 4, row.changedBy());
    }

    @Override
    int revision(SettingRow row) {
        return row.revision();
    }

    // A new subgroup has its parent's settings anyway, and goes on following them.
    @Override
    boolean carries(Connection on, int from, int to) throws SQLException {
        return parent(on, to) != from;
    }

    @Override
    List<String> copiedContents(Connection on, int from, int to) {
        return List.of("content", "locked", "1", "changed_at", "changed_by");
    }
}
