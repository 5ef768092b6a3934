package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.testing.Patience;
import org.belay.testing.fakes.StrictEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One session's lane: order, gathering, lines sent twice, a log that is slow or away. */
class SessionLaneTest {

    private final World world = new World();
    private final StrictEventLog log = world.log;

    @AfterEach
    void whatAnEventLogMayExpectWasKept() {
        assertThat(log.brokenPromises()).isEmpty();
    }

    @Nested
    class OneAfterTheOther {

        @Test
        void nothingIsAnsweredBeforeItIsWritten() {
            int id = world.active();
            log.hold();

            CompletableFuture<Session> said = world.ask(id, Samples.customerSays("c1"));

            assertThat(said).isNotDone();
            assertThat(world.book.find(id).orElseThrow().revision()).isEqualTo(3);
            log.letGo();
            assertThat(said.join().revision()).isEqualTo(4);
        }

        @Test
        void nobodyIsToldBeforeItIsWritten() {
            int id = world.active();
            int before = world.told.events.size();
            log.hold();

            world.ask(id, Samples.customerSays("c1"));

            assertThat(world.told.events).hasSize(before);
            log.letGo();
            assertThat(world.told.events).hasSize(before + 1);
        }

        @Test
        void whatComesWhileAnAppendIsUnderWayGathersAndGoesOutTogether() {
            int id = world.active();
            int before = log.appends().size();
            log.hold();
            IntStream.range(0, 5).forEach(i -> world.ask(id, Samples.customerSays("c" + i)));

            assertThat(log.appends()).hasSize(before + 1);
            log.letGoOne();

            assertThat(log.appends()).hasSize(before + 2);
            assertThat(log.appends().get(before + 1).lines()).hasSize(4);
            log.letGo();
            assertThat(world.written()).containsExactly("c0", "c1", "c2", "c3", "c4");
        }

        @Test
        void eachListenerCallBearsTheStateRightAfterItsEvent() {
            int id = world.waiting();
            log.hold();
            world.ask(id, Samples.customerSays("c1"));
            world.ask(id, Samples.start());
            world.ask(id, Samples.technicianSays("t1"));
            log.letGo();

            assertThat(world.told.sessions.stream().map(Session::revision))
                    .containsExactly(1, 2, 3, 4, 5);
            assertThat(world.told.sessions.get(2).status()).isEqualTo(SessionStatus.WAITING);
            assertThat(world.told.sessions.get(3).status()).isEqualTo(SessionStatus.ACTIVE);
        }

        @Test
        void whoeverAsksMoreThanSixtyFourAheadIsToldThatTheSessionIsBusy() {
            int id = world.active();
            log.hold();
            world.ask(id, Samples.customerSays("under-way"));
            List<CompletableFuture<Session>> waiting =
                    IntStream.range(0, SessionLane.MOST_WAITING)
                            .mapToObj(i -> world.ask(id, Samples.customerSays("c" + i)))
                            .toList();

            assertThatThrownBy(() -> world.ask(id, Samples.customerSays("more")).join())
                    .cause()
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> {
                                assertThat(refused.code()).isEqualTo("busy");
                                // The sender may send again, and isn't to blame for it.
                                assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
                            });
            log.letGo();
            assertThat(waiting).allSatisfy(answer -> assertThat(answer).isCompleted());
        }

        @Test
        void timeDoesNotFillTheLaneWhileAnAppendHangs() {
            int id = world.active();
            log.hold();
            world.ask(id, Samples.customerSays("c1"));

            for (int i = 0; i < 2 * SessionLane.MOST_WAITING; i++) {
                world.pass(Duration.ofMinutes(2));
            }

            assertThat(world.ask(id, Samples.customerSays("c2"))).isNotDone();
            log.letGo();
        }

