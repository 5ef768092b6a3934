package org.belay.core.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of sessions: it goes on as time really passes, never back and never by a jump. When the
 * computer's clock is set, an hour forward must not end everything that has an idle limit of an hour,
 * nor an hour back keep it open; the difference is made up slowly, one part in {@value #SLEW}. Safe
 * from any thread.
 */
final class SteadyClock extends Clock {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    /** One second is made up in so many. */
    private static final int SLEW = 20;

    /** A difference that is worth a line in the log. */
    private static final Duration JUMP = Duration.ofSeconds(5);

    private final Clock wall;
    private final LongSupplier nanos;
    private Instant now;
    private long at;
    private boolean off;

    /**
     * Follows that clock.
     *
     * @param nanos goes on evenly, as {@link System#nanoTime()} does
     */
    SteadyClock(Clock wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.now = wall.instant();
        this.at = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        long reading = nanos.getAsLong();
        long passed = Math.max(0, reading - at);
        at = reading;
        Instant even = now.plusNanos(passed);
        Duration behind = Duration.between(even, wall.instant());
        tell(behind);
        long most = passed / SLEW;
        long step =
                behind.abs().compareTo(Duration.ofNanos(most)) <= 0
                        ? behind.toNanos()
                        : behind.isNegative() ? -most : most;
        now = even.plusNanos(step);
        return now;
    }

    private void tell(Duration behind) {
        boolean jumped = behind.abs().compareTo(JUMP) > 0;
        if (jumped && !off) {
            LOG.warn(
                    "The computer's clock was set by {} s; sessions make it up slowly",
                    behind.toSeconds());
        }
        off = jumped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("sessions know no zones");
    }
}
