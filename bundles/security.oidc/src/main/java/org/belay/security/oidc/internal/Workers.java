package org.belay.security.oidc.internal;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.belay.security.oidc.internal.Failure.Code;

/**
 * Threads that may wait for the provider, so that those that serve pages needn't: a provider that
 * hangs holds up single sign-on and nothing else. They are few, and not many may wait for them.
 */
final class Workers implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    named("belay-oidc"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(named("belay-oidc-watch"));

    Workers() {
        workers.allowCoreThreadTimeOut(true);
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Failure;
    }

    /** What becomes of a failure. */
    @FunctionalInterface
    interface Rescue<T> {
        T from(Failure failure);
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            // The library looks for its parts here, and whoever happens to begin the thread has
            // others.
            thread.setContextClassLoader(Workers.class.getClassLoader());
            return thread;
        };
    }

    /** Does it soon; the stage fails with nothing but faults of ours. */
    <T> CompletionStage<T> soon(Work<T> work, Rescue<T> rescue) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return work.run();
                        } catch (Failure failure) {
                            return rescue.from(failure);
                        }
                    },
                    workers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(
                    rescue.from(new Failure(Code.UNAVAILABLE, "too many wait already", e)));
        }
    }

    /** Does it at once, and again and again with that pause. It must not throw. */
    void regularly(Duration pause, Runnable work) {
        watch.scheduleWithFixedDelay(work, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does it once, beside what is done regularly. It must not throw. */
    void atOnce(Runnable work) {
        watch.execute(work);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        watch.shutdownNow();
    }
}
