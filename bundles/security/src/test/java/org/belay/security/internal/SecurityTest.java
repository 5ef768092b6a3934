package org.belay.security.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.security.internal.account.AccountAudit;
import org.belay.security.internal.account.OwnPassword;
import org.belay.security.internal.password.PasswordBook;
import org.belay.security.internal.password.PasswordPolicy;
import org.belay.security.internal.twostep.Authenticator;
import org.belay.security.internal.twostep.Enrolment;
import org.belay.security.internal.twostep.Seal;
import org.belay.security.internal.twostep.TwoStep;
import org.belay.security.internal.twostep.TwoStepRule;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeAuditLog;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.belay.testing.fakes.FakeVisitor;
import org.belay.testing.fakes.FragileTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Signing in on the real tables, with a clock that goes when it is told to. */
public abstract class SecurityTest {

    protected static final String MARA = "mara@example.com";
    protected static final String IVO = "ivo@example.com";
    protected static final int MARA_ID = 1001;
    protected static final int IVO_ID = 1002;
    protected static final String PASSWORD = "Sample1%";

    private static TestDatabase database;
    private static OpenStore store;

    protected final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:28:13Z"));
    protected final FakeSettings settings = new FakeSettings();
    protected final FakeAccounts accounts = new FakeAccounts();
    protected final List<SignInEvent> heard = new ArrayList<>();
    protected final SignInNews news = new SignInNews(clock);
    protected FragileTransactions transactions;
    protected WebSessions sessions;
    protected PasswordBook passwords;
    protected TwoStep twoStep;
    protected NextStage next;
    protected SignIn signIn;
    protected SignInSteps steps;
    protected AccountAudit audit;
    protected final FakeAuditLog recorded = new FakeAuditLog();
    protected final FakeDirectory directory = new FakeDirectory();

    @TempDir protected Path data;

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
    void startsWithTwoPeople() {
        transactions = new FragileTransactions(store.transactions());
        for (String table :
                List.of(
                        "account",
                        "account_security",
                        "password_history",
                        "recovery_code",
                        "web_session")) {
            execute("DELETE FROM " + table);
        }
        news.add(heard::add);
        sessions = new WebSessions(transactions, TestConfig.defaults(), clock);
        passwords = new PasswordBook(transactions, new PasswordPolicy(settings), sessions, clock);
        audit = new AccountAudit(recorded, directory);
        twoStep =
                new TwoStep(
                        transactions,
                        new Seal(data.resolve("security").resolve("seal.key")),
                        accounts,
                        new TwoStepRule(settings),
                        audit,
                        clock);
        next = new NextStage(passwords, twoStep);
        signIn = new SignIn(new Identities(accounts, passwords), next, sessions, news, clock);
        steps =
                new SignInSteps(
                        signIn,
                        next,
                        sessions,
                        accounts,
                        twoStep,
                        new OwnPassword(passwords, transactions, sessions, audit, news),
                        news);
        directory
                .withGroup(200, Directory.TECHNICIANS, "North")
                .withTechnician(MARA_ID, 200, MARA_ID, "Mara Alvers")
                .withMasterAdministrator(IVO_ID, IVO_ID, "Ivo Brandt");
        add(MARA_ID, "Mara Alvers", MARA, Role.TECHNICIAN);
        add(IVO_ID, "Ivo Brandt", IVO, Role.MASTER_ADMINISTRATOR);
    }

    @AfterEach
    void ends() {
        transactions.giveBack();
        sessions.end();
    }

    /** The gateway starts again: what isn't in the database is forgotten. */
    protected void startAgain() {
        sessions.end();
        sessions = new WebSessions(transactions, TestConfig.defaults(), clock);
    }

    /** Somebody with {@link #PASSWORD}, chosen by himself. */
    protected Account add(int id, String name, String email, Role... roles) {
        Account account = new Account(id, name, name, email, "", "", Set.of(roles), true, false);
        accounts.with(account);
        transactions.run(
                on -> {
                    try (Statement statement = on.createStatement()) {
                        return statement.executeUpdate(
                                "INSERT INTO account (id, name, nickname, email, sso_id,"
                                        + " description, roles, enabled, password_hash) VALUES ("
                                        + id
                                        + ", '"
                                        + name
                                        + "', '"
                                        + name
                                        + "', '"
                                        + email
                                        + "', '', '', '', TRUE, '')");
                    }
                });
        give(id, email, PASSWORD, false);
        return account;
    }

    /** Gives a password as the organization does. */
    protected void give(int account, String email, String password, boolean byOther) {
        var fresh = passwords.prepare(account, email, password);
        transactions.run(
                on -> {
                    passwords.keep(on, account, fresh, byOther);
                    return null;
                });
        passwords.kept(account);
    }

    protected void execute(String sql) {
        transactions.run(
                on -> {
                    try (Statement statement = on.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                });
    }

    protected String text(String sql) {
        return transactions.run(
                on -> {
                    try (Statement statement = on.createStatement();
                            var found = statement.executeQuery(sql)) {
                        if (!found.next()) {
                            throw new SQLException("nothing found");
                        }
                        return found.getString(1);
                    }
                });
    }

    /** What the app shows now. */
    protected String code(Enrolment enrolment) {
        return Authenticator.code(enrolment.secret(), clock.instant());
    }

    /** Sets two-step verification up, and lets the code's time go by. */
    protected Enrolment enrolled(Account account) {
        Enrolment enrolment = twoStep.begin("test " + account.id(), account);
        twoStep.confirm("test " + account.id(), account, code(enrolment));
        clock.advance(Duration.ofSeconds(30));
        return enrolment;
    }

    /** A browser at an address. */
    protected static FakeVisitor from(String address) {
        return new FakeVisitor(Map.of(), address, "Test", false);
    }

    /** A browser with the cookie of a step. */
    protected static FakeVisitor with(SignIn.Step step) {
        return FakeVisitor.with(GatewayAccess.COOKIE, step.opened().token());
    }

    protected static Refused refusal(Assertable work) {
        Throwable thrown = Assertions.catchThrowable(work::run);
        Assertions.assertThat(thrown).isInstanceOf(Refused.class);
        return (Refused) thrown;
    }

    /** What may be refused. */
    protected interface Assertable {
        void run();
    }
}
