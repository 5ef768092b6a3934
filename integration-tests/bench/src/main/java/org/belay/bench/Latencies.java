package org.belay.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Times of single acts in nanoseconds, each kept. */
final class Latencies {

    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    Latencies(int capacity) {
        nanos = new long[capacity];
    }

    void add(long time) {
        nanos[count.getAndIncrement()] = time;
    }

    int count() {
        return count.get();
    }

    /** Milliseconds below which that part of all lie. */
    double percentile(double part) {
        int size = count.get();
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return size == 0 ? 0 : sorted[(int) Math.min(size - 1L, (long) (size * part))] / 1e6;
    }
}
