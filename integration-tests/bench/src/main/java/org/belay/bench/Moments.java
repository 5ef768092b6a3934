package org.belay.bench;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** When things began and arrived, by key. Safe from any thread. */
final class Moments {

    private record Moment(long began, long arrived, int arrivals) {}

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Map<String, Moment> moments = new ConcurrentHashMap<>();
    private final int arrivals;

    Moments(int arrivals) {
        this.arrivals = arrivals;
    }

    void began(String key, long at) {
        moments.merge(
                key,
                new Moment(at, 0, 0),
                (known, begun) -> new Moment(at, known.arrived(), known.arrivals()));
    }

    void arrived(String key, long at) {
        moments.merge(
                key,
                new Moment(0, at, 1),
                (known, news) ->
                        new Moment(
                                known.began(),
                                Math.max(known.arrived(), at),
                                known.arrivals() + 1));
        synchronized (this) {
            notifyAll();
        }
    }

    void await(String key) {
        await(key, arrivals);
    }

    synchronized void await(String key, int least) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (moments.get(key).arrivals() < least) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("waited in vain for " + key);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    void forget() {
        moments.clear();
    }

    String summary(String what) {
        long[] nanos =
                moments.values().stream()
                        // what others began, or nobody has heard of yet, has no length
                        .filter(moment -> moment.began() != 0 && moment.arrivals() >= arrivals)
                        .mapToLong(moment -> moment.arrived() - moment.began())
                        .sorted()
                        .toArray();
        return String.format(
                Locale.ROOT,
                "%-36s p50 %6.1f ms   p99 %6.1f ms   max %6.1f ms   (%d)",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                nanos.length);
    }
}
