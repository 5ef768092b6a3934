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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.tree.Founding.Founder;
import org.belay.organization.internal.tree.TreeBook;
import org.belay.testing.fakes.FragileTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpTest {

    private static final Founder MARA = founder("Acme", "Sample1%");

    private static Gateway gateway;

    @TempDir private Path data;
    private FragileTransactions transactions;
    private AccountBook accounts;
    private TreeBook tree;
    private SetUp setUp;

    @BeforeAll
    static void makesTheTables() throws Exception {
        gateway = Gateway.derby();
    }

    @AfterAll
    static void deletesThem() {
        gateway.close();
    }

    @BeforeEach
    void startsANewGateway() throws Exception {
        gateway.empty();
        transactions = new FragileTransactions(gateway.store().transactions());
        restart();
        setUp.look();
    }

    private void restart() {
        Organization organization = new Organization(transactions);
        tree = organization.tree();
        accounts = organization.accounts();
        setUp =
                new SetUp(
                        tree,
                        organization.founding(),
                        transactions,
                        new FakeThrottles(),
                        data,
                        "http://localhost:8080");
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
        try (Connection connection = gateway.database().pool().getConnection();
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
        setUp.found(token(), founder(" Acme IT support ", "Sample1%"), "::1");

        assertThat(accounts.organizationName()).isEqualTo("Acme IT support");
        Account mara = accounts.find(1001).orElseThrow();
        assertThat(mara.email()).isEqualTo("mara@example.com");
        assertThat(gateway.passwordOf(1001)).isEqualTo("hash of Sample1%");
        assertThat(mara.id()).isEqualTo(1001);
        assertThat(mara.name()).isEqualTo("Mara Alvers");
        assertThat(mara.roles())
                .containsExactlyInAnyOrder(Role.MASTER_ADMINISTRATOR, Role.TECHNICIAN);
    }

    @Test
    @Tag("ORG-09")
    void theFounderHoldsTheAccountAndWorksInAFirstGroup() throws Exception {
        found(token(), "::1");

        assertThat(tree.holder()).isEqualTo(1001);
        Unit administrator = tree.administrator(1001).orElseThrow();
        assertThat(administrator.id()).isEqualTo(1001);
        assertThat(administrator.parent()).isEqualTo(Directory.MASTER_ADMINISTRATORS);
        Unit technician = tree.technician(1001).orElseThrow();
        assertThat(tree.path(technician.id()))
                .extracting(Unit::name)
                .containsExactly("Acme", "Technicians", "Support", "Mara Alvers");
        assertThat(tree.children(Directory.CHANNELS))
                .extracting(Unit::name)
                .hasSize(10)
                .startsWith("Channel 1", "Channel 2")
                .endsWith("Channel 9", "Channel 10");
    }

    @Test
    @Tag("GEN-17")
    void thingsAreNamedInTheLanguageOfThePage() throws Exception {
        Founder german = new Founder("Acme", "Mara", "mara@example.com", "Sample1%", "de-AT");
        setUp.found(token(), german, "::1");
        restart(); // names are kept, not translated anew

        assertThat(tree.children(Directory.ORGANIZATION))
                .extracting(Unit::name)
                .containsExactly(
                        "Hauptadministratoren",
                        "Administratoren",
                        "Techniker",
                        "Kanäle",
                        "Externe Techniker");
        assertThat(tree.find(Directory.FIRST_CHANNEL + 9).orElseThrow().name())
                .isEqualTo("Kanal 10");
    }

    @Test
    void aLanguageThatNobodyTranslatedIsEnglish() throws Exception {
        Founder founder = new Founder("Acme", "Mara", "mara@example.com", "Sample1%", "../x");
        setUp.found(token(), founder, "::1");

        assertThat(tree.find(Directory.TECHNICIANS).orElseThrow().name()).isEqualTo("Technicians");
    }

    @Test
    void setUpIsClosedForGoodAfterwards() throws Exception {
        String token = token();
        setUp.found(token, MARA, "::1");

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
        setUp.found(token, MARA, "::1");
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

        assertRefused("weak", () -> setUp.found(token, founder("Acme", "weak"), "::1"));
        assertRefused("missing", () -> setUp.found(token, founder(" ", "Sample1%"), "::1"));
        assertRefused("missing", () -> setUp.found(null, MARA, "::1"));
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
            Founder own =
                    new Founder(
                            "Acme", "Somebody", "somebody" + i + "@b.example", "Sample1%", null);
            Callable<Boolean> attempt =
                    () -> {
                        go.await();
                        try {
                            setUp.found(token, own, "::1");
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
        try (Connection connection = gateway.database().pool().getConnection();
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
        setUp.found(token, MARA, from);
    }

    private static Founder founder(String organization, String password) {
        return new Founder(organization, "Mara Alvers", " Mara@Example.com ", password, null);
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
