package org.belay.organization.internal.rules;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Unit;
import org.belay.api.permission.PermissionDefinition;
import org.belay.organization.internal.UnitAttachment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The permissions that units have of their own. */
@Component(service = {PermissionTable.class, UnitAttachment.class})
public final class PermissionTable extends UnitRows<PermissionTable.Key, PermissionRow> {

    private static final Shape SHAPE =
            new Shape(
                    "unit_permission",
                    List.of("audience", "permission"),
                    List.of("given", "chosen", "listed", "locked", "revision"));

    /** One permission in one of a unit's sets. */
    record Key(Audience audience, String permission) {}

    /** Keeps them in that database. */
    @Activate
    public PermissionTable(@Reference Transactions database) {
        super(database, SHAPE);
    }

    /** What a unit has: what is stored, or what it begins with. */
    PermissionRow row(Unit unit, Audience audience, PermissionDefinition permission) {
        return find(unit.id(), new Key(audience, permission.key()))
                .orElseGet(() -> PermissionRow.unsaved(permission.byDefault()));
    }

    @Override
    Key key(ResultSet row) throws SQLException {
        return new Key(Audience.of(row.getString("audience")), row.getString("permission"));
    }

    @Override
    PermissionRow row(ResultSet row) throws SQLException {
        return new PermissionRow(
                row.getBoolean("given"),
                row.getString("chosen"),
                listed(row.getString("listed")),
                row.getBoolean("locked"),
                row.getInt("revision"));
    }

    @Override
    void fillKey(PreparedStatement statement, int from, Key key) throws SQLException {
        statement.setString(from, key.audience().wireName());
        statement.setString(from + 1, key.permission());
    }

    @Override
    void fill(PreparedStatement statement, int from, PermissionRow row) throws SQLException {
        statement.setBoolean(from, row.given());
        statement.setString(from + 1, row.option());
        statement.setString(
                from + 2,
                row.units().stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
        statement.setBoolean(from + 3, row.locked());
        statement.setInt(from + 4, row.revision());
    }

    @Override
    int revision(PermissionRow row) {
        return row.revision();
    }

    @Override
    boolean carries(Connection on, int from, int to) {
        return true;
    }

    // A subgroup lies below its parent's lock as long as it lies there; a copy takes the lock
    // along,
    // else copying would be the way around it.
    @Override
    List<String> copiedContents(Connection on, int from, int to) throws SQLException {
        return List.of(
                "given", "chosen", "listed", parent(on, to) == from ? "FALSE" : "locked", "1");
    }

    private static Set<Integer> listed(String ids) {
        return Arrays.stream(ids.split(" "))
                .filter(each -> !each.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }
}
