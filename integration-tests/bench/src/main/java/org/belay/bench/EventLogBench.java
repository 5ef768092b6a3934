package org.belay.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.belay.api.event.EventLog;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.PostgresServer;
import org.belay.testing.database.TestDatabase;

/**
 * How fast the event log takes chat lines: each is an event, its words and the session's new state
 * in one transaction that has reached the disk when it is acknowledged. Beside it, as reference, the
 * same database with one commit for each bare event.
 */
public final class EventLogBench {

    private static final int TARGET = 15_000;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int SESSIONS = 2_000;
    private static final int PRODUCERS = 2;
    private static final int MOST_UNDER_WAY = 8_000;

    private EventLogBench() {}

    /** Prints a table; takes some three minutes. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(
                "database    events/s   one by one   ratio   lane's CPU us/event"
                        + "   at 5,000/s: p50 ms   p99 ms   max ms"
                        + "   p99 right behind it");
        try (TestDatabase derby = TestDatabase.derby()) {
            measure("Derby", derby.pool());
        }
        if (PostgresServer.isInstalled()) {
            try (PostgresServer server = PostgresServer.start();
                    TestDatabase postgres = TestDatabase.postgres(server)) {
                measure("PostgreSQL", postgres.pool());
            }
        } else {
            System.out.println("PostgreSQL  isn't installed");
        }
    }

    private static void measure(String name, DataSource pool) throws Exception {
        try (OpenStore store = OpenStore.open(pool, Clock.systemUTC(), new Silent())) {
            Chatter chatter = new Chatter(100_000_000, SESSIONS);
            maximum(store.log(), chatter, WARM_UP);
            // Not on a database that is minutes old and right behind a flood: a PostgreSQL that has
            // made no checkpoint yet stops for some 40 ms whenever it needs a new file for its log,
            // which later it has from before.
            checkpoint(pool);
            steady(store.log(), chatter, TARGET / 3, CALM);
            Latencies latencies = steady(store.log(), chatter, TARGET / 3, MEASURED);
            long before = laneCpuNanos();
            double rate = maximum(store.log(), chatter, MEASURED);
            double cpu = (laneCpuNanos() - before) / 1e3 / (rate * MEASURED.toSeconds());
            Latencies behind = steady(store.log(), chatter, TARGET / 3, MEASURED);
            double single = oneByOne(pool, store.log().last(), Duration.ofSeconds(5));
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %8.0f %12.0f %7.1f %21.1f %21.2f %8.2f %8.2f %22.2f%n",
                    name,
                    rate,
                    single,
                    rate / single,
                    cpu,
                    latencies.percentile(0.5),
                    latencies.percentile(0.99),
                    latencies.percentile(1),
                    behind.percentile(0.99));
        }
    }

    private static void checkpoint(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            boolean derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
            statement.execute(derby ? "call syscs_util.syscs_checkpoint_database()" : "checkpoint");
        }
    }

    /** As many as it takes; each session says its next line when the last is in the log. */
    private static double maximum(EventLog log, Chatter chatter, Duration time) throws Exception {
        BlockingQueue<Integer> ready = new ArrayBlockingQueue<>(chatter.sessions());
        for (int i = 0; i < chatter.sessions(); i++) {
            ready.add(i);
        }
        LongAdder stored = new LongAdder();
        LongAdder failed = new LongAdder();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Thread> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            Thread producer =
                    new Thread(
                            () -> {
                                while (System.nanoTime() < end) {
                                    Integer session = poll(ready);
                                    if (session == null) {
                                        continue;
                                    }
                                    log.append(chatter.next(session))
                                            .whenComplete(
                                                    (events, failure) -> {
                                                        (failure == null ? stored : failed)
                                                                .increment();
                                                        ready.add(session);
                                                    });
                                }
                            });
            producer.start();
            producers.add(producer);
        }
        for (Thread producer : producers) {
            producer.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double rate = stored.sum() / seconds;
        while (ready.size() < chatter.sessions()) {
            LockSupport.parkNanos(1_000_000); // the last batch's sessions come back
        }
        if (failed.sum() > 0) {
            throw new IllegalStateException(failed.sum() + " appends failed");
        }
        return rate;
    }

    /** The processor time of the one thread that writes, which bounds the rate in the end. */
    private static long laneCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("belay-append-lane"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
                .sum();
    }

    private static Integer poll(BlockingQueue<Integer> ready) {
        try {
            return ready.poll(10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** At a given rate by the clock, whether the log keeps up or not; counts from when it was due. */
    private static Latencies steady(EventLog log, Chatter chatter, int perSecond, Duration time)
            throws Exception {
        int total = (int) (perSecond * time.toSeconds());
        Latencies latencies = new Latencies(total);
        Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
        long begin = System.nanoTime();
        for (int i = 0; i < total; i++) {
            long due = begin + i * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            underWay.acquire();
            log.append(chatter.next(i % chatter.sessions()))
                    .whenComplete(
                            (events, failure) -> {
                                latencies.add(System.nanoTime() - due);
                                underWay.release();
                            });
        }
        underWay.acquire(MOST_UNDER_WAY);
        return latencies;
    }

    private static double oneByOne(DataSource pool, long last, Duration time) throws SQLException {
        String sql =
                "insert into event (seq, session_id, type, occurred_at, data)"
                        + " values (?, 1, 'said', 0, '{}')";
        long count = 0;
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; count++) {
                insert.setLong(1, last + 1 + count);
                insert.executeUpdate();
                connection.commit();
            }
        }
        return count / (double) time.toSeconds();
    }

    private static final class Silent implements LaneWatch {
        @Override
        public void up() {
            // the bench sees by its failures
        }

        @Override
        public void down(String reason) {
            System.err.println(reason);
        }
    }
}
