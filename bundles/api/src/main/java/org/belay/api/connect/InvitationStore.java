package org.belay.api.connect;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where invitations are kept. Blocking; {@code unavailable} without database. For the core. */
@ProviderType
public interface InvitationStore {

    /** An invitation as found by its code. */
    record Found(Invitation invitation, boolean used) {}

    /**
     * Writes an invitation under that code; empty if the code is taken by one that is neither used
     * nor expired at {@code now}.
     */
    Optional<Invitation> add(
            String code,
            String method,
            int technicianId,
            String name,
            Map<String, String> fields,
            Instant now,
            Instant expiresAt);

    /** The latest invitation that bears the code, whatever became of it; kept for a day after. */
    Optional<Found> find(String code);

    /** Forgets invitations that expired or were used before {@code time}; how many. */
    int forgetBefore(Instant time);
}