        @Test
        void manyThreadsAtOnceLoseNothingAndWriteOneAfterTheOther() throws Exception {
            ExecutorService workers = Executors.newFixedThreadPool(3);
            ExecutorService people = Executors.newFixedThreadPool(4);
            try {
                World busy = new World(workers);
                List<Integer> ids = List.of(busy.active(), busy.active());
                List<CompletableFuture<Void>> all = new ArrayList<>();
                for (int person = 0; person < 4; person++) {
                    int who = person;
                    all.add(
                            CompletableFuture.runAsync(
                                    () -> talk(busy, ids.get(who % 2), "p" + who), people));
                }
                for (int i = 0; i < 50; i++) {
                    busy.pass(Duration.ofMillis(100));
                }
                CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                        .get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);

                assertThat(busy.log.brokenPromises()).isEmpty();
                assertThat(busy.written()).hasSize(800).doesNotHaveDuplicates();
                for (int person = 0; person < 4; person++) {
                    String who = "p" + person + "-";
                    assertThat(busy.written().stream().filter(key -> key.startsWith(who)))
                            .as("each sender's lines are in the order in which he said them")
                            .isSortedAccordingTo((a, b) -> number(a) - number(b));
                }
            } finally {
                people.shutdownNow();
                workers.shutdownNow();
            }
        }

        private static int number(String key) {
            return Integer.parseInt(key.substring(key.indexOf('-') + 1));
        }

        private static void talk(World world, int id, String who) {
            List<CompletableFuture<Session>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(world.ask(id, Samples.customerSays(who + "-" + i)));
                if (answers.size() == 20) { // two senders, never 64 ahead
                    answers.forEach(CompletableFuture::join);
                    answers.clear();
                }
            }
            answers.forEach(CompletableFuture::join);
        }

        @Test
        void aFailureOfAnotherKindNeitherSilencesTheSessionNorKeepsTheKey() {
            int id = world.active();
            log.failNext(new IllegalStateException("broken on purpose"));

            assertThat(world.ask(id, Samples.customerSays("c1"))).isCompletedExceptionally();
            world.done(id, Samples.customerSays("c1"));

            assertThat(world.written()).containsExactly("c1");
        }
    }

    @Nested
    class SentTwice {

        @Test
        void theSameKeyTwiceIsOneLine() {
            int id = world.active();

            world.done(id, Samples.customerSays("c1"));
            world.done(id, Samples.customerSays("c1"));

            assertThat(world.written()).containsExactly("c1");
        }

        @Test
        void theSameKeyWhileTheFirstIsUnderWayIsOneLine() {
            int id = world.active();
            log.hold();
            world.ask(id, Samples.customerSays("c1"));
            CompletableFuture<Session> again = world.ask(id, Samples.customerSays("c1"));

            assertThat(again).isNotDone();
            log.letGo();
            assertThat(again).isCompleted();
            assertThat(world.written()).containsExactly("c1");
        }

        @Test
        void aRepetitionIsNotAcknowledgedBeforeTheLineThatItRepeatsIsWritten() {
            int id = world.active();
            log.hold();
            world.ask(id, Samples.customerSays("c0"));
            world.ask(id, Samples.customerSays("c1"));
            CompletableFuture<Session> again = world.ask(id, Samples.customerSays("c1"));
            log.letGoOne(); // c1 and its repetition go out together and are held

            assertThat(log.held()).isEqualTo(1);
            assertThat(again).isNotDone();
            log.letGo();
            assertThat(again).isCompleted();
        }

        @Test
        void aRepetitionOfAnUnsavedLineIsAcknowledgedOnlyWhenTheLineIsWritten() {
            int id = world.active();
            log.goAway();
            CompletableFuture<Session> first = world.ask(id, Samples.customerSays("c1"));
            CompletableFuture<Session> again = world.ask(id, Samples.customerSays("c1"));

            assertThat(first).isNotDone();
            assertThat(again).isNotDone();
            assertThat(world.told.unsavedKeys()).containsExactly("c1");
            log.comeBack();
            world.book.tick();
            assertThat(first).isCompleted();
            assertThat(again).isCompleted();
            assertThat(world.written()).containsExactly("c1");
        }

        @Test
        void aRepetitionOfAWrittenLineIsNotShownAsUnsaved() {
            int id = world.active();
            world.done(id, Samples.customerSays("c1"));
            log.goAway();
            world.ask(id, Samples.customerSays("c2"));

            CompletableFuture<Session> again = world.ask(id, Samples.customerSays("c1"));

            assertThat(again).isCompleted();
            assertThat(world.told.unsavedKeys()).containsExactly("c2");
        }

        @Test
        void afterARestartTheSameKeyIsStillOneLine() {
            int id = world.active();
            world.done(id, Samples.customerSays("c1"));

            World next = world.restarted();
            next.done(id, Samples.customerSays("c1"));

            assertThat(next.written()).containsExactly("c1");
        }

        @Test
        void afterARestartOldKeysAreFoundBeyondTheFirstPageOfTheLog() {
            int id = world.active();
            for (int i = 0; i < 700; i++) {
                world.done(id, Samples.customerSays("c" + i));
            }

            World next = world.restarted();
            next.done(id, Samples.customerSays("c699"));

            assertThat(next.written()).hasSize(700);
        }

        @Test
        void twoSessionsMayUseTheSameKey() {
            int one = world.active();
            int other = world.active();

            world.done(one, Samples.customerSays("c1"));
            world.done(other, Samples.customerSays("c1"));

            assertThat(world.written()).containsExactly("c1", "c1");
        }

        @Test
        void aSecondStartIsNotGrantedBeforeTheFirstIsWritten() {
            int id = world.waiting();
            log.hold();
            world.ask(id, Samples.customerSays("c1"));
            CompletableFuture<Session> first = world.ask(id, Samples.start());
            CompletableFuture<Session> second = world.ask(id, Samples.start());
            log.letGoOne();
            assertThat(second).isNotDone();
            log.goAway();
            log.letGo();

            assertThat(World.refusalOf(first)).isEqualTo("unavailable");
            assertThat(World.refusalOf(second)).isEqualTo("unavailable");
            assertThat(world.book.find(id).orElseThrow().status()).isEqualTo(SessionStatus.WAITING);
        }
    }

    @Nested
    class WithoutDatabase {

        @Test
        void chatLinesAreShownAsUnsavedInTheirOrderAndWrittenInItWhenTheDatabaseIsBack() {
            int id = world.active();
            log.goAway();
            CompletableFuture<Session> c1 = world.ask(id, Samples.customerSays("c1"));
            CompletableFuture<Session> t1 = world.ask(id, Samples.technicianSays("t1"));
            CompletableFuture<Session> c2 = world.ask(id, Samples.customerSays("c2"));

            assertThat(world.told.unsavedKeys()).containsExactly("c1", "t1", "c2");
            assertThat(world.told.unsaved.get(0).text()).isEqualTo("line c1");
            assertThat(List.of(c1, t1, c2)).allSatisfy(answer -> assertThat(answer).isNotDone());
            world.pass(Duration.ofSeconds(5));
            assertThat(world.written()).isEmpty();

            log.comeBack();
            world.book.tick();
            assertThat(world.written()).containsExactly("c1", "t1", "c2");
            assertThat(List.of(c1, t1, c2)).allSatisfy(answer -> assertThat(answer).isCompleted());
        }

        @Test
        void eachLineIsShownOnce() {
            int id = world.active();
            log.goAway();
            world.ask(id, Samples.customerSays("c1"));
            world.pass(Duration.ofSeconds(5));
            world.ask(id, Samples.customerSays("c2"));
            world.pass(Duration.ofSeconds(5));

            assertThat(world.told.unsavedKeys()).containsExactly("c1", "c2");
        }

        @Test
        void aLineThatWaitsIsWrittenBeforeAnythingThatComesLater() {
            int id = world.active();
            log.goAway();
            world.ask(id, Samples.customerSays("c1"));
            log.comeBack();

            world.done(id, Samples.end());

            assertThat(world.written()).containsExactly("c1");
            assertThat(world.book.find(id)).isEmpty();
        }

        @Test
        void theTimeOfALineIsWhenItWasSaidNotWhenItWasWritten() {
            int id = world.active();
            log.goAway();
            world.ask(id, Samples.customerSays("c1"));
            world.pass(Duration.ofMinutes(3));
            log.comeBack();
            world.book.tick();

            assertThat(log.events().get(log.events().size() - 1).at()).isEqualTo(Samples.MORNING);
        }

        @Test
        void everythingElseIsRefusedAsUnavailableAndChangesNothing() {
            int waiting = world.waiting();
            int active = world.active();
            List<Session> before = world.book.listOf(Samples.MARA.accountId());
            log.goAway();

            assertThat(refused(waiting, Samples.start())).isEqualTo("unavailable");
            assertThat(refused(waiting, new CustomerLeft())).isEqualTo("unavailable");
            assertThat(refused(active, Samples.end())).isEqualTo("unavailable");
            assertThat(refused(active, new CustomerLost())).isEqualTo("unavailable");
            assertThat(refused(active, new Note(Author.SYSTEM, "note"))).isEqualTo("unavailable");
            assertThat(world.book.listOf(Samples.MARA.accountId())).isEqualTo(before);
            assertThat(world.told.unsaved).isEmpty();
        }

        private String refused(int id, SessionCommand command) {
            return World.refusalOf(world.ask(id, command));
        }

        @Test
        void whatTheMachineRefusesIsRefusedAsEver() {
            int id = world.active();
            log.goAway();

            assertThat(refused(id, new Say(Samples.TOM, "t1", "Hello"))).isEqualTo("forbidden");
            assertThat(world.told.unsaved).isEmpty();
        }

        @Test
        void aLineThatRestsOnAStartThatCouldNotBeWrittenIsNotShown() {
            int id = world.waiting();
            log.hold();
            world.ask(id, Samples.customerSays("c1"));
            CompletableFuture<Session> start = world.ask(id, Samples.start());
            CompletableFuture<Session> said = world.ask(id, Samples.technicianSays("t1"));
            log.letGoOne();
            log.goAway();
            log.letGo();

            assertThat(World.refusalOf(start)).isEqualTo("unavailable");
            assertThat(World.refusalOf(said)).isEqualTo("unavailable");
            assertThat(world.told.unsaved).isEmpty();
        }

        @Test
        void aLineBehindALeaveThatCouldNotBeWrittenIsKept() {
            int id = world.active();
            log.hold();
            world.ask(id, Samples.customerSays("c1"));
            world.ask(id, new CustomerLeft());
            CompletableFuture<Session> said = world.ask(id, Samples.technicianSays("t1"));
            log.letGoOne();
            log.goAway();
            log.letGo();

            assertThat(said).isNotDone();
            assertThat(world.told.unsavedKeys()).containsExactly("t1");
            log.comeBack();
            world.book.tick();
            assertThat(world.written()).containsExactly("c1", "t1");
        }

        @Test
        void twoHundredLinesWaitAndTheNextIsRefused() {
            int id = world.active();
            log.goAway();
            for (int i = 0; i < SessionLane.MOST_UNSAVED; i++) {
                assertThat(world.ask(id, Samples.customerSays("c" + i))).isNotDone();
            }

            assertThat(refused(id, Samples.customerSays("more"))).isEqualTo("unavailable");
            log.comeBack();
            world.book.tick();
            assertThat(world.written()).hasSize(SessionLane.MOST_UNSAVED);
        }

        @Test
        void aLineThatIsShownAlreadyDoesNotGetLostWhenTheLogIsBusy() {
            int id = world.active();
            log.goAway();
            CompletableFuture<Session> said = world.ask(id, Samples.customerSays("c1"));
            log.comeBack();
            log.failNext(Refused.because(Reason.UNAVAILABLE, "busy", "The lane is full"));
            world.book.tick();
            assertThat(said).isNotDone();

            world.book.tick();
            assertThat(said).isCompleted();
            assertThat(world.written()).containsExactly("c1");
        }

        @Test
        void afterARestartTheFirstLineWaitsAsWellAlthoughFormerKeysCannotBeRead() {
            int id = world.active();
            world.done(id, Samples.customerSays("c1"));
            World next = world.restarted();
            log.goAway();

            CompletableFuture<Session> said = next.ask(id, Samples.customerSays("c2"));

            assertThat(said).isNotDone();
            assertThat(next.told.unsavedKeys()).containsExactly("c2");
            log.comeBack();
            next.book.tick();
            assertThat(said).isCompleted();
            assertThat(next.written()).containsExactly("c1", "c2");
        }

        @Test
        void anIdleLimitThatPassedMeanwhileCountsFromTheLineThatWaited() {
            int id = world.active();
            log.goAway();
            world.clock.advance(Duration.ofMinutes(50));
            world.ask(id, Samples.customerSays("c1"));
            world.pass(Duration.ofMinutes(20));
            log.comeBack();
            world.book.tick();

            assertThat(world.book.find(id).orElseThrow().status()).isEqualTo(SessionStatus.ACTIVE);
        }
    }

    @Nested
    class ASlowDatabase {

        private final Duration second = Duration.ofSeconds(1);

        @Test
        void aLineThatIsNotWrittenAfterASecondIsShownAsUnsaved() {
            int id = world.active();
            log.hold();
            world.ask(id, Samples.customerSays("under-way"));
            world.ask(id, Samples.technicianSays("behind-it"));

            world.pass(second);
            assertThat(world.told.unsaved).isEmpty();
            world.pass(Duration.ofMillis(1));
            assertThat(world.told.unsavedKeys()).containsExactly("under-way", "behind-it");
            world.pass(second);
            assertThat(world.told.unsaved).hasSize(2);
            log.letGo();
            assertThat(world.written()).containsExactly("under-way", "behind-it");
        }

        @Test
        void nobodySeesALineThatItsAuthorMayNotSay() {
            int id = world.active();
            log.hold();
            world.ask(id, Samples.customerSays("c1"));
            CompletableFuture<Session> intruder =
                    world.ask(id, new Say(Samples.TOM, "t1", "Let me in"));

            world.pass(Duration.ofSeconds(5));

            assertThat(world.told.unsavedKeys()).containsExactly("c1");
            log.letGo();
            assertThat(World.refusalOf(intruder)).isEqualTo("forbidden");
        }

        @Test
        void nobodySeesALineThatAGateForbids() {
            int id = world.active();
            log.hold();
            world.ask(id, new Note(Author.SYSTEM, "note"));
            world.gates.add(
                    (session, command) ->
                            command instanceof Say
                                    ? Optional.of(Refused.forbidden("not now"))
                                    : Optional.empty());
            world.ask(id, Samples.customerSays("c1"));

            world.pass(Duration.ofSeconds(5));

            assertThat(world.told.unsaved).isEmpty();
            log.letGo();
        }

        @Test
        void aRepetitionOfAWrittenLineIsNotShownAgain() {
            int id = world.active();
            world.done(id, Samples.customerSays("c1"));
            log.hold();
            world.ask(id, Samples.customerSays("c2"));
            world.ask(id, Samples.customerSays("c1"));

            world.pass(Duration.ofSeconds(5));

            assertThat(world.told.unsavedKeys()).containsExactly("c2");
            log.letGo();
            assertThat(world.written()).containsExactly("c1", "c2");
        }
    }

    @Test
    void aStoppedCoreRefusesInsteadOfLeavingSomebodyWithoutAnAnswer() {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        World stopping = new World(workers);
        int id = stopping.connecting();
        workers.shutdown();

        assertThat(World.refusalOf(stopping.ask(id, new CustomerArrived())))
                .isEqualTo("unavailable");
    }

    @Test
    void theWordsOfALineLieBesideItsEvent() {
        int id = world.active();
        world.done(id, Samples.customerSays("c1"));

        assertThat(log.ofSession(id, 3, 10))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.words()).contains("line c1");
                            assertThat(line.event())
                                    .isEqualTo(new SessionEvent.Said(Author.CUSTOMER, "c1"));
                        });
    }
}
