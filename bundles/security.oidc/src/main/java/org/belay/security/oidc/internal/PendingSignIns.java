package org.belay.security.oidc.internal;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sign-ins that have been begun. In memory only: who is at the provider while the gateway starts
 * anew clicks once more. Each can be taken once, by the browser that began it, within {@link #LIFE}.
 */
final class PendingSignIns {

    /** So long somebody may take at the provider. */
    static final Duration LIFE = Duration.ofMinutes(10);

    /** Then the oldest goes. Who begins so many is slowed down before, see {@link OidcResource}. */
    static final int MOST = 10_000;

    private static final int SECRET_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pending> byState =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Pending> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * One that has just begun.
     *
     * @param cookie what only the browser that began it will know
     */
    record Begun(Pending pending, String cookie) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    /** Begins one. */
    Begun begin(Optional<String> next, URI callback) {
        String cookie = secret();
        Instant now = clock.instant();
        Pending pending =
                new Pending(
                        secret(),
                        hash(cookie),
                        new Nonce(secret()),
                        new CodeVerifier(),
                        next,
                        callback,
                        now.plus(LIFE));
        synchronized (this) {
            byState.values().removeIf(each -> each.until().isBefore(now));
            byState.put(pending.state(), pending);
        }
        return new Begun(pending, cookie);
    }

    /** Takes one away if it is there, in time, and the cookie is its browser's. */
    synchronized Optional<Pending> take(String state, Optional<String> cookie) {
        Pending pending = byState.get(state);
        if (pending == null
                || cookie.isEmpty()
                || !MessageDigest.isEqual(pending.binding(), hash(cookie.get()))) {
            return Optional.empty(); // and stays: strangers can't take it from its owner
        }
        byState.remove(state);
        return Optional.of(pending).filter(each -> clock.instant().isBefore(each.until()));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String cookie) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(cookie.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
