package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionGate;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All sessions together: lists, places, gates, listeners, restarts, limits. */
class SessionBookTest {

    private static final int MARA = Samples.MARA.accountId();

    private final World world = new World();

    @AfterEach
    void whatAnEventLogMayExpectWasKept() {
        assertThat(world.log.brokenPromises()).isEmpty();
    }

    private Session found(int id) {
        return world.book.find(id).orElseThrow();
    }

    @Nested
    class Lists {

        @Test
        @Tag("SES-03")
        @Tag("SEC-05")
        void aPrivateSessionStandsInTheListOfWhoeverInvitedAndInNoOther() {
            int id = world.waiting();

            assertThat(world.book.listOf(MARA)).extracting(Session::id).containsExactly(id);
            assertThat(world.book.listOf(Samples.TOM.accountId())).isEmpty();
        }

        @Test
        @Tag("SES-24")
        void whatTheTechnicianEndsLeavesHisListAndStaysInTheLog() {
            int id = world.active();

            world.done(id, Samples.end());

            assertThat(world.book.listOf(MARA)).isEmpty();
            assertThat(world.book.find(id)).isEmpty();
            assertThat(world.book.all()).isEmpty();
            assertThat(world.log.session(id)).isPresent();
        }

        @Test
        void whatTheCustomerClosedStaysListedUntilItIsCleared() {
            int id = world.active();
            world.done(id, new CustomerLeft());
            assertThat(world.book.listOf(MARA)).extracting(Session::id).containsExactly(id);

            world.done(id, Samples.end());

            assertThat(world.book.listOf(MARA)).isEmpty();
        }

        @Test
        void thePositionCountsThoseWhoWaitForTheSameTechnicianAndCameEarlier() {
            int first = world.waiting();
            world.clock.advance(Duration.ofSeconds(1));
            int second = world.waiting();
            world.clock.advance(Duration.ofSeconds(1));
            int third = world.waiting();
            int ofTom =
                    world.book
                            .create(
                                    NewSession.ofTechnician(
                                            "pin", "", Map.of(), Samples.TOM.accountId(), ""),
                                    OptionalLong.empty(),
                                    null)
                            .toCompletableFuture()
                            .join()
                            .id();
            world.done(ofTom, new CustomerArrived());

            assertThat(world.book.position(third)).hasValue(3);
            assertThat(world.book.position(ofTom)).hasValue(1);
            world.done(first, Samples.start());
            assertThat(world.book.position(first)).isEmpty();
            assertThat(world.book.position(second)).hasValue(1);
            assertThat(world.book.position(third)).hasValue(2);
        }

        @Test
        @Tag("SET-67")
        void whatWasHandedOnFromAChannelWaitsInTheOtherQueue() {
            World desk = new World(Runnable::run, Samples.LIMITS, Cast.staff());
            int first = atDesk(desk);
            int second = atDesk(desk);

            desk.done(first, new SessionCommand.HandOver(Author.SYSTEM, Cast.LAB, ""));

            assertThat(desk.book.position(second)).hasValue(1);
            assertThat(desk.book.waitingIn(Cast.DESK)).containsExactly(second);
            assertThat(desk.book.waitingIn(Cast.LAB)).containsExactly(first);
            assertThat(desk.book.listOf(Cast.NORA.accountId()))
                    .extracting(Session::id)
                    .containsExactly(first, second);
        }

        private int atDesk(World desk) {
            int id =
                    desk.book
                            .create(Cast.throughDesk(), OptionalLong.empty(), null)
                            .toCompletableFuture()
                            .join()
                            .id();
            desk.done(id, new CustomerArrived());
            return id;
        }

