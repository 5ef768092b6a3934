package org.belay.presence.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;

/**
 * How many sessions each technician has that are Active (SET-87). Those whose customer's line is lost
 * don't count here, though they keep their place for the maximum: nobody is busy with them.
 */
final class ActiveSessions implements SessionEventListener {

    private final Map<Integer, Integer> technicians = new HashMap<>();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Sessions sessions;
    private final IntConsumer changed;

    /**
     * Counts those.
     *
     * @param changed told of accounts whose number is another now, without any lock held
     */
    ActiveSessions(Sessions sessions, IntConsumer changed) {
        this.sessions = sessions;
        this.changed = changed;
    }

    synchronized int of(int account) {
        return counts.getOrDefault(account, 0);
    }

    @Override
    public void happened(Session session, LoggedEvent event) {
        take(session).forEach(changed::accept);
    }

    /** Counts anew what is there; also to be called once this has become a listener. */
    @Override
    public void missed() {
        Set<Integer> touched;
        synchronized (this) {
            touched = new HashSet<>(counts.keySet());
            technicians.clear();
            counts.clear();
            sessions.all().forEach(this::take);
            touched.addAll(counts.keySet());
        }
        touched.forEach(changed::accept);
    }

    /** The accounts whose number is another now. */
    private synchronized List<Integer> take(Session session) {
        boolean active = session.status() == SessionStatus.ACTIVE;
        Integer former =
                active
                        ? technicians.put(session.id(), session.technicianId())
                        : technicians.remove(session.id());
        Integer now = active ? session.technicianId() : null;
        if (Objects.equals(former, now)) {
            return List.of();
        }
        if (former != null) {
            counts.computeIfPresent(former, (account, n) -> n == 1 ? null : n - 1);
        }
        if (now != null) {
            counts.merge(now, 1, Integer::sum);
        }
        return Stream.of(former, now).filter(Objects::nonNull).toList();
    }
}
