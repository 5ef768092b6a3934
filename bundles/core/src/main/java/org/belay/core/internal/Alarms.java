package org.belay.core.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * When which session is to be looked at, so that those whose time hasn't come cost nothing. An alarm
 * may go off too early, never too late: an act that puts a limit off leaves it where it is, and
 * whoever looks then sets the next. Safe from any thread.
 */
final class Alarms {

    private record Alarm(Instant at, int session) {}

    private final TreeSet<Alarm> inOrder =
            new TreeSet<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::session));
    private final Map<Integer, Alarm> bySession = new HashMap<>();

    /** Has the session looked at no later than then. */
    synchronized void set(int session, Instant at) {
        Alarm known = bySession.get(session);
        if (known != null && !known.at().isAfter(at)) {
            return;
        }
        if (known != null) {
            inOrder.remove(known);
        }
        Alarm alarm = new Alarm(at, session);
        inOrder.add(alarm);
        bySession.put(session, alarm);
    }

    /** Takes out the sessions that are to be looked at by now. */
    synchronized List<Integer> due(Instant now) {
        if (inOrder.isEmpty() || inOrder.first().at().isAfter(now)) {
            return List.of();
        }
        List<Integer> due = new ArrayList<>();
        while (!inOrder.isEmpty() && !inOrder.first().at().isAfter(now)) {
            Alarm alarm = inOrder.pollFirst();
            bySession.remove(alarm.session());
            due.add(alarm.session());
        }
        return due;
    }

    /** The session is over. */
    synchronized void forget(int session) {
        Alarm known = bySession.remove(session);
        if (known != null) {
            inOrder.remove(known);
        }
    }

    synchronized int size() {
        return inOrder.size();
    }
}
