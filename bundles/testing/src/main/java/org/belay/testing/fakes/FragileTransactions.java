package org.belay.testing.fakes;

import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;

/** Passes on to real transactions, unless told that the database is away or hangs. */
public final class FragileTransactions implements Transactions {

    private final Transactions real;
    private final AtomicInteger hanging = new AtomicInteger();
    private volatile boolean away;
    private volatile CountDownLatch before = new CountDownLatch(0);
    private volatile CountDownLatch after = new CountDownLatch(0);

    /** Passes on to those. */
    public FragileTransactions(Transactions real) {
        this.real = real;
    }

    /** From now on everything is refused as {@code unavailable}. */
    public void takeAway() {
        away = true;
    }

    /** From now on whoever asks hangs until {@link #giveBack}. */
    public void hang() {
        before = new CountDownLatch(1);
    }

    /** From now on whoever asks hangs when it is done, but he doesn't know it yet. */
    public void hangAfterwards() {
        after = new CountDownLatch(1);
    }

    /** All is well again, also for those who hang. */
    public void giveBack() {
        away = false;
        before.countDown();
        after.countDown();
    }

    /** How many hang at the moment. */
    public int hanging() {
        return hanging.get();
    }

    @Override
    public <T> T run(Work<T> work) {
        begin();
        T result = real.run(work);
        pass(after);
        return result;
    }

    @Override
    public <T> T runUnlessDuplicate(Work<T> work) throws Duplicate {
        begin();
        T result = real.runUnlessDuplicate(work);
        pass(after);
        return result;
    }

    @Override
    public void afterCommit(Connection connection, Runnable then) {
        real.afterCommit(connection, then);
    }

    private void begin() {
        pass(before);
        if (away) {
            throw Refused.unavailable();
        }
    }

    private void pass(CountDownLatch gate) {
        hanging.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable();
        } finally {
            hanging.decrementAndGet();
        }
    }
}
