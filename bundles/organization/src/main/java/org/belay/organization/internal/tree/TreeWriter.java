package org.belay.organization.internal.tree;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Unit;

/** Writes the difference between two pictures, and nothing else. On a connection of a transaction. */
final class TreeWriter {

    /** Tables of what belongs to an account and goes with it. */
    private static final List<String> OF_ACCOUNTS =
            List.of(
                    "web_session",
                    "api_key",
                    "notification_choice",
                    "account_preference",
                    "predefined_reply",
                    "account_security",
                    "password_history",
                    "recovery_code");

    /** Writes one thing into a statement. */
    @FunctionalInterface
    private interface Binding<T> {
        void to(PreparedStatement statement, T thing) throws SQLException;
    }

    /** A row of a table that lists something for units. */
    private record Pair(int unit, int other) {}

    private final Connection connection;

    TreeWriter(Connection connection) {
        this.connection = connection;
    }

    void write(Tree before, Tree after) throws SQLException {
        writeOrganization(before, after);
        writeLabels(before, after);
        writeUnits(before, after);
        writePeople(before, after);
    }

    private void writeOrganization(Tree before, Tree after) throws SQLException {
        boolean founded = before.organizationName().isEmpty();
        if (after.organizationName().equals(before.organizationName())
                && after.holder() == before.holder()) {
            return;
        }
        batch(
                founded
                        ? "INSERT INTO organization (name, holder_id, id) VALUES (?, ?, 1)"
                        : "UPDATE organization SET name = ?, holder_id = ? WHERE id = 1",
                List.of(after),
                (statement, each) -> {
                    statement.setString(1, each.organizationName());
                    statement.setInt(2, each.holder());
                });
    }

    private void writeLabels(Tree before, Tree after) throws SQLException {
        Set<String> was = before.content().labels().keySet();
        Set<String> is = after.content().labels().keySet();
        batch(
                "INSERT INTO label (id, name) VALUES (?, ?)",
                without(is, was),
                (statement, name) -> {
                    statement.setInt(1, after.content().labels().get(name));
                    statement.setString(2, name);
                });
        batch(
                "DELETE FROM label WHERE id = ?",
                without(was, is).stream().map(before.content().labels()::get).toList(),
                (statement, id) -> statement.setInt(1, id));
    }

    private void writeUnits(Tree before, Tree after) throws SQLException {
        List<Unit> fresh = new ArrayList<>();
        List<Unit> other = new ArrayList<>();
        for (Unit each : after.all()) {
            Unit was = before.find(each.id()).orElse(null);
            if (was == null) {
                fresh.add(each);
            } else if (!was.equals(each)) {
                other.add(each);
            }
        }
        List<Unit> gone =
                before.all().stream().filter(each -> after.find(each.id()).isEmpty()).toList();
        batch(
                "INSERT INTO unit (parent_id, name, description, enabled, account_id, email,"
                        + " rights, revision, type, target_id, id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                fresh,
                (statement, each) -> {
                    bind(statement, each);
                    statement.setString(9, each.type().wireName());
                    statement.setInt(10, each.target());
                    statement.setInt(11, each.id());
                });
        batch(
                "UPDATE unit SET parent_id = ?, name = ?, description = ?, enabled = ?,"
                        + " account_id = ?, email = ?, rights = ?, revision = ? WHERE id = ?",
                other,
                (statement, each) -> {
                    bind(statement, each);
                    statement.setInt(9, each.id());
                });
        batch(
                "DELETE FROM unit WHERE id = ?",
                gone,
                (statement, each) -> statement.setInt(1, each.id()));
        batch(
                "DELETE FROM predefined_reply WHERE unit_id = ?",
                gone,
                (statement, each) -> statement.setInt(1, each.id()));
        List<Unit> touched =
                Stream.of(fresh, other, gone).flatMap(Collection::stream).distinct().toList();
        writePairs(
                labels(before, touched),
                labels(after, touched),
                "INSERT INTO unit_label (unit_id, label_id) VALUES (?, ?)",
                "DELETE FROM unit_label WHERE unit_id = ? AND label_id = ?");
        writePairs(
                bars(before, touched),
                bars(after, touched),
                "INSERT INTO channel_bar (technician_id, channel_id) VALUES (?, ?)",
                "DELETE FROM channel_bar WHERE technician_id = ? AND channel_id = ?");
    }

