package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.belay.testing.fakes.FakeClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The time of sessions goes on as time passes, whatever is done to the computer's clock. */
class SteadyClockTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeClock wall = new FakeClock(Samples.MORNING);
    private long nanos = 42;
    private final SteadyClock clock = new SteadyClock(wall, () -> nanos);

    /** Time really passes. */
    private void pass(Duration time) {
        nanos += time.toNanos();
        wall.advance(time);
    }

    @Test
    void undisturbedItIsTheComputersTime() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(317));
            assertThat(clock.instant()).isEqualTo(wall.instant());
        }
    }

    @Test
    void aJumpForwardIsNotFollowedAtOnceAndMadeUpAtOnePartInTwenty() {
        wall.advance(HOUR);
        assertThat(clock.instant()).isEqualTo(Samples.MORNING);

        pass(Duration.ofMinutes(20));

        assertThat(clock.instant()).isEqualTo(Samples.MORNING.plus(Duration.ofMinutes(21)));
    }

    @Test
    void aJumpBackHoldsNothingUpAndIsMadeUpAtOnePartInTwenty() {
        wall.advance(HOUR.negated());
        assertThat(clock.instant()).isEqualTo(Samples.MORNING);

        pass(Duration.ofMinutes(20));

        assertThat(clock.instant()).isEqualTo(Samples.MORNING.plus(Duration.ofMinutes(19)));
    }

    @Test
    void inTheEndItIsTheComputersTimeAgain() {
        wall.advance(HOUR.negated());
        for (int i = 0; i < 21 * 60; i++) {
            pass(Duration.ofMinutes(1));
            clock.instant();
        }

        assertThat(clock.instant()).isEqualTo(wall.instant());
    }

    @Test
    void howeverTheComputersClockIsSetItNeverGoesBackNorMuchFasterOrSlowerThanTime() {
        Random random = new Random(7);
        Instant before = clock.instant();
        for (int i = 0; i < 20_000; i++) {
            Duration step =
                    Duration.ofNanos(random.nextInt(3) == 0 ? 0 : random.nextInt(900_000_000));
            pass(step);
            if (random.nextInt(50) == 0) {
                wall.advance(Duration.ofSeconds(random.nextInt(7_200) - 3_600));
            }
            Instant now = clock.instant();
            Duration moved = Duration.between(before, now);
            assertThat(moved)
                    .isBetween(step.minus(step.dividedBy(20)), step.plus(step.dividedBy(20)));
            before = now;
        }
    }

    @Test
    void aReadingThatGoesBackIsNoTime() {
        pass(Duration.ofSeconds(5));
        Instant before = clock.instant();
        nanos -= 1_000_000_000;

        assertThat(clock.instant()).isEqualTo(before);
    }

    @Test
    @Tag("SES-55")
    @Tag("SES-209")
    void anHourForwardEndsNothingTooEarly() {
        World world = new World(clock);
        int id = world.active();
        pass(Duration.ofMinutes(10));
        world.book.tick();

        wall.advance(HOUR);
        world.book.tick();
        pass(Duration.ofMinutes(46));
        world.book.tick();
        assertThat(world.status(id)).isEqualTo("active");

        pass(Duration.ofMinutes(4));
        world.book.tick();
        assertThat(world.status(id)).isEqualTo("timed-out");
    }

    @Test
    @Tag("SES-55")
    @Tag("SES-209")
    void anHourBackKeepsNothingOpenForAnHour() {
        World world = new World(clock);
        int id = world.active();
        pass(Duration.ofMinutes(10));
        world.book.tick();

        wall.advance(HOUR.negated());
        world.book.tick();
        pass(Duration.ofMinutes(49));
        world.book.tick();
        assertThat(world.status(id)).isEqualTo("active");

        pass(Duration.ofMinutes(4));
        world.book.tick();
        assertThat(world.status(id)).isEqualTo("timed-out");
    }
}
