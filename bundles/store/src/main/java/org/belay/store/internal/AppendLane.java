package org.belay.store.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the log. It takes all that waits, up to {@value #MOST_PER_COMMIT}
 * appends, and commits them together: the disk is waited for once for all of them.
 *
 * <p>An append that the database can't hold fails alone: the batch is halved until the culprit is
 * found. When the database is away or full, all that waits fails and the lane shuts; it tries again
 * every second and opens when a write has reached the disk. A batch whose commit was never answered
 * stays unanswered until the database is back and tells whether it is in the log.
 */
final class AppendLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppendLane.class);

    static final int MOST_PER_COMMIT = 512;
    private static final int MOST_WAITING = 16 * MOST_PER_COMMIT;
    private static final int MOST_COLLISIONS = 5;
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final DataSource source;
    private final Commits commits;
    private final LaneWatch watch;
    private final Inbox inbox = new Inbox(MOST_WAITING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "belay-append-lane");

    // The lane's thread alone touches these once it runs.
    private LaneConnection connection;
    private LaneConnection.Batch doubtful;

    /**
     * Opens the lane; the database must be there.
     *
     * @throws SQLException if it isn't
     */
    AppendLane(DataSource source, Commits commits, LaneWatch watch) throws SQLException {
        this.source = source;
        this.commits = commits;
        this.watch = watch;
        connect();
        thread.setContextClassLoader(AppendLane.class.getClassLoader());
        thread.start();
    }

    /** Never blocks; the append's stage completes on the lane's thread, or here if refused. */
    void append(WaitingAppend append) {
        switch (inbox.offer(append)) {
            case TAKEN -> {
                // the lane's thread goes on
            }
            case FULL -> append.fail(WaitingAppend.busy());
            case SHUT -> append.fail(Refused.unavailable());
        }
    }

    boolean available() {
        return inbox.isOpen();
    }

    private void run() {
        while (ended.getCount() > 0) {
            if (connection == null) {
                pause();
                reconnect();
            } else {
                List<WaitingAppend> taken = inbox.take(MOST_PER_COMMIT);
                try {
                    store(taken);
                } catch (RuntimeException | Error defect) {
                    // The one thread that writes must outlive whatever happens to one batch.
                    LOG.error("The append lane failed", defect);
                    lose(new SQLException(defect), taken);
                }
            }
        }
        takeLeave();
    }

    private void pause() {
        try {
            ended.await(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread on purpose (Derby would suffer): go on.
            LOG.debug("The append lane was interrupted");
        }
    }

    /** Stores them, whatever it takes, and answers each. */
    private void store(List<WaitingAppend> appends) {
        if (appends.isEmpty()) {
            return;
        }
        boolean reconnected = false;
        for (int collisions = 0; ; ) {
            LaneConnection.Batch batch;
            try {
                batch = connection.write(appends);
            } catch (SQLException failure) {
                connection.rollBack(failure);
                switch (SqlFailure.of(failure)) {
                    case DATA -> isolate(appends, failure);
                    case CONTENTION -> {
                        if (++collisions < MOST_COLLISIONS) {
                            continue;
                        }
                        lose(failure, appends);
                    }
                    case OUTAGE -> {
                        // Nothing was committed. A server that was only restarted is there again.
                        drop();
                        if (!reconnected && reconnect()) {
                            reconnected = true;
                            continue;
                        }
                        lose(failure, appends);
                    }
                }
                return;
            }
            commit(batch);
            return;
        }
    }

    private void isolate(List<WaitingAppend> appends, SQLException failure) {
        if (appends.size() == 1) {
            WaitingAppend culprit = appends.get(0);
            LOG.warn(
                    "The database can't hold what session {} was to store (SQL state {})",
                    culprit.session().id(),
                    failure.getSQLState());
            culprit.fail(WaitingAppend.notStorable());
            return;
        }
        int middle = appends.size() / 2;
        for (List<WaitingAppend> half :
                List.of(appends.subList(0, middle), appends.subList(middle, appends.size()))) {
            if (connection == null) {
                half.forEach(append -> append.fail(Refused.unavailable()));
            } else {
                store(half);
            }
        }
    }

    private void commit(LaneConnection.Batch batch) {
        try {
            connection.commit(batch);
        } catch (SQLException failure) {
            if (batch.stored().isEmpty()) {
                lose(failure, batch.refused());
            } else {
                doubtful = batch;
                lose(failure, List.of());
            }
            return;
        }
        answer(batch);
    }

    private void answer(LaneConnection.Batch batch) {
        commits.reached(batch.lastSeq());
        batch.stored().forEach(WaitingAppend::succeed);
        batch.refused().forEach(append -> append.fail(WaitingAppend.used()));
    }

    private void lose(SQLException failure, List<WaitingAppend> unanswered) {
        drop();
        List<WaitingAppend> waiting = inbox.shut();
        LOG.warn(
                "The database takes nothing any more: {} (SQL state {}); {} appends refused, next"
                        + " try every {} s",
                failure.getClass().getSimpleName(),
                failure.getSQLState(),
                unanswered.size() + waiting.size(),
                BETWEEN_PROBES.toSeconds());
        watch.down("the database takes no writes (SQL state " + failure.getSQLState() + ")");
        unanswered.forEach(append -> append.fail(Refused.unavailable()));
        waiting.forEach(append -> append.fail(Refused.unavailable()));
    }

    private void drop() {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("Closing the lane's broken connection", e);
        }
        connection = null;
    }

    private boolean reconnect() {
        try {
            connect();
            return true;
        } catch (SQLException | RuntimeException | Error failure) { // drivers throw all three
            LOG.debug("The database is still away", failure);
            return false;
        }
    }

    private void connect() throws SQLException {
        LaneConnection opened = LaneConnection.open(source);
        if (doubtful != null) {
            settle(opened);
        }
        connection = opened;
        commits.reached(opened.last());
        if (!inbox.isOpen()) {
            inbox.open();
            LOG.info("The database takes what is written; the log stands at {}", opened.last());
            watch.up();
        }
    }

    /** Asks the database about the batch whose commit it didn't answer. */
    private void settle(LaneConnection opened) throws SQLException {
        LaneConnection.Batch batch = doubtful;
        boolean stored;
        try {
            stored = opened.holds(batch);
        } catch (SQLException failure) {
            opened.close();
            throw failure;
        }
        doubtful = null;
        if (stored) {
            answer(batch);
        } else {
            batch.stored().forEach(append -> append.fail(Refused.unavailable()));
            batch.refused().forEach(append -> append.fail(Refused.unavailable()));
        }
        LOG.info(
                "{} appends in doubt were {}", batch.stored().size(), stored ? "stored" : "undone");
    }

    private void takeLeave() {
        while (connection != null) {
            List<WaitingAppend> left = inbox.take(MOST_PER_COMMIT);
            if (left.isEmpty()) {
                break;
            }
            store(left);
        }
        drop();
        inbox.shut().forEach(append -> append.fail(Refused.unavailable()));
        if (doubtful != null) {
            LOG.warn("{} appends are left in doubt", doubtful.stored().size());
            doubtful.stored().forEach(append -> append.fail(Refused.unavailable()));
            doubtful.refused().forEach(append -> append.fail(Refused.unavailable()));
        }
    }

    /** Stores what waits, and ends; waits for that, but not for ever. */
    @Override
    public void close() {
        inbox.end();
        ended.countDown();
        try {
            thread.join(FAREWELL.toMillis());
            if (thread.isAlive()) {
                LOG.warn("The append lane didn't end within {} s", FAREWELL.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
