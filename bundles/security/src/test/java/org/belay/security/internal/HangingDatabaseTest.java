package org.belay.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeVisitor;
import org.belay.testing.fakes.FragileTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever is known waits for nothing, even while the database answers nobody. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangingDatabaseTest {

    private static final int MARA = 1001;

    private static TestDatabase database;
    private static OpenStore store;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:28:13Z"));
    private FragileTransactions transactions;
    private WebSessions sessions;

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
        transactions = new FragileTransactions(store.transactions());
        sessions = another();
    }

    @AfterEach
    void ends() {
        transactions.giveBack();
        sessions.end();
    }

    private WebSessions another() {
        return new WebSessions(transactions, TestConfig.defaults(), clock);
    }

    @Test
    void whoIsSeenAgainWaitsForNothingAndIsWrittenDownLater() {
        String token = sessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token();
        transactions.hang();
        clock.advance(Duration.ofHours(11));

        assertThat(sessions.find(token)).isPresent();
        await().until(() -> transactions.hanging() == 1);
        transactions.giveBack();
        sessions.end();
        clock.advance(Duration.ofHours(11));
        WebSessions next = another();
        assertThat(next.find(token)).isPresent();
        next.end();
    }

    @Test
    void howeverOftenHeIsSeenOneWriteIsPending() {
        String mara = sessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token();
        String other = sessions.open(1002, "password", Stage.IN, FakeVisitor.none()).token();
        transactions.hang();
        for (int i = 0; i < 50; i++) {
            clock.advance(Duration.ofMinutes(6));
            assertThat(sessions.find(mara)).isPresent();
            assertThat(sessions.find(other)).isPresent();
        }

        assertThat(sessions.pendingWrites()).isEqualTo(2);
        transactions.giveBack();
        await().until(() -> sessions.pendingWrites() == 0);
    }

    @Test
    void whoeverIsBeingLoadedHoldsUpNobodyElse() {
        String token = sessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token();
        WebSessions restarted = another();
        transactions.hang();
        CompletableFuture<Optional<WebSession>> first =
                CompletableFuture.supplyAsync(() -> restarted.find(token));
        CompletableFuture<Optional<WebSession>> second =
                CompletableFuture.supplyAsync(() -> restarted.find(token));

        // Both have reached the database: neither waits for the other at the map.
        await().until(() -> transactions.hanging() == 2);
        transactions.giveBack();
        assertThat(first.join()).isPresent();
        assertThat(second.join()).isPresent();
        restarted.end();
    }

    @Test
    void whoSignsOutWhileHeIsBeingLoadedIsOut() {
        String token = sessions.open(MARA, "password", Stage.IN, FakeVisitor.none()).token();
        transactions.hangAfterwards();
        WebSessions restarted = another();
        CompletableFuture<Optional<WebSession>> loading =
                CompletableFuture.supplyAsync(() -> restarted.find(token));
        await().until(() -> transactions.hanging() == 1); // read, but not yet known
        CompletableFuture<Void> out = CompletableFuture.runAsync(() -> restarted.close(token));
        await().until(() -> transactions.hanging() == 2); // removed, but not yet forgotten
        transactions.giveBack();
        loading.join();
        out.join();

        assertThat(restarted.find(token)).isEmpty();
        restarted.end();
    }
}
