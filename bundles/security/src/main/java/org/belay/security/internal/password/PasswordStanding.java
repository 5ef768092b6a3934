package org.belay.security.internal.password;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an account's password stands at a moment.
 *
 * @param changedAt when it was chosen; for an account of an earlier version, when that was first asked
 * @param expiresAt when it must be replaced, empty for never
 * @param mustChange whether its owner must choose another before he comes in
 * @param warn whether its owner should be told that it expires soon
 */
public record PasswordStanding(
        Instant changedAt, Optional<Instant> expiresAt, boolean mustChange, boolean warn) {

    /** Whole days until it expires, rounded up, if its owner should be told (AUTH-10). */
    public OptionalLong daysToTell(Instant now) {
        return warn && expiresAt.isPresent()
                ? OptionalLong.of(
                        Math.max(
                                0,
                                -Math.floorDiv(
                                        -Duration.between(now, expiresAt.get()).toSeconds(),
                                        86_400L)))
                : OptionalLong.empty();
    }
}