        @Test
        void sessionsAreFoundByPeopleAndQueuesUntilTheyAreOver() {
            int id = world.waiting();
            assertThat(world.book.around(List.of(MARA), List.of()))
                    .extracting(Session::id)
                    .containsExactly(id);
            assertThat(world.book.around(List.of(), List.of(Target.technician(MARA))))
                    .extracting(Session::id)
                    .containsExactly(id);
            assertThat(
                            world.book.around(
                                    List.of(Samples.TOM.accountId()),
                                    List.of(Target.technician(Samples.TOM.accountId()))))
                    .isEmpty();
            assertThat(world.book.ofChannel(0)).isEmpty();

            world.done(id, new CustomerLeft());
            assertThat(world.book.around(List.of(MARA), List.of(Target.technician(MARA))))
                    .isEmpty();
        }

        @Test
        void nobodyHasAPositionInASessionThatDoesNotExist() {
            assertThat(world.book.position(1)).isEmpty();
        }

        @Test
        void pagesAreOfferedWhatEachSideMayDo() {
            int id = world.waiting();
            assertThat(world.book.technicianActs(found(id), MARA))
                    .containsExactly("start", "hand-over", "note");
            assertThat(world.book.customerActs(found(id))).containsExactly("leave", "say");

            world.done(id, Samples.start());
            assertThat(world.book.technicianActs(found(id), MARA))
                    .containsExactly(
                            "end",
                            "hold",
                            "hand-over",
                            "invite",
                            "invite-guest",
                            "say",
                            "push-url",
                            "switch-chat",
                            "rename",
                            "note",
                            "write-note");
        }
    }

    @Nested
    class Refusals {

        @Test
        void anotherTechniciansActIsForbidden() {
            int waiting = world.waiting();
            int active = world.active();

            assertThat(refused(waiting, new Start(Samples.TOM))).isEqualTo("forbidden");
            assertThat(refused(active, new SessionCommand.End(Samples.TOM))).isEqualTo("forbidden");
            assertThat(refused(active, new Say(Samples.TOM, "t1", "Hello"))).isEqualTo("forbidden");
            assertThat(found(active).status()).isEqualTo(SessionStatus.ACTIVE);
        }

        @Test
        void aSessionThatDoesNotExistIsNotFound() {
            assertThat(refused(1, Samples.start())).isEqualTo("not-found");
        }

        @Test
        void aLineTooLongIsRefused() {
            int id = world.active();

            assertThat(refused(id, line("k", "x".repeat(Say.MOST_CHARACTERS + 1))))
                    .isEqualTo("too-long");
            assertThat(refused(id, line("k".repeat(65), "x"))).isEqualTo("too-long");
            world.done(id, line("k".repeat(64), "x".repeat(Say.MOST_CHARACTERS)));
        }

        @Test
        void aLineWithoutWordsOrKeyIsRefused() {
            int id = world.active();

            assertThat(refused(id, line("k", " "))).isEqualTo("missing");
            assertThat(refused(id, line("k", null))).isEqualTo("missing");
            assertThat(refused(id, line("", "x"))).isEqualTo("missing");
        }

        @Test
        void aLineWithANulCharacterIsRefusedBecausePostgresCannotKeepIt() {
            int id = world.active();

            assertThat(refused(id, line("k", "a\0b"))).isEqualTo("invalid");
            assertThat(refused(id, line("k\0", "x"))).isEqualTo("invalid");
        }

        private Say line(String key, String text) {
            return new Say(Author.CUSTOMER, key, text);
        }

        private String refused(int id, SessionCommand command) {
            return World.refusalOf(world.ask(id, command));
        }
    }

    @Nested
    class Places {

        private List<Integer> active(int howMany) {
            return IntStream.range(0, howMany).mapToObj(i -> world.active()).toList();
        }

        @Test
        @Tag("SES-15")
        void aTechnicianHasAtMostTenActiveSessions() {
            List<Integer> ten = active(10);
            int eleventh = world.waiting();

            assertThat(World.refusalOf(world.ask(eleventh, Samples.start())))
                    .isEqualTo("too-many-active");
            world.done(ten.get(0), Samples.end());
            world.done(eleventh, Samples.start());
        }

