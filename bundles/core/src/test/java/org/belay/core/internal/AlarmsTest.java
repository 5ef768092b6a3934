package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When sessions are looked at: early if need be, late never, and for nothing otherwise. */
class AlarmsTest {

    private final Alarms alarms = new Alarms();

    private static Instant at(long minutes) {
        return Samples.MORNING.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void itRingsAtItsTimeAndOnce() {
        alarms.set(1, at(5));

        assertThat(alarms.due(at(5).minusMillis(1))).isEmpty();
        assertThat(alarms.due(at(5))).containsExactly(1);
        assertThat(alarms.due(at(50))).isEmpty();
        assertThat(alarms.size()).isZero();
    }

    @Test
    void anEarlierTimeReplacesALaterOneAndALaterOneDoesNot() {
        alarms.set(1, at(5));
        alarms.set(1, at(3));
        alarms.set(1, at(9));

        assertThat(alarms.due(at(3))).containsExactly(1);
        assertThat(alarms.due(at(9))).isEmpty();
    }

    @Test
    void theyRingInTheOrderOfTheirTimes() {
        alarms.set(1, at(5));
        alarms.set(2, at(3));
        alarms.set(3, at(4));
        alarms.set(4, at(9));

        assertThat(alarms.due(at(5))).containsExactly(2, 3, 1);
    }

    @Test
    void whatIsForgottenDoesNotRing() {
        alarms.set(1, at(5));
        alarms.forget(1);
        alarms.forget(2);

        assertThat(alarms.due(at(5))).isEmpty();
    }

    @Test
    void aHundredThousandThatAreNotDueAreNotTouched() {
        for (int session = 0; session < 100_000; session++) {
            alarms.set(session, at(60 + session % 600));
        }

        // A million looks: if each touched only one alarm in a hundred, this would take minutes.
        long begun = System.nanoTime();
        for (int look = 0; look < 1_000_000; look++) {
            assertThat(alarms.due(at(59)).isEmpty()).isTrue();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        assertThat(alarms.size()).isEqualTo(100_000);
        assertThat(alarms.due(at(60))).hasSize(167);
    }

    @Test
    void howeverTheyAreSetNoneRingsLateAndNoneIsLost() {
        Random random = new Random(3);
        long[] earliest = new long[500];
        for (int i = 0; i < 20_000; i++) {
            int session = random.nextInt(500);
            long time = 1L + random.nextInt(1_000);
            alarms.set(session, at(time));
            earliest[session] = earliest[session] == 0 ? time : Math.min(earliest[session], time);
        }
        List<Integer> rung = new ArrayList<>();
        for (long now = 0; now <= 1_000; now++) {
            for (int session : alarms.due(at(now))) {
                assertThat(now).isEqualTo(earliest[session]);
                rung.add(session);
            }
        }
        assertThat(rung).hasSize(500).doesNotHaveDuplicates();
    }
}
