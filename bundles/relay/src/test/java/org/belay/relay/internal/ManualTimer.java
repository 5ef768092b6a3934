package org.belay.relay.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time goes on only when it is told to; tasks run on who tells it. */
final class ManualTimer extends ScheduledThreadPoolExecutor implements AutoCloseable {

    private record Task(Duration due, Runnable run, ScheduledFuture<?> handle) {}

    private final List<Task> tasks = new ArrayList<>();
    private Duration now = Duration.ZERO;

    ManualTimer() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable run, long delay, TimeUnit unit) {
        // The future serves for cancelling alone; it would run after the test's life.
        ScheduledFuture<?> handle = super.schedule(() -> {}, 1, TimeUnit.DAYS);
        synchronized (tasks) {
            tasks.add(new Task(now.plus(Duration.of(delay, unit.toChronoUnit())), run, handle));
        }
        return handle;
    }

    void advance(Duration by) {
        List<Task> due;
        synchronized (tasks) {
            now = now.plus(by);
            due = tasks.stream().filter(task -> task.due().compareTo(now) <= 0).toList();
            tasks.removeAll(due);
        }
        due.stream().filter(task -> !task.handle().isCancelled()).forEach(task -> task.run().run());
    }

    /** Tasks that wait for their time. */
    long waiting() {
        synchronized (tasks) {
            return tasks.stream().filter(task -> !task.handle().isCancelled()).count();
        }
    }

    @Override
    public void close() {
        shutdownNow();
    }
}
