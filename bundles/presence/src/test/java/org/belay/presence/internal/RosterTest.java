package org.belay.presence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belay.api.presence.TechnicianStatus.AWAY;
import static org.belay.api.presence.TechnicianStatus.BUSY;
import static org.belay.api.presence.TechnicianStatus.OFFLINE;
import static org.belay.api.presence.TechnicianStatus.ONLINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.presence.StatusPeriod;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.refusal.Refused;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeConsole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statuses by a clock of the test's own. */
class RosterTest {

    private static final int MARA = 1001;
    private static final int NILS = 1002;
    private static final Limits NEVER = new Limits(0, Duration.ZERO, Duration.ZERO, "");
    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

    private final FakeClock clock = new FakeClock(MORNING);
    private final Map<Integer, Integer> active = new HashMap<>();
    private final List<TechnicianStatus> changes = new ArrayList<>();
    private final Map<String, StatusPeriod> periods = new LinkedHashMap<>();
    private Limits limits = NEVER;
    private boolean blocked;
    private final Roster roster = newRoster();

    private Roster newRoster() {
        return new Roster(
                clock,
                new Roster.Surroundings(
                        account -> limits, id -> active.getOrDefault(id, 0), id -> blocked),
                new Roster.News() {
                    @Override
                    public void changed(TechnicianState before, TechnicianState now) {
                        changes.add(now.status());
                    }

                    @Override
                    public void period(StatusPeriod period) {
                        periods.put(period.account() + " " + period.since(), period);
                    }
                },
                Runnable::run);
    }

    private FakeConsole open(int account) {
        FakeConsole console = new FakeConsole(account);
        roster.opened(console);
        return console;
    }

    /** The statuses that it was told, in order. */
    private static List<Object> statuses(FakeConsole console) {
        return console.told("technician-status").stream()
                .<Object>map(each -> each.get("status"))
                .toList();
    }

    private void say(FakeConsole console, String type, Object... on) {
        roster.heard(
                console,
                type,
                on.length == 0 ? Map.of("type", type) : Map.of("type", type, "on", on[0]));
    }

