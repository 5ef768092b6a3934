package org.belay.store.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far the log has been committed by this gateway; rings for those who follow it. */
final class Commits {

    private final List<Doorbell> doorbells = new CopyOnWriteArrayList<>();
    private volatile long last;

    long last() {
        return last;
    }

    void reached(long seq) {
        if (seq > last) { // for the lane's thread alone
            last = seq;
            doorbells.forEach(Doorbell::ring);
        }
    }

    void add(Doorbell doorbell) {
        doorbells.add(doorbell);
    }

    void remove(Doorbell doorbell) {
        doorbells.remove(doorbell);
    }
}
