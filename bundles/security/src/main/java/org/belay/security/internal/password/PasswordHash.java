package org.belay.security.internal.password;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.belay.api.refusal.Refused;

/** Hashes and compares passwords, whatever way they are kept in, and few at once. */
public final class PasswordHash {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** It costs much by design; so many at once leave the gateway alive. */
    private final Semaphore working =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private final Argon2 argon2 = new Argon2();
    private final String ofNobody = argon2.hash("the password of nobody");

    /** The hash of a password under a fresh salt. */
    public String hash(String password) {
        return inTurn(() -> argon2.hash(password));
    }

    /** Whether it is the password of that hash; an empty hash takes as long, and none fits it. */
    public boolean matches(String password, String kept) {
        return inTurn(() -> compare(password, kept));
    }

    /** Whether it is the password of any of those hashes. */
    boolean matchesAny(String password, Collection<String> kept) {
        return inTurn(() -> kept.stream().anyMatch(each -> compare(password, each)));
    }

    /** Whether it should be replaced at the next occasion. */
    boolean isOutdated(String kept) {
        return Argon2.isOutdated(kept);
    }

    private boolean compare(String password, String kept) {
        if (Pbkdf2.is(kept)) {
            return Pbkdf2.matches(password, kept);
        }
        if (Argon2.is(kept)) {
            return Argon2.matches(password, kept);
        }
        // So that time doesn't tell who has an account, or a password of his own.
        Argon2.matches(password, ofNobody);
        return false;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!working.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw Refused.throttled(LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable();
        }
        try {
            return work.get();
        } finally {
            working.release();
        }
    }
}
