package org.belay.replies.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of sets, in the order that people gave them. On a connection of a transaction. */
final class ReplyRows {

    private static final String OWNED = " WHERE account_id = ? AND unit_id = ?";

    private final Connection connection;

    ReplyRows(Connection connection) {
        this.connection = connection;
    }

    /** The account's own set and those of the units, by owner; owners without any aren't in it. */
    Map<Owner, List<Reply>> of(int account, Collection<Integer> units) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(units.size(), "?"));
        String shared =
                units.isEmpty() ? "" : " OR (account_id = 0 AND unit_id IN (" + marks + "))";
        Map<Owner, List<Reply>> sets = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT account_id, unit_id, id, kind, name, content FROM predefined_reply"
                                + " WHERE (account_id = ? AND unit_id = 0)"
                                + shared
                                + " ORDER BY place, id")) {
            select.setInt(1, account);
            int at = 2;
            for (int unit : units) {
                select.setInt(at++, unit);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Owner owner =
                            row.getInt(1) == 0
                                    ? new Owner.Group(row.getInt(2))
                                    : new Owner.Person(row.getInt(1));
                    sets.computeIfAbsent(owner, none -> new ArrayList<>())
                            .add(
                                    new Reply(
                                            row.getString(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getString(6)));
                }
            }
        }
        return sets;
    }

    List<Reply> of(Owner owner) throws SQLException {
        return owner instanceof Owner.Person person
                ? of(person.account(), List.of()).getOrDefault(owner, List.of())
                // nobody's account, so that only the group's are found
                : of(-1, List.of(owner.unit())).getOrDefault(owner, List.of());
    }

    void insert(Owner owner, String id, Entry entry, int place) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO predefined_reply"
                                + " (kind, name, content, place, id, account_id, unit_id)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, entry.kind().wireName());
            insert.setString(2, entry.name());
            insert.setString(3, entry.content());
            insert.setInt(4, place);
            insert.setString(5, id);
            insert.setInt(6, owner.account());
            insert.setInt(7, owner.unit());
            insert.executeUpdate();
        }
    }

    /** Whether there was one to change. */
    boolean update(Owner owner, String id, Entry entry) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE predefined_reply SET name = ?, content = ?"
                                + OWNED
                                + " AND id = ? AND kind = ?")) {
            update.setString(1, entry.name());
            update.setString(2, entry.content());
            update.setInt(3, owner.account());
            update.setInt(4, owner.unit());
            update.setString(5, id);
            update.setString(6, entry.kind().wireName());
            return update.executeUpdate() > 0;
        }
    }

    /** Whether there was one to delete. */
    boolean delete(Owner owner, String id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM predefined_reply" + OWNED + " AND id = ?")) {
            delete.setInt(1, owner.account());
            delete.setInt(2, owner.unit());
            delete.setString(3, id);
            return delete.executeUpdate() > 0;
        }
    }

    void place(Owner owner, List<String> ids) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE predefined_reply SET place = ?" + OWNED + " AND id = ?")) {
            for (int i = 0; i < ids.size(); i++) {
                update.setInt(1, i);
                update.setInt(2, owner.account());
                update.setInt(3, owner.unit());
                update.setString(4, ids.get(i));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Where one more goes: behind all others. */
    int end(Owner owner) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT MAX(place) FROM predefined_reply" + OWNED)) {
            select.setInt(1, owner.account());
            select.setInt(2, owner.unit());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) + 1 : 0;
            }
        }
    }
}
