package org.belay.security.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down on a thread of its own when sign-ins were seen last, so that nobody who just shows up
 * waits for the database. Each sign-in waits or is being written once at most, however long the
 * database takes.
 */
final class SeenWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SeenWriter.class);
    private static final long FAREWELL_SECONDS = 2;

    private final Transactions database;
    private final Function<String, WebSession> latest;
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    30,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    work -> {
                        Thread thread = new Thread(work, "belay-web-sessions");
                        thread.setDaemon(true);
                        return thread;
                    },
                    new ThreadPoolExecutor.DiscardPolicy()); // after the end nobody needs it

    /**
     * @param latest the sign-in of a token's hash as it is when it is written; null if it has ended
     */
    SeenWriter(Transactions database, Function<String, WebSession> latest) {
        this.database = database;
        this.latest = latest;
        writer.allowCoreThreadTimeOut(true);
    }

    /** Returns at once. */
    void writeSoon(String tokenHash) {
        if (pending.add(tokenHash)) {
            writer.execute(() -> write(tokenHash));
        }
    }

    /** How many wait or are being written. */
    int pending() {
        return pending.size();
    }

    private void write(String tokenHash) {
        try {
            WebSession seen = latest.apply(tokenHash);
            if (seen != null) {
                database.run(on -> new WebSessionRows(on).seen(seen));
            }
        } catch (Refused refused) {
            // He is known and may go on; the next request after five minutes tries again.
            LOG.debug("When somebody was here last couldn't be written down");
        } finally {
            pending.remove(tokenHash);
        }
    }

    /** Waits 2 s at most for what is pending. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (writer.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.shutdownNow();
    }
}
