package org.belay.security.internal.key;

import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down when keys were used, on a thread of its own: no request waits for that. */
final class UsedWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsedWriter.class);
    private static final int MOST_WAITING = 1_000;
    private static final long FAREWELL_SECONDS = 2;

    private final Transactions database;
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    30,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_WAITING),
                    work -> {
                        Thread thread = new Thread(work, "belay-api-keys");
                        thread.setDaemon(true);
                        return thread;
                    },
                    // The next use tells it, too.
                    new ThreadPoolExecutor.DiscardPolicy());

    UsedWriter(Transactions database) {
        this.database = database;
        writer.allowCoreThreadTimeOut(true);
    }

    void writeSoon(int id, Instant when) {
        writer.execute(() -> write(id, when));
    }

    private void write(int id, Instant when) {
        try {
            database.run(
                    on -> {
                        new ApiKeyRows(on).used(id, when);
                        return null;
                    });
        } catch (Refused refused) {
            LOG.debug("When API key {} was used couldn't be written down", id);
        }
    }

    /** Waits a moment for what is pending: an interrupt would harm the embedded database. */
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
