package org.belay.organization.internal.tree;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.api.organization.Account;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/**
 * Reads the organization from its tables whole: seven queries, however many people there are. On a
 * connection of somebody's transaction.
 */
final class TreeRows {

    /** A row of a table that lists something for units. */
    private record Pair(int unit, int other) {}

    /** Reads a row. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    TreeRows(Connection connection) {
        this.connection = connection;
    }

    Content load() throws SQLException {
        Map<String, Integer> labels = new HashMap<>();
        read(
                "SELECT name, id FROM label",
                row -> {
                    labels.put(row.getString(1), row.getInt(2));
                    return null;
                });
        Map<Integer, String> names =
                labels.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        Map<Integer, Set<String>> labelled =
                grouped("SELECT unit_id, label_id FROM unit_label", names::get);
        Map<Integer, Set<Integer>> barred =
                grouped("SELECT technician_id, channel_id FROM channel_bar", channel -> channel);
        Map<Integer, Unit> units = new HashMap<>();
        for (Unit each :
                read(
                        "SELECT id, type, parent_id, name, description, enabled, account_id,"
                                + " target_id, email, rights, revision FROM unit",
                        row -> unit(row, labelled, barred))) {
            units.put(each.id(), each);
        }
        Map<Integer, Person> people = new HashMap<>();
        for (Person each :
                read(
                        "SELECT id, name, nickname, email, sso_id, description, mobile,"
                                + " password_hash FROM account",
                        TreeRows::person)) {
            people.put(each.id(), each);
        }
        return new Content(
                read("SELECT name FROM organization WHERE id = 1", row -> row.getString(1)).stream()
                        .findFirst()
                        .orElse(""),
                read("SELECT holder_id FROM organization WHERE id = 1", row -> row.getInt(1))
                        .stream()
                        .findFirst()
                        .orElse(0),
                units,
                people,
                labels);
    }

    /** An ID that was never given before. */
    int nextId() throws SQLException {
        try (PreparedStatement raise =
                connection.prepareStatement(
                        "UPDATE id_range SET next_value = next_value + 1 WHERE name = 'node'")) {
            raise.executeUpdate();
        }
        return read(
                        "SELECT next_value FROM id_range WHERE name = 'node'",
                        row -> Math.toIntExact(row.getLong(1) - 1))
                .get(0);
    }

    private static Unit unit(
            ResultSet row, Map<Integer, Set<String>> labelled, Map<Integer, Set<Integer>> barred)
            throws SQLException {
        int id = row.getInt(1);
        List<String> rights = Arrays.asList(row.getString(10).split(" "));
        return new Unit(
                id,
                UnitType.ofWireName(row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getInt(7),
                row.getInt(8),
                row.getString(9),
                // A right that this version doesn't know gives nothing.
                Arrays.stream(AdministratorRight.values())
                        .filter(each -> rights.contains(each.wireName()))
                        .collect(Collectors.toSet()),
                labelled.getOrDefault(id, Set.of()),
                barred.getOrDefault(id, Set.of()),
                row.getInt(11));
    }

    private static Person person(ResultSet row) throws SQLException {
        String email = row.getString(4);
        Account account =
                new Account(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        email == null ? "" : email,
                        row.getString(5),
                        row.getString(6),
                        Set.of(), // what it is, its units say
                        false,
                        row.getBoolean(7));
        return new Person(account, !row.getString(8).isEmpty());
    }

    private <T> Map<Integer, Set<T>> grouped(String query, Function<Integer, T> meaning)
            throws SQLException {
        Map<Integer, Set<T>> grouped = new HashMap<>();
        for (Pair each : read(query, row -> new Pair(row.getInt(1), row.getInt(2)))) {
            grouped.computeIfAbsent(each.unit(), none -> new HashSet<>())
                    .add(meaning.apply(each.other()));
        }
        return grouped;
    }

    private <T> List<T> read(String query, Reading<T> reading) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(1_000);
            try (ResultSet rows = select.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.of(rows));
                }
                return all;
            }
        }
    }
}
