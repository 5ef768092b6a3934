package org.belay.api.connect;

import java.time.Instant;
import java.util.Map;

/**
 * A customer was invited but hasn't come yet; no session exists (SES-502).
 *
 * @param code six digits, unique among the codes that are neither used nor expired (CONN-31)
 * @param method the connection method's ID
 */
public record Invitation(
        long id,
        String code,
        String method,
        int technicianId,
        String name,
        Map<String, String> fields,
        Instant createdAt,
        Instant expiresAt) {

    /** Makes the fields unmodifiable. */
    public Invitation {
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "Invitation[" + id + ", " + method + "]"; // never the code: it would reach logs
    }
}
