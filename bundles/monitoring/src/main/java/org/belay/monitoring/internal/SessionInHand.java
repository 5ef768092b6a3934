package org.belay.monitoring.internal;

import java.time.Instant;

/**
 * A session of a technician's, as whoever looks after him is shown it (MON-22).
 *
 * @param status as the technician sees it
 * @param joined whether the administrator takes part already
 * @param joinable whether he may join it now
 */
record SessionInHand(
        int id,
        String name,
        String kind,
        String status,
        Instant since,
        boolean joined,
        boolean joinable) {}
