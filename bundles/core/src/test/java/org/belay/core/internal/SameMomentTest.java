package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.HandOver;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two start one session at the same moment: one has it, and the other is told who. */
@Tag("SES-203")
@Tag("SES-04")
class SameMomentTest {

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final ExecutorService technicians = Executors.newFixedThreadPool(2);
    private final World world = new World(workers, Samples.LIMITS, Cast.staff());

    @AfterEach
    void stop() throws InterruptedException {
        technicians.shutdownNow();
        workers.shutdown();
        assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(world.log.brokenPromises()).isEmpty();
    }

    private int waitingAtDesk() {
        int id =
                world.book
                        .create(Cast.throughDesk(), OptionalLong.empty(), null)
                        .toCompletableFuture()
                        .join()
                        .id();
        world.done(id, new CustomerArrived());
        return id;
    }

    @Test
    void theOneWhoWasFirstHasItAndTheOtherIsToldWho() {
        int id = waitingAtDesk();
        world.log.hold();
        CompletableFuture<Session> first = world.ask(id, new Start(Cast.NORA));
        CompletableFuture<Session> second = world.ask(id, new Start(Cast.MARA));
        world.log.letGo();
        // What was handed over while the log was held may still be on its way to it
        assertThat(first.join().technicianId()).isEqualTo(Cast.NORA.accountId());
        assertTaken(second, Cast.NORA);
    }

    @Test
    void ofTwoThreadsOneWinsEachTime() throws Exception {
        for (int i = 0; i < 200; i++) {
            int id = waitingAtDesk();
            List<CompletableFuture<Session>> answers =
                    together(id, new Start(Cast.MARA), new Start(Cast.NORA));
            assertOneWon(id, answers, List.of(Cast.MARA, Cast.NORA));
            world.done(id, new SessionCommand.CustomerLeft());
        }
    }

    @Test
    @Tag("SES-243")
    void ofTwoWhoTakeUpTheSameOneWinsEachTime() throws Exception {
        for (int i = 0; i < 100; i++) {
            int id = waitingAtDesk();
            world.done(id, new Start(Cast.MARA));
            world.done(id, new HandOver(Cast.MARA, Cast.LAB, ""));
            List<CompletableFuture<Session>> answers =
                    together(id, new Start(Cast.TOM), new Start(Cast.OLAF));
            assertOneWon(id, answers, List.of(Cast.TOM, Cast.OLAF));
            world.done(id, new SessionCommand.CustomerLeft());
        }
    }

    private List<CompletableFuture<Session>> together(int id, SessionCommand... commands)
            throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(commands.length);
        List<CompletableFuture<CompletableFuture<Session>>> asked = new ArrayList<>();
        for (SessionCommand command : commands) {
            asked.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    barrier.await(10, TimeUnit.SECONDS);
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                                return world.ask(id, command);
                            },
                            technicians));
        }
        List<CompletableFuture<Session>> answers = new ArrayList<>();
        for (CompletableFuture<CompletableFuture<Session>> each : asked) {
            answers.add(each.get(10, TimeUnit.SECONDS));
        }
        return answers;
    }

    private void assertOneWon(
            int id, List<CompletableFuture<Session>> answers, List<Author> asked) {
        for (CompletableFuture<Session> each : answers) {
            each.handle((session, failure) -> true).join();
        }
        int lead = world.log.session(id).orElseThrow().technicianId();
        Author winner =
                asked.stream().filter(each -> each.accountId() == lead).findFirst().orElseThrow();
        int won = asked.indexOf(winner);
        assertThat(answers.get(won)).isCompleted();
        assertTaken(answers.get(1 - won), winner);
        assertThat(
                        world.log.ofSession(id, 0, 100).stream()
                                .filter(each -> each.event() instanceof SessionEvent.Started)
                                .filter(each -> each.event().author().equals(winner)))
                .hasSize(1);
    }

    private static void assertTaken(CompletableFuture<Session> answer, Author by) {
        Throwable failure = answer.handle((session, thrown) -> thrown).join();
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        assertThat(cause)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("taken");
                            assertThat(refused.details())
                                    .containsAllEntriesOf(Map.of("technician", by.accountId()));
                        });
    }
}
