package org.belay.security.internal.key;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as it is kept.
 *
 * @param hash of the key: it proves the key and doesn't reveal it
 * @param hint the first characters, by which people tell keys apart
 * @param issuer account for which it acts
 * @param permissions keys of the permissions that it may use; empty for all that the issuer has
 */
record ApiKey(
        int id,
        String name,
        String hash,
        String hint,
        int issuer,
        Set<String> permissions,
        boolean enabled,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> usedAt) {

    /** Makes the permissions unmodifiable. */
    ApiKey {
        permissions = Set.copyOf(permissions);
    }

    boolean isGood(Instant now) {
        return enabled && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }

    ApiKey as(String newName, boolean newEnabled) {
        return new ApiKey(
                id,
                newName,
                hash,
                hint,
                issuer,
                permissions,
                newEnabled,
                createdAt,
                expiresAt,
                usedAt);
    }

    ApiKey used(Instant now) {
        return new ApiKey(
                id,
                name,
                hash,
                hint,
                issuer,
                permissions,
                enabled,
                createdAt,
                expiresAt,
                Optional.of(now));
    }

    @Override
    public String toString() {
        return "ApiKey[" + id + "]"; // never the hash: it would reach logs
    }
}
