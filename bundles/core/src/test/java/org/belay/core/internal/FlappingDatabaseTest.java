package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.Note;
import org.belay.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads on a database that comes and goes: what was acknowledged is in the log, once. */
class FlappingDatabaseTest {

    private static final int LINES = 150;

    private final ExecutorService workers = Executors.newFixedThreadPool(3);
    private final ExecutorService people = Executors.newFixedThreadPool(4);
    private final World world = new World(workers, Samples.NO_LIMITS);
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        people.shutdownNow();
        workers.shutdownNow();
    }

    @Test
    void whatWasAcknowledgedIsInTheLogOnceAndNothingElseWasPromised() throws Exception {
        List<Integer> open = List.of(world.active(), world.active());
        int over = world.active();
        world.done(over, Samples.end());
        List<CompletableFuture<Void>> talks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int who = i;
            talks.add(CompletableFuture.runAsync(() -> talk(open.get(who % 2), over, who), people));
        }
        CompletableFuture<Void> all =
                CompletableFuture.allOf(talks.toArray(CompletableFuture[]::new));

        for (int i = 0; !all.isDone(); i++) {
            comeOrGo(i);
            world.clock.advance(Duration.ofMillis(20));
            world.book.tick();
        }
        world.log.comeBack();
        world.log.letGo();
        all.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
        await().until(
                        () -> {
                            world.book.tick();
                            return world.told.events.size() == world.log.events().size();
                        });

        assertThat(acknowledged).hasSize(4 * LINES);
        assertThat(world.written()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(world.log.brokenPromises()).isEmpty();
        for (int id : open) {
            assertThat(world.told.sessions.stream().filter(s -> s.id() == id))
                    .extracting(Session::revision)
                    .as("each session is told in its order")
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private void comeOrGo(int round) {
        switch (round % 8) {
            case 0 -> world.log.goAway();
            case 3 -> world.log.comeBack();
            case 5 -> world.log.hold();
            case 7 -> world.log.letGo();
            default -> Thread.onSpinWait();
        }
    }

    /** A page that sends each line until it is acknowledged, some twice, and does other things. */
    private void talk(int id, int over, int who) {
        Random random = new Random(who);
        for (int i = 0; i < LINES; i++) {
            String key = "p" + who + "-" + i;
            List<CompletableFuture<Session>> sent = new ArrayList<>();
            sent.add(world.ask(id, Samples.customerSays(key)));
            switch (random.nextInt(6)) {
                case 0 -> sent.add(world.ask(id, Samples.customerSays(key)));
                case 1 -> world.ask(id, new CustomerLost());
                case 2 -> world.ask(id, new CustomerArrived());
                case 3 -> world.ask(over, new Note(Author.SYSTEM, "a note"));
                default -> Thread.onSpinWait();
            }
            while (sent.stream().noneMatch(FlappingDatabaseTest::isAcknowledged)) {
                sent.add(world.ask(id, Samples.customerSays(key)));
            }
            assertThat(world.written()).as("acknowledged").contains(key);
            acknowledged.add(key);
        }
    }

    private static boolean isAcknowledged(CompletableFuture<Session> answer) {
        return answer.handle((session, failure) -> failure == null).join();
    }
}
