package org.belay.api.presence;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Technicians' statuses in the past, for reports (REP-R07-09, REP-R07-10, REP-R08-10, REP-R08-11). The
 * periods of a day add up to the time signed in at a console. What lasts is a minute late at most;
 * so much is also lost at most when the gateway's machine fails. Blocks; safe from any thread.
 */
@ProviderType
public interface StatusHistory {

    /** Most accounts that can be asked for at once. */
    int MOST_ACCOUNTS = 1_000;

    /**
     * Periods that lie at least partly between the times, whole, by account and time.
     *
     * @param accounts at most {@link #MOST_ACCOUNTS}
     * @throws Refused {@code unavailable}
     */
    List<StatusPeriod> between(Set<Integer> accounts, Instant from, Instant to);
}
