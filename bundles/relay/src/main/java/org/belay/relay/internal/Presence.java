package org.belay.relay.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;

/**
 * Tells the session when its customer's line is lost and when it is back. A page that is reloaded is
 * away for a moment: only who stays away longer is lost (within the minute that SES-53 allows).
 */
final class Presence {

    /** How long a customer may be away before his line counts as lost. */
    static final Duration GRACE = Duration.ofSeconds(4);

    /** How long customers have to come back after the gateway or this bundle was started. */
    static final Duration GRACE_AFTER_START = Duration.ofSeconds(30);

    private final Map<Integer, Future<?>> away = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final ScheduledExecutorService timer;

    Presence(Sessions sessions, ScheduledExecutorService timer) {
        this.sessions = sessions;
        this.timer = timer;
    }

    /** Gives those who were connected before the start their time to come back. */
    void expectThoseFromBefore() {
        sessions.all().stream()
                .filter(Session::customerOnline)
                .forEach(session -> expect(session.id(), GRACE_AFTER_START));
    }

    void arrived(int sessionId) {
        Future<?> waiting = away.remove(sessionId);
        if (waiting != null) {
            waiting.cancel(false);
        }
        sessions.ask(sessionId, new SessionCommand.CustomerArrived());
    }

    void gone(int sessionId) {
        expect(sessionId, GRACE);
    }

    private void expect(int sessionId, Duration time) {
        Future<?> former =
                away.put(
                        sessionId,
                        timer.schedule(
                                () -> lost(sessionId), time.toMillis(), TimeUnit.MILLISECONDS));
        if (former != null) {
            former.cancel(false);
        }
    }

    private void lost(int sessionId) {
        if (away.remove(sessionId) == null) {
            return;
        }
        sessions.ask(sessionId, new SessionCommand.CustomerLost())
                .whenComplete(
                        (session, failure) -> {
                            // The database was away; the loss isn't written yet, so look again.
                            if (failure != null && sessions.find(sessionId).isPresent()) {
                                expect(sessionId, GRACE);
                            }
                        });
    }
}
