package org.belay.organization.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.NewAccount;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountBookTest {

    private static TestDatabase database;
    private static OpenStore store;
    private AccountBook accounts;

    @BeforeAll
    static void makesTheTables() throws Exception {
        database = TestDatabase.derby();
        store = OpenStore.open(database.pool(), Clock.systemUTC(), LaneWatch.NOBODY);
    }

    @AfterAll
    static void deletesThem() {
        store.close();
        database.close();
    }

    @BeforeEach
    void startsEmpty() throws Exception {
        store.transactions()
                .run(
                        on -> {
                            try (Statement statement = on.createStatement()) {
                                for (String table : List.of("account", "organization", "secret")) {
                                    statement.execute("DELETE FROM " + table);
                                }
                                return statement.executeUpdate(
                                        "UPDATE id_range SET next_value = 1001 WHERE name ="
                                                + " 'node'");
                            }
                        });
        accounts = new AccountBook(store.transactions());
    }

    @Test
    @Tag("ROLE-06")
    void anAccountIsFoundAgainByAnotherStart() {
        Account made = accounts.create(technician("ivo@example.com"));

        assertThat(new AccountBook(store.transactions()).find(made.id())).hasValue(made);
        assertThat(accounts.find(4711)).isEmpty();
    }

    @Test
    @Tag("AUTH-01")
    void addressAndPasswordBelongTogether() {
        accounts.create(technician("ivo@example.com"));

        assertThat(accounts.verify(" IVO@example.com", "Sample1%")).isPresent();
        assertThat(accounts.verify("ivo@example.com", "sample1%")).isEmpty();
        assertThat(accounts.verify("nobody@example.com", "Sample1%")).isEmpty();
    }

    @Test
    void whoIsDisabledDoesNotGetIn() throws Exception {
        accounts.create(technician("ivo@example.com"));
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE account SET enabled = FALSE");
        }

        assertThat(accounts.verify("ivo@example.com", "Sample1%")).isEmpty();
    }

    @Test
    void anAddressIsGivenOnceAlone() {
        accounts.create(technician("ivo@example.com"));

        assertRefused("taken", "email", technician("Ivo@Example.com"));
    }

    @Test
    void fieldsAreChecked() {
        assertRefused("missing", "name", new NewAccount("", "a@b", "Sample1%", roles()));
        assertRefused("missing", "name", new NewAccount(null, "a@b", "Sample1%", roles()));
        assertRefused(
                "too-long", "name", new NewAccount("x".repeat(129), "a@b", "Sample1%", roles()));
        assertRefused("invalid", "name", new NewAccount("a\nb", "a@b", "Sample1%", roles()));
        assertRefused("missing", "email", new NewAccount("A", null, "Sample1%", roles()));
        assertRefused("invalid", "email", new NewAccount("A", "a.b", "Sample1%", roles()));
        assertRefused("invalid", "email", new NewAccount("A", "a@b@c", "Sample1%", roles()));
        assertRefused(
                "too-long",
                "email",
                new NewAccount("A", "a@" + "b".repeat(260), "Sample1%", roles()));
        assertRefused("weak", "password", new NewAccount("A", "a@b", "sample", roles()));
        assertRefused("missing", "roles", new NewAccount("A", "a@b", "Sample1%", Set.of()));
    }

    @Test
    void onlyMasterAdministratorsCreateAccounts() {
        AccountsResource resource = new AccountsResource(accounts);
        AccountsResource.Newcomer newcomer =
                new AccountsResource.Newcomer(
                        "Ivo", "ivo@example.com", "Sample1%", List.of("master-administrator"));

        assertThatThrownBy(() -> resource.create(newcomer, as(new Caller.Anonymous())))
                .hasMessageContaining("sign in");
        assertThatThrownBy(() -> resource.create(newcomer, as(new Caller.Customer(380206897))))
                .hasMessageContaining("sign in");
        assertThatThrownBy(() -> resource.create(newcomer, as(signedIn(Role.TECHNICIAN))))
                .hasMessageContaining("accounts.manage");
        assertThatThrownBy(() -> resource.create(newcomer, as(signedIn(Role.ADMINISTRATOR))))
                .hasMessageContaining("accounts.manage");
        assertThat(resource.create(newcomer, as(signedIn(Role.MASTER_ADMINISTRATOR))).getStatus())
                .isEqualTo(201);
    }

    @Test
    void permissionsFollowFromRoles() {
        assertThat(signedIn(Role.TECHNICIAN).permissions())
                .containsExactlyInAnyOrder("console", "session.private", "connect.pin");
        assertThat(signedIn(Role.MASTER_ADMINISTRATOR).permissions())
                .contains("accounts.manage", "admin", "admin.units", "admin.global")
                .doesNotContain("session.private", "console");
        assertThat(
                        new RolePermissions()
                                .of(
                                        new Account(
                                                1,
                                                "",
                                                "",
                                                "",
                                                "",
                                                "",
                                                Set.of(Role.TECHNICIAN),
                                                false,
                                                false)))
                .isEmpty();
    }

    private static Caller.SignedIn signedIn(Role role) {
        Account account = new Account(1, "A", "A", "a@b", "", "", Set.of(role), true, false);
        return new Caller.SignedIn(account, new RolePermissions().of(account), "csrf");
    }

    private static SecurityContext as(Caller caller) {
        return (SecurityContext)
                Proxy.newProxyInstance(
                        AccountBookTest.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, args) -> caller);
    }

    private static NewAccount technician(String email) {
        return new NewAccount("Ivo", email, "Sample1%", roles());
    }

    private static Set<Role> roles() {
        return Set.of(Role.TECHNICIAN);
    }

    private void assertRefused(String code, String field, NewAccount account) {
        assertThatThrownBy(() -> accounts.create(account))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.field()).hasValue(field);
                        });
    }
}
