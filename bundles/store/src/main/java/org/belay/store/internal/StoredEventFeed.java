package org.belay.store.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.belay.api.event.EventFeed;

/** The durable consumers that run in this gateway. */
final class StoredEventFeed implements EventFeed, AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");

    private final LogReader log;
    private final Cursors cursors;
    private final Commits commits;
    private final Pace pace;
    private final Map<String, DurableConsumer> running = new ConcurrentHashMap<>();

    StoredEventFeed(LogReader log, Cursors cursors, Commits commits, Pace pace) {
        this.log = log;
        this.cursors = cursors;
        this.commits = commits;
        this.pace = pace;
    }

    @Override
    public AutoCloseable follow(Subscription subscription, Taker taker) {
        String name = subscription.name();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A consumer's name is 1 to 64 of a-z 0-9 - . _");
        }
        DurableConsumer consumer =
                new DurableConsumer(subscription, taker, log, cursors, pace, commits.last());
        if (running.putIfAbsent(name, consumer) != null) {
            throw new IllegalStateException("Somebody follows the log as " + name + " already");
        }
        commits.add(consumer.doorbell());
        consumer.start();
        AtomicBoolean once = new AtomicBoolean();
        return () -> {
            if (once.compareAndSet(false, true)) {
                end(name, consumer);
            }
        };
    }

    Optional<DurableConsumer> running(String name) {
        return Optional.ofNullable(running.get(name));
    }

    private void end(String name, DurableConsumer consumer) {
        consumer.close();
        commits.remove(consumer.doorbell());
        running.remove(name, consumer);
    }

    /** Ends all who still follow. */
    @Override
    public void close() {
        running.forEach(this::end);
    }
}
