package org.belay.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.NewSession;
import org.belay.api.session.Participant;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.security.internal.address.AddressRules;
import org.belay.security.internal.key.ApiKeys;
import org.belay.security.internal.key.KnownKeys;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakePermissions;
import org.belay.testing.fakes.FakeSessions;
import org.belay.testing.fakes.FakeSettings;
import org.belay.testing.fakes.FakeVisitor;
import org.belay.testing.fakes.FragileTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GatewayAccessTest {

    private static final int MARA = 1001;

    private static TestDatabase database;
    private static OpenStore store;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:28:13Z"));
    private final FakeAccounts accounts =
            new FakeAccounts().withTechnician(MARA, "Mara Alvers", "mara@example.com");
    private final FakeEventLog log = new FakeEventLog(clock);
    private final FakeSessions sessions = new FakeSessions(log, clock);
    private FragileTransactions transactions;
    private WebSessions webSessions;
    private GatewayAccess access;

    @AfterEach
    void ends() {
        transactions.giveBack();
        webSessions.end();
    }

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
    void starts() {
        forget("web_session");
        forget("secret");
        transactions = new FragileTransactions(store.transactions());
        restart();
    }

    private void restart() {
        if (webSessions != null) {
            webSessions.end();
        }
        webSessions = new WebSessions(transactions, TestConfig.defaults(), clock);
        FakePermissions permissions =
                new FakePermissions().with(Role.TECHNICIAN, "session.private");
        AddressRules rules = new AddressRules(new FakeSettings(), new FakeDirectory());
        access =
                new GatewayAccess(
                                accounts,
                                permissions,
                                webSessions,
                                new CustomerKeys(transactions),
                                rules,
                                new ApiKeys(
                                        new KnownKeys(transactions),
                                        accounts,
                                        permissions,
                                        rules,
                                        new FailureThrottles(clock),
                                        transactions,
                                        clock),
                                clock)
                        .with(sessions, log);
    }

    @Test
    void theCookieTellsWhoCalls() {
        WebSessions.Opened opened =
                webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        Caller.SignedIn mara = access.signedIn(cookie("belay", opened.token())).signedIn();

        assertThat(mara.account().id()).isEqualTo(MARA);
        assertThat(mara.permissions()).containsExactly("session.private");
        assertThat(mara.csrf()).isEqualTo(opened.session().csrf()).hasSize(43);
        assertThat(opened.token()).hasSize(43);
    }

    @Test
    void strangersAreNobody() {
        WebSessions.Opened opened =
                webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());

        assertNobody(access.signedIn(none()));
        assertNobody(access.signedIn(cookie("belay", "")));
        assertNobody(access.signedIn(cookie("belay", opened.token() + "x")));
        assertNobody(access.signedIn(cookie("belay", opened.session().tokenHash())));
        assertNobody(access.signedIn(cookie("other", opened.token())));
    }

    @Test
    void theDatabaseHoldsNothingThatOpensADoor() throws SQLException {
        WebSessions.Opened opened =
                webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());

        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM web_session")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString("token_hash")).isEqualTo(opened.session().tokenHash());
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                assertThat(found.getString(i)).isNotEqualTo(opened.token());
            }
            assertThat(found.next()).isFalse();
        }
    }

    @Test
    void aRestartSignsNobodyOut() {
        WebSessions.Opened opened =
                webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        restart();

        Caller.SignedIn mara = access.signedIn(cookie("belay", opened.token())).signedIn();
        assertThat(mara.csrf()).isEqualTo(opened.session().csrf());
    }

    @Test
    void oneAccountMayBeSignedInFromTwoPlaces() {
        WebSessions.Opened here = webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        WebSessions.Opened there = webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        webSessions.close(here.token());

        assertNobody(access.signedIn(cookie("belay", here.token())));
        assertThat(access.signedIn(cookie("belay", there.token())).signedIn()).isNotNull();
    }

    @Test
    void whomABundleSignsOutIsOutThereAndNowhereElse() {
        WebSessions.Opened here = webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        WebSessions.Opened there = webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        access.signOut(cookie("belay", here.token()));
        access.signOut(FakeVisitor.none());

        assertNobody(access.signedIn(cookie("belay", here.token())));
        assertThat(access.signedIn(cookie("belay", there.token())).signedIn()).isNotNull();
    }

    @Test
    void whoSignedOutIsOutAlsoAfterARestart() {
        WebSessions.Opened opened =
                webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        webSessions.close(opened.token());

        assertNobody(access.signedIn(cookie("belay", opened.token())));
        restart();
        assertNobody(access.signedIn(cookie("belay", opened.token())));
    }

    @Test
    void whoDoesNothingForTwelveHoursIsOut() {
        Visitor visitor =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        clock.advance(Duration.ofHours(11));
        assertThat(access.signedIn(visitor).signedIn()).isNotNull();
        restart();
        clock.advance(Duration.ofHours(11));
        assertThat(access.signedIn(visitor).signedIn()).isNotNull();
        clock.advance(Duration.ofHours(12).plusMinutes(1));

        assertNobody(access.signedIn(visitor));
        restart();
        assertNobody(access.signedIn(visitor));
    }

    @Test
    void afterSevenDaysEverybodyIsOut() {
        Visitor visitor =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        for (int i = 0; i < 27; i++) {
            clock.advance(Duration.ofHours(6));
            assertThat(access.signedIn(visitor).signedIn()).isNotNull();
        }
        clock.advance(Duration.ofHours(6));

        assertNobody(access.signedIn(visitor));
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        Visitor visitor =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        accounts.with(
                new Account(
                        MARA,
                        "Mara",
                        "Mara",
                        "m@b.example",
                        "",
                        "",
                        Set.of(Role.TECHNICIAN),
                        false,
                        false));

        assertNobody(access.signedIn(visitor));
    }

    @Test
    void whoIsKnownGoesOnWhileTheDatabaseIsAway() {
        Visitor visitor =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        transactions.takeAway();
        clock.advance(Duration.ofHours(1));

        assertThat(access.signedIn(visitor).signedIn()).isNotNull();
        assertThatThrownBy(() -> access.signedIn(cookie("belay", "somebody else")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("unavailable"));
    }

    @Test
    void aCustomerIsKnownInHisSessionAloneAndAlsoAfterARestart() {
        int mine = session();
        int other = session();
        Access.Cookie cookie = access.admitCustomer(mine);
        restart();

        assertThat(access.customer(mine, cookie(cookie.name(), cookie.value())))
                .isEqualTo(new Caller.Customer(mine));
        assertNobody(access.customer(other, cookie(cookie.name(), cookie.value())));
        assertNobody(access.customer(other, cookie("belay-c" + other, cookie.value())));
        assertNobody(access.customer(mine, cookie("belay-c" + mine, "guess")));
        assertNobody(access.signedIn(cookie("belay", cookie.value())));
    }

    @Test
    void gatewaysDoNotTakeEachOthersCookies() {
        int mine = session();
        Access.Cookie cookie = access.admitCustomer(mine);
        forget("secret"); // as another gateway, which made a key of its own
        restart();

        assertNobody(access.customer(mine, cookie(cookie.name(), cookie.value())));
    }

    @Test
    void aCustomerWithoutASessionIsNobody() {
        Access.Cookie cookie = access.admitCustomer(380206897);

        assertNobody(access.customer(380206897, cookie(cookie.name(), cookie.value())));
    }

    @Test
    void aTicketIsGoodOnce() {
        Visitor visitor =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        String ticket = access.issueTicket(access.signedIn(visitor), visitor);

        assertThat(access.takeTicket(ticket, visitor)).map(Caller::getName).isPresent();
        assertThat(access.takeTicket(ticket, visitor)).isEmpty();
    }

    @Test
    void aTicketIsGoodForThirtySeconds() {
        Visitor visitor =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        String early = access.issueTicket(access.signedIn(visitor), visitor);
        String late = access.issueTicket(access.signedIn(visitor), visitor);

        clock.advance(Duration.ofSeconds(29));
        assertThat(access.takeTicket(early, visitor)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(access.takeTicket(late, visitor)).isEmpty();
    }

    @Test
    void aStolenTicketIsWorthNothing() {
        Visitor mara =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        Visitor thief =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        Caller caller = access.signedIn(mara);

        assertThat(access.takeTicket(access.issueTicket(caller, mara), thief)).isEmpty();
        assertThat(access.takeTicket(access.issueTicket(caller, mara), none())).isEmpty();
        assertThat(access.takeTicket("guess", mara)).isEmpty();
        assertThatThrownBy(() -> access.issueTicket(caller, none())).isInstanceOf(Refused.class);
    }

    @Test
    void aTicketEndsWithTheSignIn() {
        WebSessions.Opened opened =
                webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none());
        Visitor visitor = cookie("belay", opened.token());
        String ticket = access.issueTicket(access.signedIn(visitor), visitor);
        webSessions.close(opened.token());

        assertThat(access.takeTicket(ticket, visitor)).isEmpty();
    }

    @Test
    void aCustomersTicketIsForHisSessionWhoeverElseIsSignedIn() {
        int mine = session();
        Access.Cookie cookie = access.admitCustomer(mine);
        Map<String, String> both =
                Map.of(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token(),
                        cookie.name(),
                        cookie.value());
        Visitor visitor = FakeVisitor.with(both);
        String ticket = access.issueTicket(access.customer(mine, visitor), visitor);

        assertThat(access.takeTicket(ticket, visitor)).hasValue(new Caller.Customer(mine));
    }

    @Test
    void whoeverHoardsTicketsLosesHisOwnAlone() {
        Visitor mara =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        Visitor other =
                cookie(
                        "belay",
                        webSessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token());
        String theirs = access.issueTicket(access.signedIn(other), other);
        String first = access.issueTicket(access.signedIn(mara), mara);
        for (int i = 0; i < 20; i++) {
            access.issueTicket(access.signedIn(mara), mara);
        }

        assertThat(access.takeTicket(first, mara)).isEmpty();
        assertThat(access.takeTicket(theirs, other)).isPresent();
    }

    @Test
    void afterTheEndACustomerMayComeBackForAnHourToSeeIt() {
        int mine = session();
        Access.Cookie cookie = access.admitCustomer(mine);
        Visitor visitor = cookie(cookie.name(), cookie.value());
        sessions.ask(mine, new SessionCommand.CustomerLeft()).toCompletableFuture().join();
        sessions.ask(mine, new SessionCommand.End(Author.technician(MARA, "Mara")))
                .toCompletableFuture()
                .join();

        assertThat(access.customer(mine, visitor)).isEqualTo(new Caller.Customer(mine));
    }

    private static void forget(String table) {
        store.transactions()
                .run(
                        on -> {
                            try (Statement statement = on.createStatement()) {
                                return statement.executeUpdate("DELETE FROM " + table);
                            }
                        });
    }

    @Test
    @Tag("COLL-24")
    @Tag("EXT-04")
    @Tag("AUTH-22")
    void anExternalTechnicianIsKnownWhileHeTakesPartFromWhateverAddress() {
        int mine = session();
        Access.Cookie cookie = access.admitGuest(mine, -7);
        Visitor visitor = cookie(cookie.name(), cookie.value());
        assertNobody(access.guest(mine, visitor)); // invited at most

        company(mine, Company.NONE.with(guest(Participant.State.COLLABORATING)));

        assertThat(access.guest(mine, visitor)).isEqualTo(new Caller.Guest(mine, -7));
        String ticket = access.issueTicket(new Caller.Guest(mine, -7), visitor);
        assertThat(access.takeTicket(ticket, visitor)).hasValue(new Caller.Guest(mine, -7));

        String late = access.issueTicket(new Caller.Guest(mine, -7), visitor);
        company(mine, Company.NONE);
        assertNobody(access.guest(mine, visitor));
        assertThat(access.takeTicket(late, visitor)).isEmpty();
    }

    @Test
    @Tag("COLL-24")
    void anExternalTechniciansCookieOpensNothingElse() {
        int mine = session();
        int other = session();
        company(mine, Company.NONE.with(guest(Participant.State.COLLABORATING)));
        company(other, Company.NONE.with(guest(Participant.State.COLLABORATING)));
        String value = access.admitGuest(mine, -7).value();

        assertNobody(access.guest(other, cookie("belay-g" + other, value)));
        assertNobody(access.guest(mine, cookie("belay-g" + mine, value.replace("-7.", "-8."))));
        assertNobody(access.guest(mine, cookie("belay-g" + mine, "guess")));
        assertNobody(access.customer(mine, cookie("belay-c" + mine, value)));
        assertNobody(access.signedIn(cookie("belay", value)));
    }

    private static Participant guest(Participant.State state) {
        Instant then = Instant.EPOCH;
        return new Participant(-7, "Ann", true, 0, state, Set.of(), "", then, then);
    }

    private void company(int session, Company company) {
        sessions.write(
                sessions.find(session).orElseThrow().with(company),
                new SessionEvent.Renamed(Author.SYSTEM),
                null);
    }

    private int session() {
        return sessions.create(NewSession.ofTechnician("pin", "", Map.of(), MARA, "")).id();
    }

    private static Visitor none() {
        return FakeVisitor.none();
    }

    private static Visitor cookie(String name, String value) {
        return FakeVisitor.with(name, value);
    }

    private static void assertNobody(Caller caller) {
        assertThat(caller).isEqualTo(new Caller.Anonymous());
    }
}