    private static void bind(PreparedStatement statement, Unit unit) throws SQLException {
        statement.setInt(1, unit.parent());
        statement.setString(2, unit.name());
        statement.setString(3, unit.description());
        statement.setBoolean(4, unit.enabled());
        statement.setInt(5, unit.account());
        statement.setString(6, unit.email());
        statement.setString(
                7,
                unit.rights().stream()
                        .sorted()
                        .map(each -> each.wireName())
                        .collect(Collectors.joining(" ")));
        statement.setInt(8, unit.revision());
    }

    private void writePairs(Set<Pair> before, Set<Pair> after, String insert, String delete)
            throws SQLException {
        Binding<Pair> binding =
                (statement, each) -> {
                    statement.setInt(1, each.unit());
                    statement.setInt(2, each.other());
                };
        batch(delete, without(before, after), binding);
        batch(insert, without(after, before), binding);
    }

    private static Set<Pair> labels(Tree tree, List<Unit> units) {
        Set<Pair> pairs = new HashSet<>();
        for (Unit each : units) {
            tree.find(each.id())
                    .ifPresent(
                            unit ->
                                    unit.labels()
                                            .forEach(
                                                    label ->
                                                            pairs.add(
                                                                    new Pair(
                                                                            unit.id(),
                                                                            tree.content()
                                                                                    .labels()
                                                                                    .get(label)))));
        }
        return pairs;
    }

    private static Set<Pair> bars(Tree tree, List<Unit> units) {
        return units.stream()
                .flatMap(each -> tree.find(each.id()).stream())
                .flatMap(
                        unit -> unit.barred().stream().map(channel -> new Pair(unit.id(), channel)))
                .collect(Collectors.toSet());
    }

    private void writePeople(Tree before, Tree after) throws SQLException {
        List<Account> fresh = new ArrayList<>();
        List<Account> other = new ArrayList<>();
        for (int id : after.content().people().keySet()) {
            Account is = after.account(id).orElseThrow();
            Account was = before.account(id).orElse(null);
            if (was == null) {
                fresh.add(is);
            } else if (!was.equals(is)) {
                other.add(is);
            }
        }
        List<Integer> gone =
                without(before.content().people().keySet(), after.content().people().keySet());
        batch(
                "INSERT INTO account (name, nickname, email, sso_id, description, roles, enabled,"
                        + " mobile, id, password_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                fresh,
                TreeWriter::bind);
        batch(
                "UPDATE account SET name = ?, nickname = ?, email = ?, sso_id = ?,"
                        + " description = ?, roles = ?, enabled = ?, mobile = ? WHERE id = ?",
                other,
                TreeWriter::bind);
        for (String table : OF_ACCOUNTS) {
            batch(
                    "DELETE FROM " + table + " WHERE account_id = ?",
                    gone,
                    (statement, id) -> statement.setInt(1, id));
        }
        batch("DELETE FROM account WHERE id = ?", gone, (each, id) -> each.setInt(1, id));
    }

    private static void bind(PreparedStatement statement, Account account) throws SQLException {
        statement.setString(1, account.name());
        statement.setString(2, account.nickname());
        if (account.email().isEmpty()) {
            statement.setNull(
                    3, Types.VARCHAR); // several may have none, but each address is unique
        } else {
            statement.setString(3, account.email());
        }
        statement.setString(4, account.ssoId());
        statement.setString(5, account.description());
        statement.setString(
                6,
                account.roles().stream()
                        .sorted()
                        .map(each -> each.wireName())
                        .collect(Collectors.joining(" ")));
        statement.setBoolean(7, account.enabled());
        statement.setBoolean(8, account.mobile());
        statement.setInt(9, account.id());
    }

    private <T> void batch(String sql, Collection<T> things, Binding<T> binding)
            throws SQLException {
        if (things.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T each : things) {
                binding.to(statement, each);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static <T> List<T> without(Collection<T> all, Collection<T> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }
}
