package org.belay.security.internal;

import java.time.Instant;

/**
 * Somebody at one browser who is signed in, or on the way.
 *
 * @param tokenHash the cookie's token as it is kept
 * @param id by which its owner names it; no secret, and nothing that leads to the token
 * @param stage what is still to be done
 * @param method {@code password}, {@code oidc}…
 * @param address from where it was opened
 * @param agent what the browser said of itself then
 * @param expiresAt when it ends, whatever happens
 */
public record WebSession(
        String tokenHash,
        String id,
        int accountId,
        Stage stage,
        String method,
        String address,
        String agent,
        String csrf,
        Instant createdAt,
        Instant lastSeen,
        Instant expiresAt) {

    WebSession seen(Instant now) {
        return new WebSession(
                tokenHash, id, accountId, stage, method, address, agent, csrf, createdAt, now,
                expiresAt);
    }

    @Override
    public String toString() {
        return "WebSession[" + accountId + ", " + stage.wireName() + "]"; // it would reach logs
    }
}
