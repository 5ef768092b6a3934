package org.belay.security.internal;

import java.time.Instant;

/**
 * Somebody signed in at one browser.
 *
 * @param tokenHash the cookie's token as it is kept
 * @param expiresAt when it ends, whatever happens
 */
record WebSession(
        String tokenHash,
        int accountId,
        String csrf,
        Instant createdAt,
        Instant lastSeen,
        Instant expiresAt) {

    WebSession seen(Instant now) {
        return new WebSession(tokenHash, accountId, csrf, createdAt, now, expiresAt);
    }
}
