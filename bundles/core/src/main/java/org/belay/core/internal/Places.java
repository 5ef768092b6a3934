package org.belay.core.internal;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.belay.api.session.Entry;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
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

    /** Who would have the session active if it is granted, empty if nobody new. */
    static OptionalInt taker(Session session, SessionCommand command, Entry entry) {
        if (command instanceof SessionCommand.Assign assign) {
            return OptionalInt.of(assign.technician().accountId());
        }
        if (command instanceof SessionCommand.AcceptLead accept) {
            return OptionalInt.of(accept.author().accountId());
        }
        boolean starts =
                command instanceof SessionCommand.Start
                        && entry != null
                        && entry.part() != Part.INVITED
                        && entry.part() != Part.COLLABORATOR
                        && session.status() != SessionStatus.ACTIVE;
        return starts
                ? OptionalInt.of(((SessionCommand.Start) command).author().accountId())
                : OptionalInt.empty();
    }

    /**
     * Takes a place.
     *
     * @throws org.belay.api.refusal.Refused {@code too-many-active}
     */
    synchronized void take(int session, int technician) {
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

    /** Whether that technician has a place left, for pages. */
    boolean left(int session, int technician) {
        return taken(session, technician) < most.applyAsInt(technician);
    }

    private long taken(int except, int technician) {
        long active =
                sessionsOf.apply(technician).stream()
                        .map(SessionLane::session)
                        .filter(session -> session.id() != except)
                        .filter(session -> !taking.containsKey(session.id()))
                        .filter(session -> isActive(session, technician))
                        .count();
        return active
                + taking.entrySet().stream()
                        .filter(each -> each.getKey() != except && each.getValue() == technician)
                        .count();
    }

    // A lost session keeps its place: it comes back without being asked (SES-26).
    private static boolean isActive(Session session, int technician) {
        return session.technicianId() == technician
                && session.statusOnceBack() == SessionStatus.ACTIVE;
    }
}
