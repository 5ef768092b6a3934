package org.belay.routing.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;

/**
 * Who has how many sessions active. A lost session still counts, for it comes back without being asked
 * (SES-26). Safe from any thread.
 */
final class Workload {

    /** In which somebody can be given a session; in any other it was given, or can't be any more. */
    private static final Set<SessionStatus> WAITS =
            Set.of(SessionStatus.WAITING, SessionStatus.OUTGOING);

    private final Map<Integer, Integer> technicians = new HashMap<>();
    private final Map<Integer, Set<Integer>> sessions = new HashMap<>();
    private final Map<Integer, Integer> promised = new HashMap<>();
    private final Map<Integer, Instant> changedAt = new HashMap<>();

    /** The session is so now; whose number of active sessions has fallen by it, if anybody's. */
    synchronized OptionalInt note(Session session, Instant at) {
        int now =
                !session.status().isOver() && session.statusOnceBack() == SessionStatus.ACTIVE
                        ? session.technicianId()
                        : 0;
        if (!WAITS.contains(session.statusOnceBack())) {
            promised.remove(session.id());
        }
        Integer before =
                now == 0 ? technicians.remove(session.id()) : technicians.put(session.id(), now);
        int was = before == null ? 0 : before;
        if (was == now) {
            return OptionalInt.empty();
        }
        if (now != 0) {
            sessions.computeIfAbsent(now, each -> new HashSet<>()).add(session.id());
            changedAt.put(now, at);
        }
        if (was == 0) {
            return OptionalInt.empty();
        }
        sessions.computeIfPresent(
                was,
                (each, some) -> {
                    some.remove(session.id());
                    return some.isEmpty() ? null : some;
                });
        changedAt.put(was, at);
        return OptionalInt.of(was);
    }

    /**
     * Notes a session as it is now, not as it was when somebody listed it: what happened in between
     * is either in that already, or is still to be noted.
     */
    synchronized void refresh(int session, IntFunction<Optional<Session>> now) {
        now.apply(session).ifPresent(each -> note(each, each.statusSince()));
    }

    /** He is being given that session, which counts as active from now on. */
    synchronized void promise(int session, int technician, Instant at) {
        promised.put(session, technician);
        changedAt.put(technician, at);
    }

    /** Nothing came of it. */
    synchronized void settle(int session) {
        promised.remove(session);
    }

    /** Whether somebody is being given that session. */
    synchronized boolean isPromised(int session) {
        return promised.containsKey(session);
    }

    /** How many he has active. */
    synchronized int active(int technician) {
        Set<Integer> his = sessions.getOrDefault(technician, Set.of());
        long more =
                promised.entrySet().stream()
                        .filter(each -> each.getValue() == technician)
                        .filter(each -> !his.contains(each.getKey()))
                        .count();
        return his.size() + Math.toIntExact(more);
    }

    /** When it last became more or fewer; {@link Instant#EPOCH} if it never did. */
    synchronized Instant changedAt(int technician) {
        return changedAt.getOrDefault(technician, Instant.EPOCH);
    }

    /** Forgets all but what is being given. */
    synchronized void clear() {
        technicians.clear();
        sessions.clear();
    }
}
