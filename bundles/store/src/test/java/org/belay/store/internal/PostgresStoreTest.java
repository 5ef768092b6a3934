package org.belay.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.event.EventFeed.Subscription;
import org.belay.api.event.LoggedEvent;
import org.belay.testing.database.PostgresServer;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract on a PostgreSQL server of its own, and what only a server can suffer. */
class PostgresStoreTest extends StoreContract {

    private final PostgresServer server = PostgresServer.start();

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgres(server);
    }

    @AfterAll
    void endServer() {
        server.close();
    }

    @Override
    String baselineName() {
        return "baseline-postgresql.sql";
    }

    @Override
    void breakConnections() throws Exception {
        try (Connection connection = database().pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    @Test
    void aTransactionThatCommitsLateIsNeverSkipped() throws Exception {
        Saboteur other = new Saboteur(database().pool());
        OpenStore secondGateway = closeLater(open(other));
        List<LoggedEvent> taken = new CopyOnWriteArrayList<>();
        closeLater(
                secondGateway.feed().follow(new Subscription("crm", Set.of(), true), taken::add));
        saboteur().stall();
        CompletableFuture<List<LoggedEvent>> late = start(Sample.created(100000001));
        await().until(saboteur()::isStalled);
        CompletableFuture<List<LoggedEvent>> prompt =
                secondGateway.log().append(Sample.created(100000002)).toCompletableFuture();

        await().pollDelay(Duration.ofMillis(300)).until(() -> !prompt.isDone());
        assertThat(taken).isEmpty();
        saboteur().letGo();

        assertThat(late.join().get(0).seq()).isLessThan(prompt.join().get(0).seq());
        await().until(() -> taken.size() == 2);
        assertThat(taken).extracting(LoggedEvent::sessionId).containsExactly(100000001, 100000002);
    }

    @Test
    void twoGatewaysGiveEachNumberOnce() throws Exception {
        OpenStore second = closeLater(open(new Saboteur(database().pool())));
        Queue<CompletableFuture<List<LoggedEvent>>> stages = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 2_000; i++) {
            stages.add(start(Sample.created(200000000 + i)));
            stages.add(second.log().append(Sample.created(300000000 + i)).toCompletableFuture());
        }

        assertThat(stages.stream().map(stage -> stage.join().get(0).seq()))
                .doesNotHaveDuplicates()
                .hasSize(4_000);
        assertThat(log().after(0, 5_000)).hasSize(4_000);
    }

    @Test
    void whatWasAcknowledgedSurvivesTheServersDeath() throws Exception {
        AtomicInteger ids = new AtomicInteger(400000000);
        AtomicBoolean writing = new AtomicBoolean(true);
        Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<Integer> refused = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> writers =
                List.of(1, 2, 3, 4).stream()
                        .map(
                                writer ->
                                        CompletableFuture.runAsync(
                                                () -> {
                                                    while (writing.get()) {
                                                        int id = ids.incrementAndGet();
                                                        (succeeds(start(Sample.created(id)))
                                                                        ? acknowledged
                                                                        : refused)
                                                                .add(id);
                                                    }
                                                },
                                                task -> new Thread(task).start()))
                        .toList();
        await().until(() -> acknowledged.size() > 200);
        server.kill();
        // Whether anybody is refused or all are in doubt until the server is back is chance.
        await().until(() -> !log().available());
        writing.set(false);
        assertThat(refusal(start(Sample.created(499999999))).code()).isEqualTo("unavailable");
        server.restart();
        await().until(log()::available);
        writers.forEach(CompletableFuture::join);
        append(Sample.created(499999998));

        Set<Integer> stored = new HashSet<>();
        log().after(0, 1_000_000).forEach(event -> stored.add(event.sessionId()));
        assertThat(stored).containsAll(acknowledged).contains(499999998);
        assertThat(refused).doesNotContainAnyElementsOf(stored); // may be empty: chance
    }

    @Test
    void aServerThatDoesntAnswerIsTakenForLost() {
        append(Sample.created(100000001));
        server.freeze();
        try {
            CompletableFuture<?> unanswered = start(Sample.created(100000002));
            await().until(() -> !log().available());
            assertThat(refusal(start(Sample.created(100000003))).code()).isEqualTo("unavailable");
            assertThat(refusal(unanswered).code()).isEqualTo("unavailable");
        } finally {
            server.thaw();
        }
        await().until(log()::available);
        append(Sample.created(100000002));
        assertThat(log().after(0, 10)).hasSize(2);
    }
}
