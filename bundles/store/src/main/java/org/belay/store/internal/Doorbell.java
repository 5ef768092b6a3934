package org.belay.store.internal;

import java.time.Duration;

/** Wakes one waiting thread; a ring while nobody waits is heard by the next who does. */
final class Doorbell {

    private boolean rung;

    synchronized void ring() {
        rung = true;
        notifyAll();
    }

    /** Waits for a ring, or for as long as told. */
    synchronized void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!rung) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        rung = false;
    }
}
