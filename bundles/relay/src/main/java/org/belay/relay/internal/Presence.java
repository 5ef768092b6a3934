package org.belay.relay.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
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

    /** What a session must still be told; the latest word on its customer replaces the one before. */
    private static final class Word {
        private final int sessionId;
        private final SessionCommand command;
        private Future<?> timer;

        Word(int sessionId, SessionCommand command) {
            this.sessionId = sessionId;
            this.command = command;
        }
    }

    private final Map<Integer, Word> latest = new HashMap<>();
    private final Sessions sessions;
    private final ScheduledExecutorService timer;

    Presence(Sessions sessions, ScheduledExecutorService timer) {
        this.sessions = sessions;
        this.timer = timer;
    }

    /**
     * The core is there, for the first time or again: gives those who were connected before their
     * time to come back.
     *
     * @param connected whether that session's customer has his socket all the time
     */
    void expectThoseFromBefore(IntPredicate connected) {
        for (Session session : sessions.all()) {
            if (connected.test(session.id())) {
                // After an update of the core: he never was away, whatever the log believes
                if (!session.customerOnline()) {
                    arrived(session.id());
                }
            } else if (session.customerOnline()) {
                say(session.id(), new SessionCommand.CustomerLost(), GRACE_AFTER_START);
            }
        }
    }

    void arrived(int sessionId) {
        say(sessionId, new SessionCommand.CustomerArrived(), Duration.ZERO);
    }

    void gone(int sessionId) {
        say(sessionId, new SessionCommand.CustomerLost(), GRACE);
    }

    private synchronized void say(int sessionId, SessionCommand command, Duration in) {
        Word word = new Word(sessionId, command);
        Word former = latest.put(sessionId, word);
        if (former != null && former.timer != null) {
            former.timer.cancel(false);
        }
        if (in.isZero()) {
            tell(word);
        } else {
            tellLater(word, in);
        }
    }

    private synchronized void tellLater(Word word, Duration in) {
        try {
            word.timer = timer.schedule(() -> tell(word), in.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            latest.remove(
                    word.sessionId, word); // the gateway stops; who was here is expected again
        }
    }

    // Asked under the lock, so that the session hears of coming and going in that order; ask
    // doesn't
    // block.
    private synchronized void tell(Word word) {
        if (latest.get(word.sessionId) == word) {
            sessions.ask(word.sessionId, word.command)
                    .whenComplete((session, failure) -> told(word, failure));
        }
    }

    private synchronized void told(Word word, Throwable failure) {
        if (latest.get(word.sessionId) != word) {
            return;
        }
        if (isWorthATry(failure) && mayStand(word.sessionId)) {
            tellLater(word, GRACE);
        } else {
            latest.remove(word.sessionId, word);
        }
    }

    private boolean mayStand(int sessionId) {
        try {
            return sessions.find(sessionId).isPresent();
        } catch (Refused unavailable) {
            return true; // the core is away for a moment
        }
    }

    // The database was away or the session busy, so it isn't written yet. A refusal for another
    // reason stays one.
    private static boolean isWorthATry(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause != null
                && !(cause instanceof Refused refused && refused.reason() != Reason.UNAVAILABLE);
    }
}
