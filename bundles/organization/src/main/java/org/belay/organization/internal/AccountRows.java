package org.belay.organization.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Account;
import org.belay.api.organization.NewAccount;
import org.belay.api.organization.Role;

/** The tables of accounts and of the organization, on a connection of somebody's transaction. */
final class AccountRows {

    private static final String COLUMNS =
            "id, name, nickname, email, sso_id, description, roles, enabled, mobile, password_hash";

    /** An account with what its password is compared to. */
    record Row(Account account, String passwordHash) {}

    private final Connection connection;

    AccountRows(Connection connection) {
        this.connection = connection;
    }

    Optional<Row> byId(int id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM account WHERE id = ?")) {
            select.setInt(1, id);
            return first(select);
        }
    }

    Optional<Row> byEmail(String email) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM account WHERE email = ?")) {
            select.setString(1, email);
            return first(select);
        }
    }

    Account add(NewAccount account, String passwordHash) throws SQLException {
        Account added =
                new Account(
                        nextId(),
                        account.name(),
                        account.name(),
                        account.email(),
                        "",
                        "",
                        account.roles(),
                        true,
                        false);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO account ("
                                + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, added.id());
            insert.setString(2, added.name());
            insert.setString(3, added.nickname());
            insert.setString(4, added.email());
            insert.setString(5, added.ssoId());
            insert.setString(6, added.description());
            insert.setString(7, written(added.roles()));
            insert.setBoolean(8, added.enabled());
            insert.setBoolean(9, added.mobile());
            insert.setString(10, passwordHash);
            insert.executeUpdate();
        }
        return added;
    }

    /** The organization's name, empty before set-up. */
    String organizationName() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name FROM organization WHERE id = 1");
                ResultSet found = select.executeQuery()) {
            return found.next() ? found.getString(1) : "";
        }
    }

    /** Fails as a duplicate if there is one already. */
    void addOrganization(String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO organization (id, name) VALUES (1, ?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    private int nextId() throws SQLException {
        try (PreparedStatement raise =
                connection.prepareStatement(
                        "UPDATE id_range SET next_value = next_value + 1 WHERE name = 'node'")) {
            raise.executeUpdate();
        }
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT next_value FROM id_range WHERE name = 'node'");
                ResultSet found = select.executeQuery()) {
            found.next();
            return Math.toIntExact(found.getLong(1) - 1);
        }
    }

    private static Optional<Row> first(PreparedStatement select) throws SQLException {
        try (ResultSet found = select.executeQuery()) {
            return found.next() ? Optional.of(row(found)) : Optional.empty();
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        Account account =
                new Account(
                        found.getInt(1),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        found.getString(5),
                        found.getString(6),
                        read(found.getString(7)),
                        found.getBoolean(8),
                        found.getBoolean(9));
        return new Row(account, found.getString(10));
    }

    private static String written(Set<Role> roles) {
        return roles.stream().sorted().map(Role::wireName).collect(Collectors.joining(" "));
    }

    private static Set<Role> read(String written) {
        List<String> names = Arrays.asList(written.split(" "));
        // A role that this version doesn't know gives no right.
        return Arrays.stream(Role.values())
                .filter(each -> names.contains(each.wireName()))
                .collect(Collectors.toSet());
    }
}
