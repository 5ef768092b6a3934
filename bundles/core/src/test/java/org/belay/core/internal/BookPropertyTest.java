package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionStatus;
import org.belay.testing.fakes.StrictEventLog;

/**
 * Several sessions at once, on a log that is slow, away and back at random: whatever is asked, nobody
 * has more sessions active than he may, lists hold what they should, and the log tells it all.
 */
class BookPropertyTest {

    private static final int MOST_ACTIVE = 2;

    /** What is done with one of the sessions, or with the log. */
    record Step(int which, String sentence) {}

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    @Tag("SES-15")
    @Tag("SES-16")
    @Tag("SES-24")
    void whateverIsAsked(@ForAll("steps") List<Step> steps) {
        FakeStaff staff = Cast.staff();
        staff.mostActive = MOST_ACTIVE;
        World world = new World(Runnable::run, Samples.LIMITS, staff);
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(
                    world.book
                            .create(
                                    i % 2 == 0 ? Samples.asked() : Cast.throughDesk(),
                                    OptionalLong.empty(),
                                    null)
                            .toCompletableFuture()
                            .join()
                            .id());
        }
        Map<Integer, Session> begun = new HashMap<>();
        ids.forEach(id -> begun.put(id, world.book.find(id).orElseThrow()));
        for (Step step : steps) {
            take(step, ids.get(step.which()), world);
            assertHolds(world);
        }
        world.log.letGo();
        world.log.comeBack();
        world.pass(Duration.ofSeconds(2));
        assertThat(world.log.brokenPromises()).isEmpty();
        ids.forEach(id -> assertReplays(world.log, begun.get(id)));
        assertSameAfterARestart(world);
    }

    private static void take(Step step, int id, World world) {
        switch (step.sentence()) {
            case "the log is slow" -> world.log.hold();
            case "the log writes one" -> world.log.letGoOne();
            case "the log writes" -> world.log.letGo();
            case "the log is away" -> world.log.goAway();
            case "the log is back" -> world.log.comeBack();
            case "a minute passes" -> world.pass(Duration.ofMinutes(1));
            case "an hour passes" -> world.pass(Duration.ofHours(1));
            default -> {
                SessionCommand command = Cast.command(step.sentence());
                world.ask(id, command);
            }
        }
    }

    private static void assertHolds(World world) {
        Map<Integer, Long> active =
                world.book.all().stream()
                        .filter(each -> each.statusOnceBack() == SessionStatus.ACTIVE)
                        .collect(
                                Collectors.groupingBy(
                                        Session::technicianId, Collectors.counting()));
        assertThat(active.values()).allMatch(each -> each <= MOST_ACTIVE);
        for (Author each : Cast.TECHNICIANS) {
            int who = each.accountId();
            assertThat(world.book.listOf(who))
                    .as("list of %s", each.name())
                    .containsExactlyInAnyOrderElementsOf(
                            world.book.all().stream()
                                    .filter(s -> world.book.entryOf(s, who).isPresent())
                                    .toList());
        }
    }

    private static void assertReplays(StrictEventLog log, Session begun) {
        Session again = begun;
        for (var each : log.ofSession(begun.id(), 0, Integer.MAX_VALUE)) {
            if (!each.event().type().wireName().equals("created")) {
                again = SessionHistory.after(again, each.event(), each.text(), each.at());
            }
        }
        assertThat(again).isEqualTo(log.session(begun.id()).orElseThrow());
    }

    private static void assertSameAfterARestart(World world) {
        World next = world.restarted();
        for (Author each : Cast.TECHNICIANS) {
            assertThat(next.book.listOf(each.accountId()))
                    .as("list of %s", each.name())
                    .isEqualTo(world.book.listOf(each.accountId()));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> sentences =
                Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of(Model.sentences())),
                        Tuple.of(10, Arbitraries.of(Script.GOING)),
                        Tuple.of(10, Arbitraries.of(Script.TOGETHER)),
                        Tuple.of(
                                4,
                                Arbitraries.of(
                                        "the log is slow",
                                        "the log writes one",
                                        "the log writes",
                                        "the log writes",
                                        "the log is away",
                                        "the log is back",
                                        "the log is back",
                                        "a minute passes",
                                        "a minute passes",
                                        "an hour passes")));
        return Combinators.combine(Arbitraries.integers().between(0, 7), sentences)
                .as(Step::new)
                .list()
                .ofSize(150);
    }
}