        @Test
        @Tag("SES-15")
        void ofTwoThatStartAtTheSameMomentOneGetsTheLastPlace() {
            active(9);
            int one = world.waiting();
            int other = world.waiting();
            world.log.hold();

            CompletableFuture<Session> first = world.ask(one, Samples.start());
            CompletableFuture<Session> second = world.ask(other, Samples.start());
            world.log.letGo();

            assertThat(first).isCompleted();
            assertThat(World.refusalOf(second)).isEqualTo("too-many-active");
        }

        @Test
        @Tag("SES-15")
        void aLostSessionKeepsItsPlaceBecauseItComesBackByItself() {
            List<Integer> ten = active(10);
            world.done(ten.get(3), new CustomerLost());
            int eleventh = world.waiting();

            assertThat(World.refusalOf(world.ask(eleventh, Samples.start())))
                    .isEqualTo("too-many-active");
        }

        @Test
        void aStartThatCouldNotBeWrittenKeepsNoPlace() {
            active(9);
            int one = world.waiting();
            int other = world.waiting();
            world.log.failNext(Refused.unavailable());
            assertThat(World.refusalOf(world.ask(one, Samples.start()))).isEqualTo("unavailable");

            world.done(other, Samples.start());
        }

        @Test
        void whoIsRefusedForAnotherReasonIsToldThatOne() {
            active(10);
            int connecting = world.connecting();

            assertThat(World.refusalOf(world.ask(connecting, Samples.start()))).isEqualTo("state");
        }

        @Test
        @Tag("SES-15")
        void acceptingTheLeadNeedsAPlace() {
            int shared = world.active();
            world.done(shared, new SessionCommand.Invite(Samples.MARA, Samples.TOM, Set.of(), ""));
            world.done(shared, new Start(Samples.TOM));
            world.done(shared, new SessionCommand.OfferLead(Samples.MARA, Samples.TOM.accountId()));
            for (int i = 0; i < 10; i++) {
                int id = world.waiting();
                world.done(id, new SessionCommand.Assign(Author.SYSTEM, Samples.TOM));
            }

            assertThat(
                            World.refusalOf(
                                    world.ask(shared, new SessionCommand.AcceptLead(Samples.TOM))))
                    .isEqualTo("too-many-active");
        }

        @Test
        void aStartThatIsRefusedKeepsNoPlace() {
            active(9);
            int connecting = world.connecting();
            assertThat(World.refusalOf(world.ask(connecting, Samples.start()))).isEqualTo("state");

            world.done(world.waiting(), Samples.start());
        }
    }

    @Nested
    class Gates {

        @Test
        void aGateRefusesWithItsOwnReason() {
            int id = world.waiting();
            world.gates.add((session, command) -> Optional.of(Refused.forbidden("closed today")));

            assertThat(World.refusalOf(world.ask(id, Samples.start()))).isEqualTo("forbidden");
            assertThat(found(id).status()).isEqualTo(SessionStatus.WAITING);
        }

        @Test
        void theFirstGateThatObjectsIsHeard() {
            int id = world.waiting();
            world.gates.add((session, command) -> Optional.empty());
            world.gates.add((session, command) -> Optional.of(Refused.state("first")));
            world.gates.add((session, command) -> Optional.of(Refused.forbidden("second")));

            assertThat(World.refusalOf(world.ask(id, Samples.start()))).isEqualTo("state");
        }

        @Test
        void aBrokenGateRefuses() {
            assertRefusedBy(
                    (session, command) -> {
                        throw new IllegalStateException("broken on purpose");
                    },
                    "forbidden");
            assertRefusedBy(
                    (session, command) -> {
                        throw new NoClassDefFoundError("of a bundle that is gone");
                    },
                    "forbidden");
        }

        @Test
        void aGateThatAnswersNothingRefusesAndHarmsNobodyElse() {
            assertRefusedBy((session, command) -> null, "forbidden");
        }

        @Test
        void aGateThatThrowsARefusalRefusesWithIt() {
            assertRefusedBy(
                    (session, command) -> {
                        throw Refused.throttled(Duration.ofSeconds(3));
                    },
                    "throttled");
        }

