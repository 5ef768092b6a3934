package org.belay.store.internal;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.belay.api.event.EventFeed.Subscription;
import org.belay.api.event.EventFeed.Taker;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log on a thread of its own and hands each event of interest to its taker. */
final class DurableConsumer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableConsumer.class);
    private static final int PAGE = 256;

    private final Subscription subscription;
    private final Taker taker;
    private final LogReader log;
    private final Cursors cursors;
    private final Pace pace;
    private final Doorbell doorbell = new Doorbell();
    private final Queue<Replay> replays = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    private volatile boolean closed;
    private volatile boolean abandoned;

    // The consumer's thread alone.
    private long position;
    private long saved = -1;
    private long savedAt;

    private record Replay(LoggedEvent event, CompletableFuture<Void> done) {}

    /**
     * A consumer that doesn't run yet.
     *
     * @param now where the log stands, for a name that begins with what happens from now on
     */
    DurableConsumer(
            Subscription subscription,
            Taker taker,
            LogReader log,
            Cursors cursors,
            Pace pace,
            long now) {
        this.subscription = subscription;
        this.taker = taker;
        this.log = log;
        this.cursors = cursors;
        this.pace = pace;
        position = subscription.fromStart() ? 0 : now;
        thread = new Thread(this, "belay-consumer-" + subscription.name());
        // Else the loader of whoever subscribes first would be held for as long as the thread runs.
        thread.setContextClassLoader(DurableConsumer.class.getClassLoader());
    }

    void start() {
        thread.start();
    }

    Doorbell doorbell() {
        return doorbell;
    }

    @Override
    public void run() {
        try {
            takeUp();
            while (!closed) {
                follow();
            }
            save();
        } catch (InterruptedException e) {
            LOG.debug("Consumer {} was interrupted", subscription.name());
        } finally {
            closed = true;
            refuseReplays();
        }
    }

    /** Finds where it had been, and keeps the beginning of a new name. */
    private void takeUp() throws InterruptedException {
        while (!closed) {
            try {
                position = cursors.find(subscription.name()).orElse(position);
                cursors.save(subscription.name(), position);
                moved();
                return;
            } catch (Refused unavailable) {
                pause(pace.poll());
            }
        }
    }

    private void follow() throws InterruptedException {
        EventRows.Page page;
        try {
            page = log.after(position, PAGE);
        } catch (Refused unavailable) {
            pause(pace.poll());
            return;
        }
        for (LoggedEvent event : page.events()) {
            if (isOfInterest(event) && !deliver(event)) {
                return;
            }
            position = event.seq();
            saveIfDue();
            replay();
        }
        position = Math.max(position, page.lastSeq());
        saveIfDue();
        replay();
        if (!page.full() && !closed) {
            doorbell.await(position == saved ? pace.poll() : pace.saving());
        }
    }

    private boolean isOfInterest(LoggedEvent event) {
        return subscription.types().isEmpty()
                || subscription.types().contains(event.event().type());
    }

    /** Tries until the event is taken, or the consumer is closed: then false. */
    private boolean deliver(LoggedEvent event) throws InterruptedException {
        Duration delay = pace.firstRetry();
        for (int attempt = 1; !closed; attempt++) {
            try {
                taker.take(event);
                return true;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | LinkageError failure) { // foreign code, maybe half uninstalled
                LOG.warn(
                        "Consumer {} failed to take event {} with {}; attempt {}, next in {} ms",
                        subscription.name(),
                        event.seq(),
                        failure.getClass().getName(),
                        attempt,
                        delay.toMillis());
                LOG.debug("Consumer {} failed", subscription.name(), failure);
            }
            saveOrLater();
            pause(delay);
            delay = delay.multipliedBy(2);
            delay = delay.compareTo(pace.longestRetry()) > 0 ? pace.longestRetry() : delay;
        }
        return false;
    }

    /** Waits out the whole time, but not longer than until closed; replays meanwhile. */
    private void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            doorbell.await(Duration.ofNanos(left));
            replay();
        }
    }

    /** Hands over the event once more on the consumer's thread; the future tells how it went. */
    CompletableFuture<Void> replay(LoggedEvent event) {
        Replay replay = new Replay(event, new CompletableFuture<>());
        replays.add(replay);
        if (closed) {
            refuseReplays();
        } else {
            doorbell.ring();
        }
        return replay.done();
    }

    private void replay() throws InterruptedException {
        for (Replay next = replays.poll(); next != null; next = replays.poll()) {
            try {
                taker.retake(next.event());
                next.done().complete(null);
            } catch (InterruptedException e) {
                next.done().completeExceptionally(notRunning(subscription.name()));
                throw e;
            } catch (Exception | LinkageError failure) {
                next.done().completeExceptionally(failure);
            }
        }
    }

    private void refuseReplays() {
        for (Replay next = replays.poll(); next != null; next = replays.poll()) {
            next.done().completeExceptionally(notRunning(subscription.name()));
        }
    }

    static Refused notRunning(String consumer) {
        return Refused.state("The consumer " + consumer + " isn't running");
    }

    private void saveIfDue() {
        if (System.nanoTime() - savedAt >= pace.saving().toNanos()) {
            saveOrLater();
        }
    }

    private void saveOrLater() {
        try {
            save();
        } catch (Refused unavailable) {
            savedAt = System.nanoTime(); // the next turn tries again; at worst events come twice
        }
    }

    private void save() {
        if (position != saved && !abandoned) {
            cursors.save(subscription.name(), position);
            moved();
        }
    }

    private void moved() {
        saved = position;
        savedAt = System.nanoTime();
    }

    /** Ends the thread; waits for the running call, unless it is this very call that closes. */
    void close() {
        closed = true;
        doorbell.ring();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(pace.farewell().toMillis());
            if (thread.isAlive()) {
                // Whoever follows under the name next mustn't find his cursor moved back.
                abandoned = true;
                thread.interrupt();
                LOG.warn("Consumer {} didn't end in time", subscription.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
