package org.belay.relay.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.api.event.Append;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Session;

/** A log whose readers can be held between what they have read and handing it over. */
final class HeldLog implements EventLog {

    private final EventLog log;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile Semaphore gate;

    HeldLog(EventLog log) {
        this.log = log;
    }

    /** From now on readers wait after reading. */
    void hold() {
        gate = new Semaphore(0);
    }

    /** Lets the readers go, and those to come. */
    void release() {
        Semaphore held = gate;
        gate = null;
        held.release(1_000);
    }

    /** The next read fails. */
    void failOnce(RuntimeException how) {
        failure.set(how);
    }

    /** How many reads have begun to hand over. */
    int reads() {
        return reads.get();
    }

    @Override
    public List<LoggedEvent> ofSession(int sessionId, long seq, int limit) {
        RuntimeException how = failure.getAndSet(null);
        if (how != null) {
            throw how;
        }
        List<LoggedEvent> page = log.ofSession(sessionId, seq, limit);
        Semaphore held = gate;
        reads.incrementAndGet();
        if (held != null) {
            held.acquireUninterruptibly();
        }
        return page;
    }

    @Override
    public CompletionStage<List<LoggedEvent>> append(Append append) {
        return log.append(append);
    }

    @Override
    public List<LoggedEvent> after(long seq, int limit) {
        return log.after(seq, limit);
    }

    @Override
    public long last() {
        return log.last();
    }

    @Override
    public Optional<Session> session(int sessionId) {
        return log.session(sessionId);
    }

    @Override
    public List<Session> openSessions() {
        return log.openSessions();
    }

    @Override
    public int nextSessionId() {
        return log.nextSessionId();
    }

    @Override
    public boolean available() {
        return log.available();
    }
}
