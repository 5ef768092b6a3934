package org.belay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** People who do something so many times a second, as in life: a flood would measure its own queue. */
final class Pace {

    private final ExecutorService people;

    /**
     * A crowd.
     *
     * @param hands how many things may be under way at once
     */
    Pace(int hands) {
        people = Executors.newFixedThreadPool(hands, Pace::person);
    }

    // A bench that fails ends at once.
    static Thread person(Runnable task) {
        Thread thread = new Thread(task, "person");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins so many a second; a task that begins late because others are slow counts as is. */
    <T> List<T> run(List<Callable<T>> tasks, int aSecond) throws Exception {
        long pause = TimeUnit.SECONDS.toNanos(1) / aSecond;
        long next = System.nanoTime();
        List<Future<T>> begun = new ArrayList<>();
        for (Callable<T> task : tasks) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            next += pause;
            begun.add(people.submit(task));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : begun) {
            results.add(each.get());
        }
        return results;
    }
}
