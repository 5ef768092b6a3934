package org.belay.testing.fakes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;

/** Passes on to real transactions, unless told that the database is away or hangs. */
public final class FragileTransactions implements Transactions {

    private final Transactions real;
    private final AtomicInteger hanging = new AtomicInteger();
    private volatile boolean away;
    private volatile CountDownLatch gate = new CountDownLatch(0);

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
        gate = new CountDownLatch(1);
    }

    /** All is well again, also for those who hang. */
    public void giveBack() {
        away = false;
        gate.countDown();
    }

    /** How many hang at the moment. */
    public int hanging() {
        return hanging.get();
    }

    @Override
    public <T> T run(Work<T> work) {
        pass();
        return real.run(work);
    }

    @Override
    public <T> T runUnlessDuplicate(Work<T> work) throws Duplicate {
        pass();
        return real.runUnlessDuplicate(work);
    }

    private void pass() {
        hanging.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable();
        } finally {
            hanging.decrementAndGet();
        }
        if (away) {
            throw Refused.unavailable();
        }
    }
}
