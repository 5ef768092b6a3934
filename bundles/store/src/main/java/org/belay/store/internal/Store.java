package org.belay.store.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.belay.api.connect.InvitationStore;
import org.belay.api.data.Transactions;
import org.belay.api.event.DeadLetters;
import org.belay.api.event.EventFeed;
import org.belay.api.event.EventLog;
import org.belay.api.event.SessionArchive;
import org.belay.api.health.ReadinessCheck.Health;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store on the data source {@code belay} and offers its services as long as that data
 * source is there; another data source, another store. The database is opened on a thread of its
 * own and tried again every second, because activation mustn't wait for a server.
 */
@Component(
        service = {},
        immediate = true)
@Capability(
        namespace = "osgi.service",
        attribute =
                "objectClass:List<String>='org.belay.api.event.EventLog,"
                        + "org.belay.api.event.EventFeed,org.belay.api.event.DeadLetters,"
                        + "org.belay.api.event.SessionArchive,"
                        + "org.belay.api.connect.InvitationStore,"
                        + "org.belay.api.data.Transactions'")
public final class Store {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final long SECONDS_BETWEEN_TRIES = 1;
    private static final long LONGEST_FAREWELL_MILLIS = 40_000;

    private final BundleContext bundle;
    private final DataSource source;
    private final DatabaseReadiness readiness;
    private final CountDownLatch closed = new CountDownLatch(1);

    // The opener's until it has ended, which close() waits for.
    private final List<ServiceRegistration<?>> services = new ArrayList<>();
    private OpenStore store;

    private final Thread opener = new Thread(this::open, "belay-store-opening");

    /** Begins to open the store. */
    @Activate
    public Store(
            BundleContext bundle,
            @Reference(target = "(dataSourceName=belay)") DataSource source,
            @Reference DatabaseReadiness readiness) {
        this.bundle = bundle;
        this.source = source;
        this.readiness = readiness;
        readiness.report(Health.down("opening the database"));
        opener.setContextClassLoader(Store.class.getClassLoader());
        opener.start();
    }

    private void open() {
        String told = "";
        try {
            do {
                String reason = tryToOpen();
                if (reason.isEmpty()) {
                    return;
                }
                readiness.report(Health.down("can't open the database: " + reason));
                if (!reason.equals(told)) { // once, not every second
                    LOG.warn("Can't open the database, will go on trying: {}", reason);
                    told = reason;
                }
            } while (!closed.await(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Opening was interrupted");
        }
    }

    /** Returns why it failed, empty if it didn't. */
    private String tryToOpen() {
        OpenStore opened;
        try {
            opened = OpenStore.open(source, Clock.systemUTC(), watch());
        } catch (SQLException | RuntimeException | LinkageError failure) {
            // Pools throw either of the first two; a library that lacks a class must not end the
            // tries unsaid.
            LOG.debug("Opening failed", failure);
            return String.valueOf(failure.getMessage());
        }
        store = opened;
        if (closed.getCount() > 0) {
            offer(opened);
        }
        return "";
    }

    private void offer(OpenStore opened) {
        services.add(bundle.registerService(EventFeed.class, opened.feed(), null));
        services.add(bundle.registerService(DeadLetters.class, opened.deadLetters(), null));
        services.add(bundle.registerService(InvitationStore.class, opened.invitations(), null));
        services.add(bundle.registerService(Transactions.class, opened.transactions(), null));
        services.add(bundle.registerService(SessionArchive.class, opened.archive(), null));
        // Last: whoever sees the log may count on the tables and on the others.
        services.add(bundle.registerService(EventLog.class, opened.log(), null));
    }

    private LaneWatch watch() {
        return new LaneWatch() {
            @Override
            public void up() {
                readiness.report(Health.READY);
            }

            @Override
            public void down(String reason) {
                readiness.report(Health.down(reason));
            }
        };
    }

    @Deactivate
    void close() {
        closed.countDown();
        try {
            opener.join(LONGEST_FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int i = services.size() - 1; i >= 0; i--) {
            services.get(i).unregister();
        }
        services.clear();
        if (store != null) {
            store.close();
        }
        readiness.withoutSource();
    }
}
