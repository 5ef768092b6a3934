package org.belay.presence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belay.api.presence.TechnicianStatus.AWAY;
import static org.belay.api.presence.TechnicianStatus.BUSY;
import static org.belay.api.presence.TechnicianStatus.ONLINE;

import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belay.api.presence.StatusHistory;
import org.belay.api.presence.StatusPeriod;
import org.belay.api.presence.TechnicianStatus;
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
import org.junit.jupiter.api.TestInstance;

/** What is kept of statuses, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatusDiaryContract {

    private static final int MARA = 1001;
    private static final int NILS = 1002;
    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00Z");

    private TestDatabase tables;
    private OpenStore store;
    private FragileTransactions database;
    private StatusDiary diary;

    abstract TestDatabase createDatabase();

    @BeforeAll
    void open() throws Exception {
        tables = createDatabase();
        store = OpenStore.open(tables.pool(), Clock.systemUTC(), LaneWatch.NOBODY);
    }

    @AfterAll
    void close() {
        store.close();
        tables.close();
    }

    @BeforeEach
    void empty() {
        store.transactions()
                .run(
                        on -> {
                            try (Statement delete = on.createStatement()) {
                                return delete.executeUpdate("DELETE FROM technician_status");
                            }
                        });
        database = new FragileTransactions(store.transactions());
        diary = new StatusDiary(database);
    }

    private static StatusPeriod period(
            int account, TechnicianStatus status, int fromMinute, int toMinute) {
        return new StatusPeriod(
                account,
                status,
                status != AWAY,
                EIGHT.plusSeconds(fromMinute * 60L),
                EIGHT.plusSeconds(toMinute * 60L));
    }

    private static Instant minute(int minute) {
        return EIGHT.plusSeconds(minute * 60L);
    }

    @Test
    @Tag("CONS-121")
    void whatIsWrittenIsReadByAccountAndTime() {
        StatusPeriod busy = period(MARA, BUSY, 10, 20);
        StatusPeriod online = period(MARA, ONLINE, 0, 10);
        StatusPeriod away = period(NILS, AWAY, 5, 15);
        diary.note(busy);
        diary.note(away);
        diary.note(online);
        diary.write();

        assertThat(diary.between(Set.of(NILS, MARA), EIGHT, minute(60)))
                .containsExactly(online, busy, away);
        assertThat(diary.between(Set.of(NILS), EIGHT, minute(60))).containsExactly(away);
        assertThat(diary.between(Set.of(), EIGHT, minute(60))).isEmpty();
    }

    @Test
    void aTimeHoldsWhateverTouchesIt() {
        StatusPeriod online = period(MARA, ONLINE, 0, 10);
        StatusPeriod busy = period(MARA, BUSY, 10, 20);
        StatusPeriod away = period(MARA, AWAY, 20, 30);
        diary.note(online);
        diary.note(busy);
        diary.note(away);
        diary.write();

        assertThat(diary.between(Set.of(MARA), minute(10), minute(20))).containsExactly(busy);
        assertThat(diary.between(Set.of(MARA), minute(9), minute(21)))
                .containsExactly(online, busy, away)
                .extracting(each -> each.within(minute(9), minute(21)).toMinutes())
                .containsExactly(1L, 10L, 1L);
    }

    @Test
    void whatLastsGetsALaterEnd() {
        diary.note(period(MARA, ONLINE, 0, 1));
        diary.write();
        diary.note(period(MARA, ONLINE, 0, 2));
        diary.note(period(MARA, ONLINE, 0, 3));
        diary.write();

        assertThat(diary.between(Set.of(MARA), EIGHT, minute(60)))
                .containsExactly(period(MARA, ONLINE, 0, 3));
    }

    @Test
    void whileTheDatabaseIsAwayStatusesWait() {
        diary.note(period(MARA, ONLINE, 0, 1));
        database.takeAway();
        assertThatThrownBy(diary::write).isInstanceOf(Refused.class);
        diary.note(period(MARA, ONLINE, 0, 2));
        database.giveBack();
        diary.write();

        assertThat(diary.between(Set.of(MARA), EIGHT, minute(60)))
                .containsExactly(period(MARA, ONLINE, 0, 2));
    }

    @Test
    void thousandsAreWrittenInOneGo() {
        IntStream.range(0, 1_700).forEach(i -> diary.note(period(i + 1, ONLINE, 0, 1)));
        diary.write();

        assertThat(
                        store.transactions()
                                .<Integer>run(
                                        on -> {
                                            try (Statement count = on.createStatement();
                                                    var row =
                                                            count.executeQuery(
                                                                    "SELECT COUNT(*) FROM technician_status")) {
                                                row.next();
                                                return row.getInt(1);
                                            }
                                        }))
                .isEqualTo(1_700);
    }

    @Test
    void whoWasAwayLastAndLatelyIsKnownAfterARestart() {
        StatusPeriod away = period(MARA, AWAY, 0, 50);
        diary.note(away);
        diary.note(period(NILS, AWAY, 0, 45));
        diary.note(period(NILS, ONLINE, 45, 50)); // is back
        diary.note(period(1003, AWAY, 0, 30)); // went home
        diary.write();

        assertThat(diary.lastAway(minute(55), Duration.ofMinutes(10)))
                .containsOnlyKeys(MARA)
                .containsValue(away);
    }

    @Test
    void askingForTooManyIsAMistakeOfTheCaller() {
        Set<Integer> many =
                IntStream.rangeClosed(1, StatusHistory.MOST_ACCOUNTS + 1)
                        .boxed()
                        .collect(Collectors.toSet());

        assertThatThrownBy(() -> diary.between(many, EIGHT, minute(1)))
                .isInstanceOf(IllegalArgumentException.class);
        many.remove(1);
        assertThat(diary.between(many, EIGHT, minute(1))).isEmpty();
    }
}
