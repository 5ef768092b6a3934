package org.belay.routing.longestidle.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.belay.api.routing.Candidate;
import org.junit.jupiter.api.Test;

/** Whoever has gone longest without a change is first. */
class LongestIdleTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void theLongestIdleIsFirstHoweverManyHeHas() {
        Candidate busy = new Candidate(1, 3, MORNING);
        Candidate fresh = new Candidate(2, 0, MORNING.plusSeconds(60));
        Candidate never = new Candidate(3, 2, Instant.EPOCH);

        assertThat(new LongestIdle().order(List.of(fresh, busy, never)))
                .containsExactly(never, busy, fresh);
    }

    @Test
    void ofTwoWhoAreIdleForAsLongItIsWhoeverHasFewer() {
        Candidate more = new Candidate(1, 2, MORNING);
        Candidate fewer = new Candidate(2, 1, MORNING);

        assertThat(new LongestIdle().order(List.of(more, fewer))).containsExactly(fewer, more);
    }
}
