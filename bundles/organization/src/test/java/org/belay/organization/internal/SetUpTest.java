package org.belay.organization.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.api.organization.Account;
import org.belay.api.organization.NewAccount;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;
import org.belay.testing.fakes.FragileTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpTest {

    private static final NewAccount MARA =
            new NewAccount("Mara Alvers", " Mara@Example.com ", "Sample1%", Set.of());

    private static TestDatabase database;
    private static OpenStore store;

    @TempDir private Path data;
    private FragileTransactions transactions;
    private AccountBook accounts;
    private SetUp setUp;

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
    void startsANewGateway() throws Exception {
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
        transactions = new FragileTransactions(store.transactions());
        restart();
        setUp.look();
    }

    private void restart() {
        accounts = new AccountBook(transactions);
        setUp =
                new SetUp(
                        accounts, transactions, new FakeThrottles(), data, "http://localhost:8080");
    }

    @Test
    void theLinkLiesInAFileThatOnlyItsOwnerReads() throws Exception {
        Path file = data.resolve("setup-link.txt");

        assertThat(Files.readString(file))
                .matches("http://localhost:8080/set-up\\?token=[A-Za-z0-9_-]{43}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(data.toFile().list()).containsExactly("setup-link.txt");
    }

    @Test
    void theGatewayIsReadyOnlyWhenTheLinkIsThere() throws Exception {
        assertThat(setUp.health().level()).isEqualTo(Level.READY);
        restart();
        assertThat(setUp.health().level()).isEqualTo(Level.DOWN);
        setUp.look();
        assertThat(setUp.health().level()).isEqualTo(Level.READY);
    }

    @Test
    void theDatabaseDoesNotKnowTheToken() throws Exception {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT content FROM secret")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isNotEqualTo(token()).hasSize(64);
        }
    }

    @Test
    void theLinkStaysTheSameOverARestart() throws Exception {
        String before = token();
        restart();
        setUp.look();

        assertThat(token()).isEqualTo(before);
    }

    @Test
    void aLinkThatIsNotOursIsReplaced() throws Exception {
        String before = token();
        Files.writeString(
                data.resolve("setup-link.txt"), "http://localhost:8080/set-up?token=planted");
        setUp.look();

        assertThat(token()).isNotEqualTo(before).isNotEqualTo("planted");
    }

    @Test
    @Tag("ORG-13")
    @Tag("AUTH-01")
    void setUpMakesTheOrganizationAndAMasterAdministratorWhoIsATechnicianToo() throws Exception {
        setUp.found(token(), " Acme IT support ", MARA, "::1");

        assertThat(accounts.organizationName()).isEqualTo("Acme IT support");
        Account mara = accounts.verify("mara@example.com", "Sample1%").orElseThrow();
        assertThat(mara.id()).isEqualTo(1001);
        assertThat(mara.name()).isEqualTo("Mara Alvers");
        assertThat(mara.roles())
                .containsExactlyInAnyOrder(Role.MASTER_ADMINISTRATOR, Role.TECHNICIAN);
    }

    @Test
    void setUpIsClosedForGoodAfterwards() throws Exception {
        String token = token();
        setUp.found(token, "Acme", MARA, "::1");

        assertThat(data.resolve("setup-link.txt")).doesNotExist();
        assertRefused("not-found", () -> found(token, "::1"));
        restart();
        setUp.look();
        assertThat(data.resolve("setup-link.txt")).doesNotExist();
        assertRefused("not-found", () -> found(token, "::1"));
        assertRefused("not-found", () -> found("", "::1"));
        assertThat(accounts.organizationName()).isEqualTo("Acme");
    }

    @Test
    void aFileLeftFromASetUpThatWasCutShortIsDeletedAtTheNextStart() throws Exception {
        String token = token();
        setUp.found(token, "Acme", MARA, "::1");
        Files.writeString(
                data.resolve("setup-link.txt"), "http://localhost:8080/set-up?token=" + token);
        restart();
        setUp.look();

        assertThat(data.resolve("setup-link.txt")).doesNotExist();
    }

    @Test
    void guessingTheTokenIsRefusedAndThenThrottled() throws Exception {
        for (int i = 0; i < 5; i++) {
            String guess = "guess" + i;
            assertRefused("invalid", () -> found(guess, "10.0.0.9"));
        }
        String token = token();

        assertRefused("throttled", () -> found(token, "10.0.0.9"));
        found(token, "::1");
        assertThat(accounts.organizationName()).isEqualTo("Acme");
    }

    @Test
    void aFieldAtFaultLeavesTheLinkGood() throws Exception {
        String token = token();
        NewAccount weak = new NewAccount("Mara", "mara@example.com", "weak", Set.of());

        assertRefused("weak", () -> setUp.found(token, "Acme", weak, "::1"));
        assertRefused("missing", () -> setUp.found(token, " ", MARA, "::1"));
        assertRefused("missing", () -> setUp.found(null, "Acme", MARA, "::1"));
        found(token, "::1");
        assertThat(accounts.organizationName()).isEqualTo("Acme");
    }

    @Test
    void ofSeveralAtOnceOneWins() throws Exception {
        String token = token();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService several = Executors.newFixedThreadPool(4);
        List<Future<Boolean>> outcomes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            NewAccount own =
                    new NewAccount("Somebody", "somebody" + i + "@b.example", "Sample1%", Set.of());
            Callable<Boolean> attempt =
                    () -> {
                        go.await();
                        try {
                            setUp.found(token, "Acme", own, "::1");
                            return true;
                        } catch (Refused refused) {
                            // Who comes late enough finds that the token is no more.
                            assertThat(refused.code()).isIn("not-found", "invalid");
                            return false;
                        }
                    };
            outcomes.add(several.submit(attempt));
        }
        go.countDown();
        int winners = 0;
        for (Future<Boolean> each : outcomes) {
            winners += each.get() ? 1 : 0;
        }
        several.shutdown();

        assertThat(winners).isEqualTo(1);
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM account")) {
            found.next();
            assertThat(found.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsKnownYet() throws Exception {
        transactions.takeAway();
        restart();

        assertThatThrownBy(setUp::look).isInstanceOf(Refused.class);
        assertRefused("unavailable", () -> found("x", "::1"));
        transactions.giveBack();
        setUp.look();
        found(token(), "::1");
        assertThat(accounts.organizationName()).isEqualTo("Acme");
    }

    private void found(String token, String from) {
        setUp.found(token, "Acme", MARA, from);
    }

    private String token() throws IOException {
        String link = Files.readString(data.resolve("setup-link.txt")).strip();
        return link.substring(link.indexOf('=') + 1);
    }

    private static void assertRefused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
