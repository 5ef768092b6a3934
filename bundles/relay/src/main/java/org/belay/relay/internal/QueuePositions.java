package org.belay.relay.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.session.Session;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;

/**
 * Tells waiting customers how far they have come. Each start moves all who come later, so what has
 * changed is gathered, and told from time to time: a queue of thousands costs one pass, not one for
 * each of them.
 */
final class QueuePositions {

    /** Who tells one customer. */
    interface Teller {
        /** His place, from 1. */
        void tell(int sessionId, int position);
    }

    private final Set<Target> moved = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> told = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final Teller teller;

    QueuePositions(Sessions sessions, Teller teller) {
        this.sessions = sessions;
        this.teller = teller;
    }

    /** The session came to a queue, left one or waits in it no more. */
    void moved(Session session) {
        session.queue().ifPresent(moved::add);
        if (session.channelId() != 0) {
            moved.add(Target.channel(session.channelId()));
        }
        if (session.technicianId() != 0) {
            moved.add(Target.technician(session.technicianId()));
        }
        Transfer transfer = session.company().transfer();
        if (transfer != null) {
            moved.add(transfer.to());
        }
        if (session.status().isOver() || session.queue().isEmpty()) {
            told.remove(session.id());
        }
    }

    /** Tells whose place is another now. */
    void tell() {
        for (Target queue : List.copyOf(moved)) {
            moved.remove(queue);
            int position = 0;
            for (int sessionId : sessions.waitingIn(queue)) {
                position++;
                Integer before = told.put(sessionId, position);
                if (before != null && before != position) {
                    teller.tell(sessionId, position);
                }
            }
        }
    }
}
