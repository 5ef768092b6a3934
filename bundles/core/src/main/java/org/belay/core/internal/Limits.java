package org.belay.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.SessionStatus.Phase;

/**
 * How long a session may stay as it is (rows SES-51 to SES-59).
 *
 * @param connecting until the customer's page must have come; zero for ever
 * @param waiting until somebody must have started it; zero for ever
 * @param idle without any act of either side; zero for ever
 */
record Limits(Duration connecting, Duration waiting, Duration idle) {

    /** From Reconnecting or Rebooting to Offline (SES-54). */
    static final Duration OFFLINE_AFTER = Duration.ofMinutes(5);

    /** Without any change of status, whatever the settings say (SES-59, SES-515). */
    static final Duration SYSTEM = Duration.ofDays(14);

    /** What is to happen at what time; no cause means going Offline. */
    record Deadline(Instant at, Optional<EndCause> cause) {}

    /** The next thing that time does to the session, empty if it is over. */
    Optional<Deadline> next(Session session) {
        if (session.status().isOver()) {
            return Optional.empty();
        }
        boolean lost = session.status().phase() == Phase.LOST;
        SessionStatus served = lost ? session.resumeStatus().orElseThrow() : session.status();
        List<Deadline> deadlines = new ArrayList<>();
        switch (served) {
            case CONNECTING ->
                    end(deadlines, session.statusSince(), connecting, EndCause.CONNECTING_TIME_OUT);
            case WAITING ->
                    end(deadlines, session.statusSince(), waiting, EndCause.WAITING_TIME_OUT);
            // A held session has no idle limit (SET-84); a transfer still has one (SES-312).
            case ACTIVE, INCOMING, OUTGOING, COLLABORATING ->
                    end(deadlines, session.activeAt(), idle, EndCause.IDLE_TIME_OUT);
            default -> {}
        }
        if (lost && session.status() != SessionStatus.OFFLINE) {
            // "more than five minutes": the next tick after them
            deadlines.add(
                    new Deadline(session.statusSince().plus(OFFLINE_AFTER), Optional.empty()));
        }
        end(deadlines, session.statusSince(), SYSTEM, EndCause.SYSTEM_TIME_OUT);
        return deadlines.stream().min((a, b) -> a.at().compareTo(b.at()));
    }

    private static void end(List<Deadline> to, Instant since, Duration limit, EndCause cause) {
        if (!limit.isZero()) {
            to.add(new Deadline(since.plus(limit), Optional.of(cause)));
        }
    }
}
