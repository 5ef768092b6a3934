package org.belay.routing.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.belay.api.session.Session;
import org.belay.api.session.Target;

/** How long the last ten sessions of each channel and technician waited (SET-18, SET-19). */
final class PickUps {

    static final int LAST = 10;

    private final Map<Target, Deque<Duration>> waits = new HashMap<>();

    /** The session was started for the first time. */
    synchronized void note(Session session) {
        session.started()
                .ifPresent(
                        at -> {
                            Deque<Duration> last =
                                    waits.computeIfAbsent(of(session), each -> new ArrayDeque<>());
                            last.add(Duration.between(session.createdAt(), at));
                            if (last.size() > LAST) {
                                last.poll();
                            }
                        });
    }

    /** The mean of those of the session's channel or technician, empty if there was none. */
    synchronized Optional<Duration> mean(Session session) {
        Deque<Duration> last = waits.get(of(session));
        return last == null
                ? Optional.empty()
                : Optional.of(
                        last.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(last.size()));
    }

    synchronized void clear() {
        waits.clear();
    }

    private static Target of(Session session) {
        return session.channelId() == 0
                ? Target.technician(session.technicianId())
                : Target.channel(session.channelId());
    }
}
