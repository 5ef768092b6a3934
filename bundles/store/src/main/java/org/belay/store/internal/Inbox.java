package org.belay.store.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The appends that wait for the lane, of which there are only so many. Shut while the database is
 * away: then whoever comes is sent off at once, and nobody can slip in behind those who were told.
 */
final class Inbox {

    /** What became of an offer. */
    enum Answer {
        TAKEN,
        FULL,
        SHUT
    }

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<WaitingAppend> waiting = new ArrayDeque<>();
    private boolean open;
    private boolean ended;

    Inbox(int capacity) {
        this.capacity = capacity;
    }

    Answer offer(WaitingAppend append) {
        lock.lock();
        try {
            if (!open) {
                return Answer.SHUT;
            }
            if (waiting.size() >= capacity) {
                return Answer.FULL;
            }
            waiting.add(append);
            if (waiting.size() == 1) {
                arrived.signal();
            }
            return Answer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something and takes up to {@code most}; empty after the end. */
    List<WaitingAppend> take(int most) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                arrived.awaitUninterruptibly();
            }
            List<WaitingAppend> taken = new ArrayList<>(Math.min(most, waiting.size()));
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            open = !ended;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, and hands out what waits. */
    List<WaitingAppend> shut() {
        lock.lock();
        try {
            open = false;
            List<WaitingAppend> left = new ArrayList<>(waiting);
            waiting.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, for good; what waits can still be taken. */
    void end() {
        lock.lock();
        try {
            open = false;
            ended = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }
}
