package org.belay.camel.internal.component;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.belay.api.event.DeadLetters;
import org.belay.api.event.EventFeed;
import org.belay.api.event.LoggedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries an event until it is taken or laid aside. Events wait for the one before them, so that a
 * session's events always arrive in order; a receiver that is down holds up its own consumer for as
 * long as {@link RetryPolicy} says, and no other.
 */
final class Delivery implements EventFeed.Taker {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** One try. */
    @FunctionalInterface
    interface Attempt {
        void run(LoggedEvent event, int number) throws Exception;
    }

    /** The wait between two tries. */
    @FunctionalInterface
    interface Pause {
        /** Returns false at once when the consumer stops. */
        boolean await(Duration duration) throws InterruptedException;
    }

    private final String label;
    private final String consumer;
    private final RetryPolicy policy;
    private final DeadLetters deadLetters;
    private final Attempt attempt;
    private final Pause pause;

    /** Used by the consumer's own thread alone. */
    private boolean failing;

    Delivery(
            String label,
            String consumer,
            RetryPolicy policy,
            DeadLetters deadLetters,
            Attempt attempt,
            Pause pause) {
        this.label = label;
        this.consumer = consumer;
        this.policy = policy;
        this.deadLetters = deadLetters;
        this.attempt = attempt;
        this.pause = pause;
    }

    @Override
    public void take(LoggedEvent event) throws Exception {
        for (int number = 1; !taken(event, number); number++) {
            if (!pause.await(policy.after(number))) {
                throw new CancellationException(label + " is stopping");
            }
        }
    }

    @Override
    public void retake(LoggedEvent event) throws Exception {
        try {
            attempt.run(event, 1);
        } catch (Exception e) {
            throw new DeliveryFailed(label + " " + FailureText.of(e), e);
        }
    }

    /** Whether the event is done with: taken, or given up on. */
    private boolean taken(LoggedEvent event, int number) throws Exception {
        try {
            attempt.run(event, number);
        } catch (Exception e) {
            // Our own database being away, or the routes being taken down, says nothing about the
            // receiver. The event stays the feed's and comes again.
            if (FailureText.isUnavailable(e) || !pause.await(Duration.ZERO)) {
                throw e;
            }
            failing = true;
            return givenUp(event, number, FailureText.of(e));
        }
        if (failing) {
            failing = false;
            LOG.info(
                    "{} works again: took {} of session {} at attempt {}",
                    label,
                    kind(event),
                    event.sessionId(),
                    number);
        }
        return true;
    }

    private boolean givenUp(LoggedEvent event, int number, String reason) {
        if (number < policy.attempts()) {
            LOG.warn(
                    "{} {}; attempt {} of {}, next in {} ({} of session {})",
                    label,
                    reason,
                    number,
                    policy.attempts(),
                    seconds(policy.after(number)),
                    kind(event),
                    event.sessionId());
            return false;
        }
        deadLetters.add(consumer, event, reason, number);
        LOG.error(
                "{} {}; attempt {} of {}, laid aside: see belay:dead-letters ({} of session {})",
                label,
                reason,
                number,
                policy.attempts(),
                kind(event),
                event.sessionId());
        return true;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1_000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }

    private static String kind(LoggedEvent event) {
        return event.event().type().wireName();
    }
}
