package org.belay.core.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;

/**
 * The places for active sessions that each technician has (SES-15, SES-16). Two sessions that start at
 * the same moment must not both take the last one: a place is taken when it is decided and held until
 * the outcome is written.
 */
final class Places {

    private final Map<Integer, Integer> taking = new ConcurrentHashMap<>();
    private final IntFunction<Collection<SessionLane>> sessionsOf;
    private final IntUnaryOperator most;

    /**
     * Over those sessions.
     *
     * @param most how many active sessions that technician may have
     */
    Places(IntFunction<Collection<SessionLane>> sessionsOf, IntUnaryOperator most) {
        this.sessionsOf = sessionsOf;
        this.most = most;
    }

    /**
     * Takes the place that the event needs, if it needs one.
     *
     * @throws org.belay.api.refusal.Refused {@code too-many-active}
     */
    void take(int session, SessionEvent event) {
        boolean needed =
                event instanceof SessionEvent.Started || event instanceof SessionEvent.LeadAccepted;
        if (needed) {
            take(session, event.author().accountId());
        }
    }

    private synchronized void take(int session, int technician) {
        int limit = most.applyAsInt(technician);
        if (taken(session, technician) >= limit) {
            throw Refusals.tooManyActive(limit);
        }
        taking.put(session, technician);
    }

    /** The outcome is written, or nothing came of it. */
    void settled(int session) {
        taking.remove(session);
    }

    // What somebody else is about to take from him still counts: it may fail to be written.
    private int taken(int except, int technician) {
        Set<Integer> his = new HashSet<>();
        for (SessionLane lane : sessionsOf.apply(technician)) {
            if (isActive(lane.session(), technician)) {
                his.add(lane.session().id());
            }
        }
        taking.forEach(
                (session, taker) -> {
                    if (taker == technician) {
                        his.add(session);
                    }
                });
        his.remove(except);
        return his.size();
    }

    // A lost session keeps its place: it comes back without being asked (SES-26).
    private static boolean isActive(Session session, int technician) {
        return session.technicianId() == technician
                && session.statusOnceBack() == SessionStatus.ACTIVE;
    }
}
