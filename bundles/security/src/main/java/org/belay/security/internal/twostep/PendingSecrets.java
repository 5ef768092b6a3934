package org.belay.security.internal.twostep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Secrets that were shown and not yet confirmed, each for the sign-in to which it was shown. In memory:
 * whoever is interrupted by a restart scans again. Bounded; the oldest go first.
 */
final class PendingSecrets {

    private static final int MOST = 10_000;

    private final Duration life;
    private final Clock clock;
    private final Map<String, Pending> bySignIn =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pending> eldest) {
                    return size() > MOST;
                }
            };

    private record Pending(int account, byte[] secret, Instant expiresAt) {}

    PendingSecrets(Duration life, Clock clock) {
        this.life = life;
        this.clock = clock;
    }

    /** The one that was shown before, so that reloading the page spoils nothing, or a fresh one. */
    synchronized byte[] getOrMake(String signIn, int account, Supplier<byte[]> fresh) {
        return get(signIn)
                .orElseGet(
                        () -> {
                            byte[] secret = fresh.get();
                            bySignIn.remove(signIn);
                            bySignIn.put(
                                    signIn,
                                    new Pending(account, secret, clock.instant().plus(life)));
                            return secret;
                        });
    }

    synchronized Optional<byte[]> get(String signIn) {
        return Optional.ofNullable(bySignIn.get(signIn))
                .filter(each -> clock.instant().isBefore(each.expiresAt()))
                .map(Pending::secret);
    }

    /** All of an account, at whatever sign-in they were shown. */
    synchronized void forget(int account) {
        bySignIn.values().removeIf(each -> each.account() == account);
    }
}