        private void assertRefusedBy(SessionGate gate, String code) {
            int id = world.waiting();
            world.gates.add(gate);
            assertThat(World.refusalOf(world.ask(id, Samples.start()))).isEqualTo(code);
            world.gates.remove(gate);
            world.done(id, Samples.start());
        }
    }

    @Nested
    class ListenersAreTold {

        @Test
        void inTheOrderOfTheLog() {
            int id = world.active();
            world.done(id, Samples.customerSays("c1"));
            world.done(id, new CustomerLeft());

            assertThat(world.told.events).isEqualTo(world.log.events());
        }

        @Test
        void aBrokenOneStopsNobody() {
            world.listeners.add(
                    (session, event) -> {
                        throw new IllegalStateException("broken on purpose");
                    });
            world.listeners.add(
                    (session, event) -> {
                        throw new AssertionError("broken on purpose");
                    });
            Told last = new Told();
            world.listeners.add(last);

            world.active();

            assertThat(last.events).hasSize(3);
            assertThat(world.told.events).hasSize(3);
        }

        @Test
        void oneThatThrewIsToldTheNextThing() {
            List<LoggedEvent> heard = new ArrayList<>();
            world.listeners.add(
                    (session, event) -> {
                        heard.add(event);
                        throw new AssertionError("broken on purpose");
                    });

            world.active();

            assertThat(heard).hasSize(3);
        }
    }

    @Nested
    class AfterARestart {

        @Test
        void openSessionsAreTakenUpAsTheyStood() {
            int active = world.active();
            int waiting = world.waiting();
            int closed = world.active();
            world.done(closed, new CustomerLeft());
            int gone = world.active();
            world.done(gone, Samples.end());
            List<Session> before = world.book.listOf(MARA);

            World next = world.restarted();

            assertThat(next.book.listOf(MARA)).isEqualTo(before);
            assertThat(next.book.listOf(MARA))
                    .extracting(Session::id)
                    .containsExactly(active, waiting, closed);
            assertThat(next.book.find(gone)).isEmpty();
        }

        @Test
        void theChatGoesOnWithAllThatWasSaid() {
            int id = world.active();
            world.done(id, Samples.customerSays("c1"));

            World next = world.restarted();
            next.done(id, Samples.technicianSays("t1"));

            assertThat(next.log.ofSession(id, 0, 100).stream().flatMap(e -> e.words().stream()))
                    .containsExactly("line c1", "line t1");
            assertThat(next.log.brokenPromises()).isEmpty();
        }

        @Test
        void theCustomerComesBackToWhereHeWas() {
            int id = world.active();
            world.done(id, new CustomerLost());

            World next = world.restarted();

            assertThat(next.done(id, new CustomerArrived()).status())
                    .isEqualTo(SessionStatus.ACTIVE);
        }

        @Test
        void limitsGoOnCountingFromBefore() {
            int id = world.active();
            world.clock.advance(Duration.ofMinutes(59));
            World next = world.restarted();

            next.pass(Duration.ofMinutes(1));

            assertThat(next.book.find(id).orElseThrow().status())
                    .isEqualTo(SessionStatus.TIMED_OUT);
        }
    }

    @Nested
    class SessionsThatAreOver {

        private int over() {
            int id = world.active();
            world.done(id, Samples.end());
            world.book.tick();
            return id;
        }

        @Test
        void stillTakeNotes() {
            int id = over();

            Session noted = world.done(id, new Note(Author.SYSTEM, "Case 20397 closed"));

            assertThat(noted.status()).isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
            assertThat(world.log.events().get(world.log.events().size() - 1).words())
                    .contains("Case 20397 closed");
        }

        @Test
        void takeNothingElse() {
            int id = over();

            assertThat(World.refusalOf(world.ask(id, Samples.customerSays("c1"))))
                    .isEqualTo("state");
            assertThat(World.refusalOf(world.ask(id, Samples.start()))).isEqualTo("state");
        }