    /** Second by second, as the gateway looks. */
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            roster.tick();
        }
    }

    private TechnicianStatus mara() {
        return roster.of(MARA).status();
    }

    private Duration time(TechnicianStatus status) {
        return periods.values().stream()
                .filter(each -> each.status() == status)
                .map(each -> Duration.between(each.since(), each.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void whoHasNoConsoleOpenIsOffline() {
        assertThat(roster.of(MARA)).isEqualTo(new TechnicianState(MARA, OFFLINE, MORNING, true));
        assertThat(roster.available(MARA)).isFalse();
        assertThat(roster.atConsoles()).isEmpty();
    }

    @Test
    @Tag("CONS-122")
    void whoOpensTheConsoleIsOnlineAndThePageHearsOfIt() {
        FakeConsole console = open(MARA);

        assertThat(mara()).isEqualTo(ONLINE);
        assertThat(roster.available(MARA)).isTrue();
        assertThat(roster.atConsoles()).containsExactly(MARA);
        assertThat(console.told("technician-status"))
                .containsExactly(
                        Map.of(
                                "type",
                                "technician-status",
                                "status",
                                "online",
                                "since",
                                "2026-11-23T08:00:00.001Z",
                                "automatic",
                                true,
                                "logOffUrl",
                                ""));
    }

    @Test
    void twoConsolesOfOneTechnicianCountOnce() {
        FakeConsole first = open(MARA);
        FakeConsole second = open(MARA);
        roster.closed(first);
        pass(Duration.ofMinutes(1));

        assertThat(mara()).isEqualTo(ONLINE);
        assertThat(statuses(second)).containsExactly("online");
        assertThat(changes).containsExactly(ONLINE);
    }

    @Test
    void aReloadDoesNotFlicker() {
        FakeConsole console = open(MARA);
        pass(Duration.ofMinutes(1));
        roster.closed(console);
        pass(Roster.GRACE.minusSeconds(1));
        assertThat(mara()).isEqualTo(ONLINE);
        open(MARA);
        pass(Duration.ofMinutes(1));

        assertThat(changes).containsExactly(ONLINE);
    }

    @Test
    void whoClosesHisConsoleIsOfflineFromThatMoment() {
        FakeConsole console = open(MARA);
        pass(Duration.ofMinutes(5));
        Instant closed = clock.instant();
        roster.closed(console);
        pass(Roster.GRACE);

        assertThat(roster.of(MARA)).isEqualTo(new TechnicianState(MARA, OFFLINE, closed, true));
        assertThat(roster.atConsoles()).isEmpty();
        assertThat(periods.values()).extracting(StatusPeriod::until).containsExactly(closed);
    }

    @Test
    void whileAPageIsReloadedNothingElseChangesItsTechniciansStatus() {
        limits = new Limits(1, Duration.ZERO, Duration.ZERO, "");
        FakeConsole console = open(MARA);
        roster.closed(console);
        active.put(MARA, 1);
        roster.look(MARA);
        assertThat(mara()).isEqualTo(ONLINE);
        open(MARA);

        assertThat(mara()).isEqualTo(BUSY);
    }

    @Test
    @Tag("CONS-123")
    void aClickMakesAwayAndAnotherOneOnlineOnAllPagesOfHis() {
        FakeConsole here = open(MARA);
        FakeConsole there = open(MARA);
        say(here, "away", true);
        assertThat(roster.of(MARA).automatic()).isFalse();
        pass(Duration.ofMinutes(1));
        say(here, "active"); // he still works there
        assertThat(mara()).isEqualTo(AWAY);
        say(there, "away", false);

        assertThat(statuses(here)).containsExactly("online", "away", "online");
        assertThat(statuses(there)).containsExactly("online", "away", "online");
    }

    @Test
    @Tag("CONS-124")
    @Tag("SES-30")
    void nothingIsGivenToWhoIsAwayOrBusy() {
        limits = new Limits(1, Duration.ZERO, Duration.ZERO, "");
        FakeConsole console = open(MARA);
        open(NILS);
        say(console, "away", true);
        active.put(NILS, 1);
        roster.look(NILS);

        assertThat(roster.available(MARA)).isFalse();
        assertThat(roster.available(NILS)).isFalse();
        assertThat(roster.atConsoles()).containsExactlyInAnyOrder(MARA, NILS);
    }

    @Test
    void clicksThatComeFasterThanAPersonsAreRefused() {
        FakeConsole console = open(MARA);
        say(console, "away", true);

        assertThatThrownBy(() -> say(console, "away", false))
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.code()).isEqualTo("throttled"));
        clock.advance(Roster.BETWEEN_SWITCHES);
        say(console, "away", false);
        assertThat(mara()).isEqualTo(ONLINE);
    }

    @Test
    void aClickThatSaysNeitherOnNorOffIsRefused() {
        FakeConsole console = open(MARA);

        assertThatThrownBy(() -> say(console, "away", "yes"))
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.field()).contains("on"));
        assertThatThrownBy(() -> say(console, "away")).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("CONS-125")
    @Tag("SET-88")
    void whoDoesNothingForTheTimeSetIsAwayUntilHeActs() {
        limits = new Limits(0, Duration.ofMinutes(10), Duration.ZERO, "");
        FakeConsole console = open(MARA);
        pass(Duration.ofMinutes(9));
        say(console, "active");
        pass(Duration.ofSeconds(599));
        assertThat(mara()).isEqualTo(ONLINE);
        pass(Duration.ofSeconds(1));
        assertThat(roster.of(MARA)).matches(TechnicianState::automatic);
        assertThat(mara()).isEqualTo(AWAY);
        say(console, "active");

        assertThat(mara()).isEqualTo(ONLINE);
    }

    @Test
    @Tag("SET-88")
    @Tag("SET-89")
    void withoutATimeNobodyIsEverAwayOrLoggedOffByItself() {
        FakeConsole console = open(MARA);
        for (int hour = 0; hour < 14 * 24; hour++) {
            clock.advance(Duration.ofHours(1));
            roster.tick();
            roster.beat();
        }

        assertThat(mara()).isEqualTo(ONLINE);
        assertThat(console.farewell()).isNull();
        assertThat(time(ONLINE))
                .isBetween(Duration.ofDays(14).minusSeconds(1), Duration.ofDays(14));
    }

    @Test
    @Tag("CONS-126")
    @Tag("SET-87")
    void busyBeginsAndEndsByItselfWithTheNumberOfActiveSessions() {
        limits = new Limits(3, Duration.ZERO, Duration.ZERO, "");
        open(MARA);
        for (int sessions : List.of(1, 2, 3, 4, 3, 2)) {
            active.put(MARA, sessions);
            roster.look(MARA);
        }

        assertThat(changes).containsExactly(ONLINE, BUSY, ONLINE);
    }

    @Test
    @Tag("CONS-126")
    void whoIsBusyCannotSayThatHeIsAway() {
        limits = new Limits(1, Duration.ZERO, Duration.ZERO, "");
        active.put(MARA, 1);
        FakeConsole console = open(MARA);

        assertThatThrownBy(() -> say(console, "away", true))
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.code()).isEqualTo("state"));
        assertThat(mara()).isEqualTo(BUSY);
    }

    @Test
    void whoIsAwayAndTakesSessionsIsAwayUntilHeComesBackToBusy() {
        limits = new Limits(1, Duration.ZERO, Duration.ZERO, "");
        FakeConsole console = open(MARA);
        say(console, "away", true);
        active.put(MARA, 1);
        roster.look(MARA);
        assertThat(mara()).isEqualTo(AWAY);
        clock.advance(Duration.ofMinutes(1));
        say(console, "away", false);

        assertThat(mara()).isEqualTo(BUSY);
    }

    @Test
    @Tag("SET-89")
    @Tag("SET-91")
    void whoDoesNothingForTheTimeSetIsLoggedOffAfterAWarning() {
        limits = new Limits(0, Duration.ZERO, Duration.ofMinutes(20), "https://acme.example/bye");
        FakeConsole console = open(MARA);
        pass(Duration.ofMinutes(19));
        assertThat(console.told("log-off-soon"))
                .containsExactly(Map.of("type", "log-off-soon", "at", "2026-11-23T08:20:00.000Z"));
        pass(Duration.ofSeconds(59));
        assertThat(console.farewell()).isNull();
        pass(Duration.ofSeconds(1));

        assertThat(console.farewell().get("reason")).isEqualTo("inactivity");
        assertThat(console.farewell().get("logOffUrl")).isEqualTo("https://acme.example/bye");
        roster.closed(console);
        assertThat(mara()).isEqualTo(OFFLINE);
        assertThat(time(ONLINE)).isBetween(Duration.ofSeconds(1199), Duration.ofSeconds(1200));
    }

    @Test
    @Tag("SET-90")
    void anyActionKeepsHimAndTakesTheWarningBack() {
        limits = new Limits(0, Duration.ZERO, Duration.ofMinutes(20), "");
        FakeConsole console = open(MARA);
        FakeConsole other = open(MARA);
        pass(Duration.ofSeconds(1190));
        say(console, "active");
        pass(Duration.ofMinutes(5));

        assertThat(other.told("log-off-soon"))
                .extracting(each -> each.get("at") == null)
                .containsExactly(false, true);
        assertThat(console.farewell()).isNull();
    }

    @Test
    @Tag("SET-90")
    void whatGoesOnKeepsHimAndHisTimeBeginsAnewAfterwards() {
        limits = new Limits(0, Duration.ZERO, Duration.ofMinutes(20), "");
        blocked = true;
        FakeConsole console = open(MARA);
        pass(Duration.ofHours(2));
        assertThat(console.told("log-off-soon")).isEmpty();
        blocked = false;
        pass(Duration.ofMinutes(19));
        assertThat(console.farewell()).isNull();
        pass(Duration.ofMinutes(2));

        assertThat(console.farewell()).isNotNull();
    }

    @Test
    void whoCouldNotBeLoggedOffAndActsStays() {
        limits = new Limits(0, Duration.ZERO, Duration.ofMinutes(1), "");
        FakeConsole console = open(MARA);
        pass(Duration.ofMinutes(2));
        say(console, "active"); // the database was away, his sign-in goes on
        roster.closed(console);

        assertThat(mara()).isEqualTo(ONLINE);
    }

    @Test
    void aChangedSettingReachesWhoIsThere() {
        FakeConsole console = open(MARA);
        active.put(MARA, 2);
        pass(Duration.ofSeconds(1));
        assertThat(mara()).isEqualTo(ONLINE);
        limits = new Limits(2, Duration.ZERO, Duration.ZERO, "https://acme.example/bye");
        pass(Duration.ofSeconds(1));

        assertThat(mara()).isEqualTo(BUSY);
        assertThat(console.told("technician-status").get(1).get("logOffUrl"))
                .isEqualTo("https://acme.example/bye");
    }

    @Test
    void whoIsDisabledIsOfflineAtOnce() {
        FakeConsole console = open(MARA);
        roster.gone(Set.of(MARA, NILS));
        assertThat(mara()).isEqualTo(OFFLINE);
        roster.closed(console);

        assertThat(changes).containsExactly(ONLINE, OFFLINE);
    }

    @Test
    @Tag("CONS-121")
    @Tag("REP-R07-09")
    @Tag("REP-R07-10")
    void thePeriodsOfADayAddUpToTheTimeSignedIn() {
        limits = new Limits(1, Duration.ofMinutes(10), Duration.ZERO, "");
        FakeConsole console = open(MARA);
        pass(Duration.ofMinutes(5)); // online
        active.put(MARA, 1);
        roster.look(MARA);
        for (int minute = 0; minute < 20; minute++) {
            say(console, "active");
            pass(Duration.ofMinutes(1)); // busy
        }
        active.put(MARA, 0);
        roster.look(MARA);
        say(console, "away", true);
        pass(Duration.ofMinutes(30));
        say(console, "away", false);
        pass(Duration.ofMinutes(15)); // ten online, five away
        roster.closed(console);
        pass(Duration.ofMinutes(1));

        assertThat(time(ONLINE)).isCloseTo(Duration.ofMinutes(15), Duration.ofSeconds(2));
        assertThat(time(BUSY)).isCloseTo(Duration.ofMinutes(20), Duration.ofSeconds(2));
        assertThat(time(AWAY)).isCloseTo(Duration.ofMinutes(35), Duration.ofSeconds(2));
        assertThat(time(ONLINE).plus(time(BUSY)).plus(time(AWAY)))
                .isCloseTo(Duration.ofMinutes(70), Duration.ofMillis(10));
    }

    @Test
    void noTwoPeriodsOfOneBeginAtTheSameTimeEvenIfTheClockGoesBack() {
        FakeConsole console = open(MARA);
        say(console, "away", true);
        clock.advance(Duration.ofHours(-1));
        roster.gone(Set.of(MARA));
        open(MARA);

        assertThat(periods.values())
                .extracting(StatusPeriod::since)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(periods.values()).noneMatch(each -> each.until().isBefore(each.since()));
    }

    @Test
    void whoWasAwayWhenTheGatewayStoppedComesBackAway() {
        limits = new Limits(0, Duration.ofMinutes(10), Duration.ZERO, "");
        Instant since = MORNING.minusSeconds(3_600);
        Instant until = MORNING.minusSeconds(30);
        roster.wereAway(
                Map.of(
                        MARA,
                        new StatusPeriod(MARA, AWAY, false, since, until),
                        NILS,
                        new StatusPeriod(NILS, AWAY, true, since, until)));
        FakeConsole console = open(MARA);
        FakeConsole nils = open(NILS);
        assertThat(roster.atConsoles()).noneMatch(roster::available);
        say(console, "active");
        say(nils, "active");

        assertThat(mara()).isEqualTo(AWAY);
        assertThat(roster.of(NILS).status()).isEqualTo(ONLINE);
    }

    @Test
    void whoComesMuchLaterAfterARestartBeginsTheDayOnline() {
        StatusPeriod away = new StatusPeriod(MARA, AWAY, false, MORNING.minusSeconds(60), MORNING);
        roster.wereAway(Map.of(MARA, away));
        clock.advance(Roster.RETURN);
        open(MARA);

        assertThat(mara()).isEqualTo(ONLINE);
    }

    @Test
    void whenTheBundleGoesPagesForgetTheirStatusAndNobodyIsThere() {
        FakeConsole console = open(MARA);
        pass(Duration.ofMinutes(1));
        roster.stop();
        roster.closed(console);

        assertThat(statuses(console)).containsExactly("online", null);
        assertThat(mara()).isEqualTo(OFFLINE);
        assertThat(time(ONLINE)).isCloseTo(Duration.ofMinutes(1), Duration.ofMillis(10));
    }
}
