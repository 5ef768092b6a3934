package org.belay.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belay.api.connect.Invitation;
import org.belay.api.connect.InvitationStore;
import org.belay.api.data.Transactions;
import org.belay.api.event.Append;
import org.belay.api.event.DeadLetters.DeadLetter;
import org.belay.api.event.EventFeed;
import org.belay.api.event.EventFeed.Subscription;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.event.SessionArchive;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.Conduct;
import org.belay.api.session.Device;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEventType;
import org.belay.api.session.SessionStatus;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What the store promises on every database; each subclass brings one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class StoreContract {

    private static final Pace QUICK =
            new Pace(
                    Duration.ofMillis(20),
                    Duration.ofMillis(80),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(10));
    private static final Clock CLOCK = Clock.fixed(Sample.NOW, ZoneOffset.UTC);

    private TestDatabase database;
    private Saboteur saboteur;
    private OpenStore store;
    private final List<AutoCloseable> others = new ArrayList<>();

    abstract TestDatabase createDatabase();

    @BeforeAll
    void createOnce() {
        database = createDatabase();
    }

    @AfterAll
    void deleteIt() {
        database.close();
    }

    @BeforeEach
    void openEmptyStore() throws Exception {
        saboteur = new Saboteur(database.pool());
        store = open(saboteur);
        sql(
                "delete from event",
                "delete from event_text",
                "delete from session",
                "delete from consumer_cursor",
                "delete from dead_letter",
                "delete from invitation",
                "delete from secret");
        store.close();
        store = open(saboteur);
    }

    @AfterEach
    void closeStore() throws Exception {
        saboteur.giveBack();
        saboteur.letGo();
        for (AutoCloseable other : others) {
            other.close();
        }
        others.clear();
        store.close();
    }

    TestDatabase database() {
        return database;
    }

    OpenStore store() {
        return store;
    }

    Saboteur saboteur() {
        return saboteur;
    }

    static OpenStore open(Saboteur saboteur) throws Exception {
        return OpenStore.open(
                saboteur.source(),
                CLOCK,
                new LaneWatch() {
                    @Override
                    public void up() {}

                    @Override
                    public void down(String reason) {}
                },
                QUICK);
    }

    <T extends AutoCloseable> T closeLater(T thing) {
        others.add(thing);
        return thing;
    }

    void sql(String... statements) throws Exception {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    // ---- appending

    @Test
    @Tag("SES-01")
    void whatWasAppendedIsReadBackWithStateWordsAndNumber() {
        List<LoggedEvent> created = append(Sample.created(380206897));
        List<LoggedEvent> said = append(Sample.said(380206897, 2, "Hello, Größe 😀"));

        assertThat(log().after(0, 10)).containsExactly(created.get(0), said.get(0));
        assertThat(log().ofSession(380206897, created.get(0).seq(), 10)).isEqualTo(said);
        assertThat(said.get(0).words()).contains("Hello, Größe 😀");
        assertThat(said.get(0).seq()).isEqualTo(log().last()).isGreaterThan(created.get(0).seq());
        assertThat(log().session(380206897))
                .contains(Sample.session(380206897, 2, SessionStatus.ACTIVE, "Ilse Bergman"));
        assertThat(log().session(1)).isEmpty();
    }

    @Test
    @Tag("AUTH-37")
    @Tag("AUTH-38")
    void anAddressThatIsKeptStaysAndOneThatIsNotKeptIsNone() {
        append(Sample.created(100000006));
        append(Sample.said(100000006, 2, "x"));
        append(
                new Append(
                        Sample.withoutAddress(100000007),
                        Sample.created(100000007).lines(),
                        OptionalLong.empty()));

        assertThat(log().session(100000006).map(Session::customerAddress)).contains("192.0.2.7");
        assertThat(log().session(100000007).map(Session::customerAddress)).contains("");
    }

    private static Append ended(int id, Instant created, Device device) {
        Session begun = Sample.session(id, 1, SessionStatus.CLOSED, "").endedAt(created);
        Session session =
                new Session(
                        id,
                        1,
                        begun.kind(),
                        begun.method(),
                        begun.name(),
                        begun.fields(),
                        0,
                        begun.technicianId(),
                        "",
                        begun.status(),
                        created,
                        null,
                        created,
                        null,
                        created,
                        created,
                        Company.NONE,
                        Conduct.NONE,
                        device,
                        0);
        return new Append(session, Sample.created(id).lines(), OptionalLong.empty());
    }

    private List<Integer> idsOf(Device device, SessionArchive.Place from, int limit) {
        return store().archive().ofDevice(device, from, limit).stream().map(Session::id).toList();
    }

    @Test
    @Tag("HIST-02")
    @Tag("HIST-10")
    void sessionsOfADeviceComeTheLatestFirstPageByPage() {
        Device laptop = new Device("laptop");
        append(ended(100000021, Sample.NOW, laptop));
        append(ended(100000022, Sample.NOW.plusSeconds(1), laptop));
        append(ended(100000023, Sample.NOW.plusSeconds(1), laptop));
        append(ended(100000024, Sample.NOW.plusSeconds(2), new Device("phone")));
        append(ended(100000025, Sample.NOW.plusSeconds(3), Device.UNKNOWN));
        append(
                new Append(
                        Sample.session(100000026, 2, SessionStatus.ACTIVE, "").on(laptop),
                        Sample.created(100000026).lines(),
                        OptionalLong.empty()));

        List<Session> first = store().archive().ofDevice(laptop, SessionArchive.Place.BEGINNING, 2);
        assertThat(first).extracting(Session::id).containsExactly(100000023, 100000022);
        assertThat(idsOf(laptop, SessionArchive.Place.behind(first.get(0)), 2))
                .containsExactly(100000022, 100000021);
        assertThat(idsOf(laptop, SessionArchive.Place.behind(first.get(1)), 2))
                .containsExactly(100000021);
        assertThat(idsOf(Device.UNKNOWN, SessionArchive.Place.BEGINNING, 2)).isEmpty();
    }

    @Test
    @Tag("HIST-04")
    @Tag("HIST-05")
    void whatWasNotedComesTheLatestFirstAndNothingElseWithIt() {
        Author mara = Author.technician(Sample.TECHNICIAN, "Mara");
        append(Sample.created(100000031));
        append(noted(100000031, new SessionEvent.NoteWritten(mara), "Toner"));
        append(Sample.said(100000031, 2, "x"));
        append(noted(100000031, new SessionEvent.Noted(Author.SYSTEM), "Case 1"));
        append(noted(100000031, new SessionEvent.NoteWritten(mara), ""));
        append(noted(100000032, new SessionEvent.NoteWritten(mara), "another session"));

        assertThat(store().archive().notes(100000031, 10))
                .extracting(LoggedEvent::text)
                .containsExactly("", "Case 1");
    }

    @Test
    @Tag("HIST-06")
    void aNoteIsFoundBehindMoreAdditionsThanAreAskedFor() {
        append(Sample.created(100000033));
        append(
                noted(
                        100000033,
                        new SessionEvent.NoteWritten(Author.technician(Sample.TECHNICIAN, "Mara")),
                        "Toner"));
        for (int i = 1; i <= 3; i++) {
            append(noted(100000033, new SessionEvent.Noted(Author.SYSTEM), "Case " + i));
        }

        assertThat(store().archive().notes(100000033, 2))
                .extracting(LoggedEvent::text)
                .containsExactly("Case 3", "Case 2", "Toner");
    }

    private static Append noted(int id, SessionEvent event, String words) {
        return new Append(
                Sample.session(id, 2, SessionStatus.ACTIVE, "Ilse Bergman").noted(),
                List.of(new Append.Line(event, Sample.NOW, words)),
                OptionalLong.empty());
    }

    @Test
    void everyMemberOfASessionSurvives() {
        Session session =
                Sample.session(100000005, 7, SessionStatus.RECONNECTING, "")
                        .resumingTo(SessionStatus.ACTIVE)
                        .startedAt(Sample.NOW.plusMillis(1))
                        .endedAt(Sample.NOW.plusMillis(2))
                        .with(Sample.company())
                        .with(
                                Conduct.NONE
                                        .acceptingTerms(Sample.NOW.plusMillis(3))
                                        .switchingChat(false))
                        .on(new Device("laptop"))
                        .noted();
        append(new Append(session, Sample.said(1, 7, "x").lines(), OptionalLong.empty()));

        assertThat(log().session(100000005)).contains(session);
    }

    @Test
    void waitingAppendsShareOneCommit() {
        saboteur.stall();
        List<CompletableFuture<List<LoggedEvent>>> stages = new ArrayList<>();
        stages.add(start(Sample.created(100000001)));
        await().until(saboteur::isStalled);
        int before = saboteur.commits();
        for (int i = 2; i <= 1 + AppendLane.MOST_PER_COMMIT + 8; i++) {
            stages.add(start(Sample.created(100000000 + i)));
        }
        saboteur.letGo();
        List<Long> numbers = stages.stream().map(stage -> stage.join().get(0).seq()).toList();

        assertThat(saboteur.commits() - before).isEqualTo(3); // 1, 512 and 8
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ofManyStatesOfASessionTheLastOneIsKept() {
        stallWith(Sample.created(100000001));
        CompletableFuture<?> created = start(Sample.created(100000002));
        CompletableFuture<?> first = start(Sample.said(100000002, 2, "one"));
        CompletableFuture<?> second = start(Sample.said(100000002, 3, "two"));
        saboteur.letGo();
        CompletableFuture.allOf(created, first, second).join();

        assertThat(log().session(100000002)).map(Session::revision).contains(3);
        assertThat(log().ofSession(100000002, 0, 10)).hasSize(3);
    }

    @Test
    void oneThatCantBeStoredFailsAlone() {
        stallWith(Sample.created(100000001));
        List<CompletableFuture<List<LoggedEvent>>> neighbours = new ArrayList<>();
        for (int i = 10; i < 20; i++) {
            neighbours.add(start(Sample.created(100000000 + i)));
        }
        CompletableFuture<?> tooLong =
                start(Sample.created(100000002, "x".repeat(600), OptionalLong.empty()));
        CompletableFuture<?> twice = start(Sample.created(100000001));
        for (int i = 20; i < 30; i++) {
            neighbours.add(start(Sample.created(100000000 + i)));
        }
        saboteur.letGo();

        assertThat(refusal(tooLong).code()).isEqualTo("invalid");
        assertThat(refusal(twice).code()).isEqualTo("invalid");
        neighbours.forEach(CompletableFuture::join);
        assertThat(log().after(0, 100)).hasSize(21);
        assertThat(log().session(100000002)).isEmpty();
        assertThat(log().available()).isTrue();
    }

    @Test
    void nulInWordsIsReplaced() {
        assertThat(append(Sample.said(100000001, 1, "a\0b")).get(0).text()).isEqualTo("a\uFFFDb");
        assertThat(log().after(0, 10).get(0).text()).isEqualTo("a\uFFFDb");
    }

    @Test
    void whoComesWhenTheLaneIsFullIsToldToComeAgain() {
        stallWith(Sample.created(100000001));
        List<CompletableFuture<List<LoggedEvent>>> stages = new ArrayList<>();
        for (int i = 2; i < 10_000; i++) {
            stages.add(start(Sample.created(100000000 + i)));
        }
        CompletableFuture<?> last = stages.get(stages.size() - 1);
        assertThat(refusal(last).code()).isEqualTo("busy");
        saboteur.letGo();

        long stored = stages.stream().filter(StoreContract::succeeds).count();
        assertThat(log().after(0, 20_000)).hasSize((int) stored + 1);
    }

    @Test
    void deletedWordsLeaveTheEvent() throws Exception {
        append(Sample.said(100000001, 1, "my secret"));
        sql("delete from event_text");

        assertThat(log().after(0, 10)).singleElement().extracting(LoggedEvent::text).isNull();
    }

    @Test
    void whatANewerGatewayWroteIsReadAsFarAsItIsKnown() throws Exception {
        long seq = append(Sample.created(100000001)).get(0).seq();
        sql(
                "insert into event (seq, session_id, type, occurred_at, data) values ("
                        + (seq + 1)
                        + ", 100000001, 'teleported', 0, '{}')",
                "insert into event (seq, session_id, type, occurred_at, data) values ("
                        + (seq + 2)
                        + ", 100000001, 'noted', 0,"
                        + " '{\"author\":{\"role\":\"customer\",\"accountId\":0,\"name\":\"\","
                        + "\"mood\":\"fine\"},\"more\":1}')");
        store.close();
        store = open(saboteur);

        assertThat(log().after(seq, 1))
                .singleElement()
                .satisfies(event -> assertThat(event.seq()).isEqualTo(seq + 2))
                .satisfies(
                        event ->
                                assertThat(event.event().type()).isEqualTo(SessionEventType.NOTED));
    }

    @Test
    void openSessionsAreThoseThatArentOverOrAreStillListed() {
        append(Sample.created(100000001));
        Session ended =
                Sample.session(100000002, 1, SessionStatus.CLOSED, "listed")
                        .endedAt(Sample.NOW)
                        .with(Company.NONE.keptBy(Set.of(1001)));
        append(new Append(ended, Sample.said(1, 1, "x").lines(), OptionalLong.empty()));
        Session gone =
                Sample.session(100000003, 1, SessionStatus.CLOSED, "gone").endedAt(Sample.NOW);
        append(new Append(gone, Sample.said(1, 1, "x").lines(), OptionalLong.empty()));

        assertThat(log().openSessions())
                .extracting(Session::id)
                .containsExactly(100000001, 100000002);
    }

    @Test
    @Tag("SES-01")
    void sessionIdsHaveNineDigitsAndAreNeverGivenTwice() throws Exception {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < 1_500; i++) {
            assertThat(ids.add(log().nextSessionId())).isTrue();
        }
        store.close();
        store = open(saboteur);
        assertThat(ids.add(log().nextSessionId())).isTrue();
        assertThat(ids).allMatch(id -> id > 99_999_999 && id <= 999_999_999);
    }

    // ---- invitations

    @Test
    @Tag("CONN-31")
    void aLiveCodeIsGivenOnce() {
        Invitation first = invite("418029", Sample.NOW).orElseThrow();

        assertThat(invite("418029", Sample.NOW)).isEmpty();
        assertThat(invitations().find("418029")).contains(new InvitationStore.Found(first, false));
        assertThat(invitations().find("000000")).isEmpty();
    }

    @Test
    @Tag("CONN-31")
    void theCodeOfAnExpiredOrUsedInvitationIsGivenAgain() {
        Invitation expired = invite("418029", Sample.NOW).orElseThrow();
        Invitation again = invite("418029", expired.expiresAt()).orElseThrow();
        assertThat(again.id()).isNotEqualTo(expired.id());

        append(Sample.created(100000001, "", OptionalLong.of(again.id())));
        assertThat(invitations().find("418029")).contains(new InvitationStore.Found(again, true));
        assertThat(invite("418029", expired.expiresAt())).isPresent();
    }

    @Test
    void ofTwoWhoRedeemOneInvitationTheSecondIsTooLate() {
        Invitation invitation = invite("418029", Sample.NOW).orElseThrow();
        stallWith(Sample.created(100000001));
        CompletableFuture<?> winner =
                start(Sample.created(100000002, "", OptionalLong.of(invitation.id())));
        CompletableFuture<?> loser =
                start(Sample.created(100000003, "", OptionalLong.of(invitation.id())));
        CompletableFuture<?> neighbour = start(Sample.created(100000004));
        saboteur.letGo();
        CompletableFuture.allOf(winner, neighbour).join();
        CompletableFuture<?> late =
                start(Sample.created(100000005, "", OptionalLong.of(invitation.id())));

        assertThat(refusal(loser).code()).isEqualTo("used");
        assertThat(refusal(late).code()).isEqualTo("used");
        assertThat(log().session(100000003)).isEmpty();
        assertThat(log().after(0, 10)).hasSize(3);
    }

    @Test
    void forgottenAreThoseThatAreOverForLong() {
        assertThat(invite("111111", Sample.NOW)).isPresent();
        Invitation used = invite("222222", Sample.NOW).orElseThrow();
        append(Sample.created(100000001, "", OptionalLong.of(used.id())));
        Instant expiry = used.expiresAt();

        assertThat(invitations().forgetBefore(Sample.NOW)).isZero();
        assertThat(invitations().forgetBefore(Sample.NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(invitations().forgetBefore(expiry.plusSeconds(1))).isEqualTo(1);
        assertThat(invitations().find("222222")).isEmpty();
    }

    // ---- trouble

    @Test
    void aConnectionThatBrokeBeforeTheCommitIsReplacedUnnoticed() throws Exception {
        append(Sample.created(100000001));
        breakConnections();

        assertThat(append(Sample.created(100000002))).hasSize(1);
        assertThat(log().available()).isTrue();
    }

    /** Cuts the lane's connection off, with the database in good health. */
    abstract void breakConnections() throws Exception;

    @Test
    void theLaneSurvivesADefectOfTheDriver() {
        saboteur.nextBatchIsADefect();

        assertThat(append(Sample.created(100000001))).hasSize(1);
        assertThat(log().after(0, 10)).hasSize(1);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNeitherLostNorDoubled() {
        saboteur.nextCommit(Saboteur.Fate.ANSWER_LOST);
        List<LoggedEvent> logged = append(Sample.created(100000001));

        assertThat(log().after(0, 10)).isEqualTo(logged);
        await().until(log()::available);
        append(Sample.created(100000002));
        assertThat(log().after(0, 10)).hasSize(2);
    }

    @Test
    void aCommitThatWasLostIsRefusedAndUndone() {
        saboteur.nextCommit(Saboteur.Fate.LOST);
        CompletableFuture<?> lost = start(Sample.created(100000001));

        assertThat(refusal(lost).code()).isEqualTo("unavailable");
        assertThat(log().after(0, 10)).isEmpty();
        assertThat(log().session(100000001)).isEmpty();
        await().until(log()::available);
        assertThat(append(Sample.created(100000001))).hasSize(1);
    }

    @Test
    void withoutDatabaseAppendsFailAtOnceUntilItIsBack() {
        append(Sample.created(100000001));
        saboteur.takeAway();
        assertThat(refusal(start(Sample.created(100000002))).code()).isEqualTo("unavailable");
        await().until(() -> !log().available());

        CompletableFuture<?> refused = start(Sample.created(100000003));
        assertThat(refused).isCompletedExceptionally();
        assertThatThrownBy(() -> log().session(100000001))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.code()).isEqualTo("unavailable"));

        saboteur.giveBack();
        await().until(log()::available);
        append(Sample.created(100000002));
        assertThat(log().after(0, 10)).hasSize(2);
    }

    @Test
    void whatWaitsIsStoredWhenTheStoreCloses() throws Exception {
        stallWith(Sample.created(100000001));
        CompletableFuture<?> waiting = start(Sample.created(100000002));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(store::close);
        await().until(() -> !log().available());
        saboteur.letGo();
        closing.join();

        assertThat(waiting).isCompleted();
        store = open(saboteur);
        assertThat(log().after(0, 10)).hasSize(2);
    }

    // ---- following

    @Test
    void aConsumerTakesWhatInterestsItInTheOrderOfTheLog() {
        append(Sample.created(100000001));
        List<LoggedEvent> taken = new CopyOnWriteArrayList<>();
        follow("crm", true, Set.of(SessionEventType.SAID), taken::add);
        for (int i = 2; i < 600; i++) {
            start(Sample.said(100000001, i, "line " + i));
        }

        await().until(() -> taken.size() == 598);
        assertThat(taken)
                .extracting(LoggedEvent::text)
                .startsWith("line 2", "line 3")
                .endsWith("line 599");
        assertThat(taken).extracting(LoggedEvent::seq).isSorted();
    }

    @Test
    void aConsumerGoesOnWhereItHadBeen() throws Exception {
        List<LoggedEvent> first = new CopyOnWriteArrayList<>();
        AutoCloseable following = follow("crm", true, Set.of(), first::add);
        append(Sample.created(100000001));
        await().until(() -> first.size() == 1);
        following.close();
        append(Sample.created(100000002));
        store.close();
        store = open(saboteur);
        List<LoggedEvent> second = new CopyOnWriteArrayList<>();
        follow("crm", true, Set.of(), second::add);

        await().until(() -> second.size() == 1);
        assertThat(second.get(0).sessionId()).isEqualTo(100000002);
    }

    @Test
    void aNewNameMayBeginWithWhatHappensFromNowOn() throws Exception {
        append(Sample.created(100000001));
        List<LoggedEvent> taken = new CopyOnWriteArrayList<>();
        AutoCloseable following = follow("crm", false, Set.of(), taken::add);
        append(Sample.created(100000002));
        await().until(() -> taken.size() == 1);
        following.close();
        append(Sample.created(100000003));
        follow("crm", false, Set.of(), taken::add);

        await().until(() -> taken.size() == 2);
        assertThat(taken).extracting(LoggedEvent::sessionId).containsExactly(100000002, 100000003);
    }

    @Test
    void whatWasRefusedComesAgainBeforeAnythingElse() {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        AtomicInteger refusals = new AtomicInteger(3);
        follow(
                "crm",
                true,
                Set.of(),
                event -> {
                    seen.add(event.sessionId());
                    if (refusals.getAndDecrement() > 0) {
                        throw new IllegalStateException("The CRM is down");
                    }
                });
        append(Sample.created(100000001));
        append(Sample.created(100000002));

        await().until(() -> seen.size() == 5);
        assertThat(seen).containsExactly(100000001, 100000001, 100000001, 100000001, 100000002);
    }

    @Test
    void onlyOneMayFollowUnderAName() throws Exception {
        AutoCloseable following = follow("crm", true, Set.of(), event -> {});
        assertThatThrownBy(() -> follow("crm", true, Set.of(), event -> {}))
                .isInstanceOf(IllegalStateException.class);
        following.close();
        follow("crm", true, Set.of(), event -> {});
        assertThatThrownBy(() -> follow("No Name", true, Set.of(), event -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConsumerSurvivesAnOutage() {
        List<LoggedEvent> taken = new CopyOnWriteArrayList<>();
        follow("crm", true, Set.of(), taken::add);
        append(Sample.created(100000001));
        await().until(() -> taken.size() == 1);
        saboteur.takeAway();
        refusal(start(Sample.created(100000002)));
        saboteur.giveBack();
        await().until(log()::available);
        append(Sample.created(100000003));

        await().until(() -> taken.size() >= 2);
        assertThat(taken.get(taken.size() - 1).sessionId()).isEqualTo(100000003);
    }

    // ---- dead letters

    @Test
    void aDeadLetterIsReplayedThroughItsConsumer() throws Exception {
        List<Integer> taken = new CopyOnWriteArrayList<>();
        AtomicInteger failures = new AtomicInteger(1);
        LoggedEvent event = append(Sample.said(100000001, 1, "Hello")).get(0);
        store.deadLetters().add("crm", event, "503 from the CRM " + "x".repeat(2_000), 9);
        DeadLetter letter = store.deadLetters().list(10).get(0);
        assertThat(letter.event()).isEqualTo(event);
        assertThat(letter.reason()).startsWith("503 from the CRM").hasSize(1_000);
        assertThat(letter.attempts()).isEqualTo(9);
        assertThat(letter.at()).isEqualTo(Sample.NOW);
        assertThatThrownBy(() -> store.deadLetters().replay(letter.id()))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.code()).isEqualTo("state"));

        follow(
                "crm",
                false,
                Set.of(),
                again -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalArgumentException("still down");
                    }
                    taken.add(again.sessionId());
                });
        assertThatThrownBy(() -> store.deadLetters().replay(letter.id()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.deadLetters().list(10)).hasSize(1);
        store.deadLetters().replay(letter.id());

        assertThat(taken).containsExactly(100000001);
        assertThat(store.deadLetters().list(10)).isEmpty();
        assertThatThrownBy(() -> store.deadLetters().discard(letter.id()))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.code()).isEqualTo("not-found"));
    }

    // ---- schema

    @Test
    void noTableOrColumnNeedsQuotes() throws Exception {
        List<String> odd = new ArrayList<>();
        try (Connection connection = database.pool().getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            try (ResultSet columns =
                    connection.getMetaData().getColumns(null, upper ? "APP" : "public", "%", "%")) {
                while (columns.next()) {
                    for (String name : List.of(columns.getString(3), columns.getString(4))) {
                        String plain =
                                upper
                                        ? name.toUpperCase(Locale.ROOT)
                                        : name.toLowerCase(Locale.ROOT);
                        if (!name.equals(plain)) {
                            odd.add(columns.getString(3) + "." + columns.getString(4));
                        }
                    }
                }
            }
        }
        assertThat(odd).isEmpty();
    }

    @Test
    void aMigrationThatWasKilledIsTakenUpAgain() throws Exception {
        sql(
                "delete from schema_state",
                "update databasechangeloglock set locked = true, lockedby = 'a dead gateway'");
        store.close();
        store = open(saboteur);

        append(Sample.created(100000001));
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from schema_state")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    /** Written anew by {@code -Dbelay.baseline=write}, when the changelog has changed. */
    @Test
    void theBaselineIsWhatLiquibaseWouldDo() throws Exception {
        try (TestDatabase empty = createDatabase()) {
            String wanted = Baseline.of(empty.pool());
            Path file = Path.of("src/main/resources/org/belay/store/internal", baselineName());
            if ("write".equals(System.getProperty("belay.baseline"))) {
                Files.writeString(file, wanted);
            }
            assertThat(file).hasContent(wanted);
        }
    }

    abstract String baselineName();

    // ---- words of this test

    EventLog log() {
        return store.log();
    }

    private InvitationStore invitations() {
        return store.invitations();
    }

    private Optional<Invitation> invite(String code, Instant now) {
        return invitations()
                .add(code, "pin", 1001, "Ilse", Map.of("cfield1", "7"), now, now.plusSeconds(1200));
    }

    AutoCloseable follow(
            String name, boolean fromStart, Set<SessionEventType> types, EventFeed.Taker taker) {
        return closeLater(store.feed().follow(new Subscription(name, types, fromStart), taker));
    }

    /** Brings the lane to the point right before it commits this. */
    private void stallWith(Append append) {
        saboteur.stall();
        start(append);
        await().until(saboteur::isStalled);
    }

    List<LoggedEvent> append(Append append) {
        return start(append).join();
    }

    CompletableFuture<List<LoggedEvent>> start(Append append) {
        return log().append(append).toCompletableFuture();
    }

    static Refused refusal(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            return (Refused) e.getCause();
        }
        throw new AssertionError("It wasn't refused");
    }

    static boolean succeeds(CompletableFuture<?> stage) {
        try {
            stage.join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    @Test
    void aTakenKeyIsToldFromAnOutage() throws Exception {
        Transactions transactions = store.transactions();
        int first = transactions.runUnlessDuplicate(on -> keepSecret(on, "one"));
        assertThat(first).isEqualTo(1);
        assertThatThrownBy(() -> transactions.runUnlessDuplicate(on -> keepSecret(on, "one")))
                .isInstanceOf(Transactions.Duplicate.class);
        assertUnavailable(() -> transactions.run(on -> keepSecret(on, "one")));
        assertUnavailable(() -> transactions.run(on -> keepSecret(on, "x".repeat(100))));

        saboteur.takeAway();
        assertUnavailable(() -> transactions.runUnlessDuplicate(on -> keepSecret(on, "two")));
        saboteur.giveBack();
        int kept = transactions.run(on -> keepSecret(on, "two"));
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void workThatRefusesChangesNothing() {
        Transactions transactions = store.transactions();
        assertThatThrownBy(
                        () ->
                                transactions.run(
                                        on -> {
                                            keepSecret(on, "mine");
                                            throw Refused.notFound("thing");
                                        }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-found"));

        int kept = transactions.run(on -> keepSecret(on, "mine"));
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void workIsDoneAgainWhenALockWasInItsWayButNotForEver() {
        Transactions transactions = store.transactions();
        AtomicInteger tries = new AtomicInteger();
        int worked =
                transactions.run(
                        on -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new SQLException("Somebody was in the way", "40001");
                            }
                            return tries.get();
                        });
        assertThat(worked).isEqualTo(3);

        tries.set(0);
        assertUnavailable(
                () ->
                        transactions.run(
                                on -> {
                                    tries.incrementAndGet();
                                    throw new SQLException("Somebody was in the way", "40001");
                                }));
        assertThat(tries).hasValue(5);
    }

    private static int keepSecret(Connection connection, String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO secret (name, content) VALUES (?, 'hush')")) {
            insert.setString(1, name);
            return insert.executeUpdate();
        }
    }

    private static void assertUnavailable(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("unavailable"));
    }
}
