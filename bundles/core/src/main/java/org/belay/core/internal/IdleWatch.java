package org.belay.core.internal;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.belay.api.session.EndCause;
import org.belay.api.session.IdleBlocker;
import org.belay.api.session.Session;
import org.belay.core.internal.Limits.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sessions in which something goes on from timing out (SES-71 to SES-77). It asks only when a
 * limit is reached; from then on the limit counts anew.
 */
final class IdleWatch {

    private static final Logger LOG = LoggerFactory.getLogger(IdleWatch.class);

    private record Clock(int session, int technician) {}

    private final Supplier<? extends Iterable<IdleBlocker>> blockers;
    private final Map<Clock, Instant> seenAtWork = new ConcurrentHashMap<>();

    IdleWatch(Supplier<? extends Iterable<IdleBlocker>> blockers) {
        this.blockers = blockers;
    }

    /** Whether something holds up what time would do to the session now. */
    boolean holdsUp(Session session, Effect effect, Instant now) {
        int technician = whose(session, effect);
        if (technician == 0) {
            return false;
        }
        for (IdleBlocker blocker : blockers.get()) {
            if (goesOn(blocker, session.id(), technician)) {
                seenAtWork.put(new Clock(session.id(), technician), now);
                return true;
            }
        }
        return false;
    }

    /** The session as if somebody had done something when something was last seen going on. */
    Session withWork(Session session) {
        if (seenAtWork.isEmpty()) {
            return session;
        }
        Session seen = session;
        Instant lead = seenAtWork.get(new Clock(session.id(), session.technicianId()));
        if (lead != null && lead.isAfter(session.activeAt())) {
            seen = seen.activeAt(lead);
        }
        for (var each : session.company().participants()) {
            Instant his = seenAtWork.get(new Clock(session.id(), each.id()));
            if (his != null && his.isAfter(each.activeAt())) {
                seen = seen.with(seen.company().with(each.activeAt(his)));
            }
        }
        return seen;
    }

    void forget(int session) {
        seenAtWork.keySet().removeIf(clock -> clock.session() == session);
    }

    private static int whose(Session session, Effect effect) {
        if (effect instanceof Effect.Parts parts) {
            return parts.participant().id();
        }
        return effect instanceof Effect.Ends ends && ends.cause() == EndCause.IDLE_TIME_OUT
                ? session.technicianId()
                : 0;
    }

    // Anybody's code: one that breaks must not keep all sessions open, nor end the others' turn.
    private static boolean goesOn(IdleBlocker blocker, int session, int technician) {
        try {
            return blocker.goesOn(session, technician);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} can't say whether something goes on", blocker.getClass().getName(), e);
            return false;
        }
    }
}
