package org.belay.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;
import org.belay.testing.fakes.FakeClock;
import org.junit.jupiter.api.Test;

class FailureThrottlesTest {

    private static final Throttles.Limit PER_KEY = new Throttles.Limit(3, Duration.ofMinutes(1));
    private static final Throttles.Limit OVERALL = new Throttles.Limit(10, Duration.ofMinutes(5));

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:28:13Z"));
    private final FailureThrottles throttles = new FailureThrottles(clock);
    private final Throttles.Throttle throttle = throttles.throttle("pin", PER_KEY, OVERALL);

    @Test
    void soManyFailuresInSoMuchTimeAreEnough() {
        fail("10.0.0.1", 2);
        assertPasses("10.0.0.1");
        clock.advance(Duration.ofSeconds(20));
        fail("10.0.0.1", 1);

        assertWaits("10.0.0.1", Duration.ofSeconds(40));
        assertPasses("10.0.0.2");
        clock.advance(Duration.ofSeconds(40));
        assertPasses("10.0.0.1");
    }

    @Test
    void aSuccessForgives() {
        fail("10.0.0.1", 3);
        throttle.succeeded("10.0.0.1");

        assertPasses("10.0.0.1");
    }

    @Test
    void manyWhoGuessTogetherMeetTheLimitForAll() {
        for (int i = 0; i < 10; i++) {
            throttle.failed("10.0.0." + i);
        }

        assertWaits("10.0.1.1", Duration.ofMinutes(5));
    }

    @Test
    void updatingABundleDoesNotForget() {
        fail("10.0.0.1", 3);

        assertThat(throttles.throttle("pin", PER_KEY, OVERALL)).isSameAs(throttle);
        assertThat(throttles.throttle("other", PER_KEY, OVERALL)).isNotSameAs(throttle);
    }

    @Test
    void memoryIsBoundedWhateverKeysCome() {
        for (int i = 0; i < 200_000; i++) {
            throttle.failed("key" + i);
        }
        clock.advance(Duration.ofMinutes(5));

        assertPasses("key199999");
    }

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(key);
        }
    }

    private void assertPasses(String key) {
        assertThatCode(() -> throttle.check(key)).doesNotThrowAnyException();
    }

    private void assertWaits(String key, Duration wait) {
        assertThatThrownBy(() -> throttle.check(key))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.retryAfter()).hasValue(wait));
    }
}