        @Test
        void areNotFoundAndNotListedWhileANoteIsWritten() {
            int id = over();
            world.log.hold();
            world.ask(id, new Note(Author.SYSTEM, "a note"));

            assertThat(world.book.find(id)).isEmpty();
            assertThat(world.book.all()).isEmpty();
            assertThat(world.book.listOf(MARA)).isEmpty();
            world.log.letGo();
        }

        @Test
        void writeTwoNotesAtTheSameMomentOneAfterTheOther() {
            int id = over();
            world.log.hold();
            world.ask(id, new Note(Author.SYSTEM, "one"));
            world.ask(id, new Note(Author.SYSTEM, "two"));
            world.book.tick();
            world.ask(id, new Note(Author.SYSTEM, "three"));

            assertThat(world.log.held()).isEqualTo(1);
            world.log.letGo();
            assertThat(world.log.session(id).orElseThrow().revision()).isEqualTo(7);
        }

        @Test
        void writeANoteThatWasAskedRightBehindTheEndAfterIt() {
            int id = world.active();
            world.log.hold();
            world.ask(id, Samples.end());
            CompletableFuture<Session> behind = world.ask(id, new Note(Author.SYSTEM, "one"));
            world.log.letGoOne();
            world.ask(id, new Note(Author.SYSTEM, "two"));
            world.log.letGo();

            assertThat(behind.join().revision()).isEqualTo(5);
            assertThat(world.log.session(id).orElseThrow().revision()).isEqualTo(6);
        }

        @Test
        void takeANoteAgainLaterFromTheStateThatTheFirstLeft() {
            int id = over();
            world.done(id, new Note(Author.SYSTEM, "one"));
            world.book.tick();
            world.done(id, new Note(Author.SYSTEM, "two"));

            assertThat(world.log.session(id).orElseThrow().revision()).isEqualTo(6);
        }
    }

    @Nested
    class Limited {

        @Test
        @Tag("SES-209")
        void anIdleSessionIsTimedOutAndStaysListed() {
            int id = world.active();

            world.pass(Duration.ofMinutes(60));

            assertThat(found(id).status()).isEqualTo(SessionStatus.TIMED_OUT);
            assertThat(world.book.listOf(MARA)).hasSize(1);
        }

        @Test
        @Tag("SES-306")
        void aSessionLostForMoreThanFiveMinutesIsOffline() {
            int id = world.active();
            world.done(id, new CustomerLost());

            world.pass(Duration.ofMinutes(5).plusMillis(1));

            assertThat(found(id).status()).isEqualTo(SessionStatus.OFFLINE);
        }

        @Test
        @Tag("SES-59")
        void twoWeeksPassInAMillisecond() {
            Limits endless = Samples.NO_LIMITS;
            SessionBook book =
                    new SessionBook(
                            world.log,
                            Samples.machine(endless),
                            world.clock,
                            Runnable::run,
                            world.listeners,
                            new SessionBook.House(
                                    List::of, Samples.STAFF, new IdleWatch(List::of)));
            int id =
                    book.create(Samples.asked(), OptionalLong.empty(), null)
                            .toCompletableFuture()
                            .join()
                            .id();
            book.ask(id, new CustomerArrived());
            book.ask(id, Samples.start());

            world.clock.advance(Duration.ofDays(14));
            book.tick();

            assertThat(book.find(id)).isEmpty();
            assertThat(world.log.session(id).orElseThrow().status())
                    .isEqualTo(SessionStatus.TIMED_OUT);
        }

        @Test
        void aLimitThatCouldNotBeWrittenIsTriedAgain() {
            int id = world.active();
            world.log.goAway();
            world.pass(Duration.ofMinutes(60));
            assertThat(found(id).status()).isEqualTo(SessionStatus.ACTIVE);

            world.log.comeBack();
            world.pass(Duration.ofSeconds(1));

            assertThat(found(id).status()).isEqualTo(SessionStatus.TIMED_OUT);
        }
    }
}
