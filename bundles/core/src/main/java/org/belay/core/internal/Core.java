package org.belay.core.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.belay.api.connect.ChannelEntrance;
import org.belay.api.connect.GuestDoor;
import org.belay.api.connect.InvitationStore;
import org.belay.api.connect.Invitations;
import org.belay.api.event.EventLog;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.session.IdleBlocker;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionGate;
import org.belay.api.session.Sessions;
import org.belay.api.setting.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the core together. {@link Sessions} and {@link Invitations} appear as services once the open
 * sessions have been taken up from the log, so that nobody meets a gateway that has forgotten them.
 */
@Component(service = ReadinessCheck.class, configurationPid = "org.belay.core", immediate = true)
@Designate(ocd = CoreConfig.class)
public final class Core implements ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(Core.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration FORGET_CODES_AFTER = Duration.ofDays(1);

    /** In case the organization's news were missed, or an end couldn't be written. */
    private static final Duration ORPHANS_SOUGHT_EVERY = Duration.ofSeconds(10);

    // Declarative Services keeps the list in the order of service ranking.
    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<SessionGate> gates;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Settings settings;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Accounts accounts;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Permissions permissions;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<IdleBlocker> blockers;

    private final BundleContext context;
    private final InvitationStore invitations;
    private final Clock clock = new SteadyClock(Clock.systemUTC(), System::nanoTime);
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor listenerThreads;
    private final ScheduledExecutorService ticker;
    private final Listeners listeners;
    private final SessionBook book;
    private final Technicians technicians;
    private final Orphans orphans;
    private volatile Health health = Health.down("taking up the open sessions");
    private volatile boolean stopped;
    private List<ServiceRegistration<?>> registrations = List.of();

    @Activate
    public Core(
            BundleContext context,
            CoreConfig config,
            @Reference EventLog log,
            @Reference InvitationStore invitations) {
        this.context = context;
        this.invitations = invitations;
        this.workers = workers(Math.max(2, Runtime.getRuntime().availableProcessors()));
        this.ticker =
                Executors.newSingleThreadScheduledExecutor(
                        task -> new Thread(task, "belay-core-ticker"));
        this.listenerThreads = listenerThreads();
        this.listeners = new Listeners(listenerThreads);
        TimeOuts timeOuts = new TimeOuts(config);
        IdleWatch idle = new IdleWatch(this::blockers);
        Staff staff =
                new OrganizationStaff(
                        new OrganizationStaff.Sources(
                                () -> directory,
                                () -> accounts,
                                () -> permissions,
                                () -> settings));
        SessionMachine machine =
                new SessionMachine(
                        session -> timeOuts.of(session, settings, directory),
                        idle::withWork,
                        staff);
        this.book =
                new SessionBook(
                        log,
                        machine,
                        clock,
                        workers,
                        listeners,
                        new SessionBook.House(this::gates, staff, idle));
        this.technicians = new Technicians(() -> directory);
        this.orphans = new Orphans(book, technicians);
        ticker.execute(this::takeUp);
    }

    /** Outside of OSGi. */
    void with(Directory theDirectory) {
        directory = theDirectory;
    }

    // Each lane is in the queue at most once, so that it can't grow without bound.
    private static ThreadPoolExecutor workers(int threads) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> new Thread(task, "belay-core-worker"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    // Not the workers: two listeners that hang would hold up all sessions. A listener has one call
    // at a time, so there are never more threads than listeners. When stopping, nobody is told.
    private static ThreadPoolExecutor listenerThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Thread(task, "belay-core-listener"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private void takeUp() {
        try {
            int open = book.takeUp();
            LOG.info("{} open sessions taken up", open);
        } catch (Refused refused) {
            health = Health.down("the open sessions can't be read: " + refused.getMessage());
            ticker.schedule(this::takeUp, 1, TimeUnit.SECONDS);
            return;
        }
        synchronized (this) {
            if (stopped) {
                return;
            }
            InvitationBook codes =
                    new InvitationBook(
                            invitations,
                            book,
                            technicians,
                            new CustomerAddresses(() -> settings),
                            clock);
            registrations =
                    List.of(
                            context.registerService(Sessions.class, book, null),
                            context.registerService(Invitations.class, codes, null),
                            context.registerService(
                                    GuestDoor.class, new GuestBook(codes, book), null),
                            context.registerService(
                                    ChannelEntrance.class,
                                    new ChannelDoor(
                                            book,
                                            () -> directory,
                                            new CustomerAddresses(() -> settings)),
                                    null),
                            context.registerService(
                                    OrganizationListener.class, this::organizationChanged, null));
        }
        health = Health.READY;
        long tick = TICK.toMillis();
        ticker.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
        ticker.scheduleWithFixedDelay(
                this::seekOrphans, 0, ORPHANS_SOUGHT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        ticker.scheduleWithFixedDelay(this::forgetCodes, 1, 60, TimeUnit.MINUTES);
    }

    // A tick that throws would be the last: the scheduler doesn't call it again.
    private void tick() {
        try {
            book.tick();
        } catch (RuntimeException e) {
            LOG.warn("Looking at the sessions' limits failed", e);
        }
    }

    private void organizationChanged(OrganizationChange change) {
        seekOrphansNow();
        if (!change.settings().isEmpty() || !change.units().isEmpty()) {
            later(book::limitsChanged);
        }
    }

    // Not on the thread of whoever made the change: there may be thousands of sessions.
    private void seekOrphansNow() {
        later(this::seekOrphans);
    }

    private void later(Runnable task) {
        try {
            ticker.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping; what has changed is found at the next start");
        }
    }

    private void seekOrphans() {
        try {
            orphans.end();
        } catch (RuntimeException e) {
            LOG.warn("Looking for sessions whose technician is gone failed", e);
        }
    }

    private void forgetCodes() {
        try {
            invitations.forgetBefore(clock.instant().minus(FORGET_CODES_AFTER));
        } catch (RuntimeException e) {
            LOG.debug("Old codes can't be forgotten now", e);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(SessionEventListener listener) {
        listeners.add(listener);
    }

    void unbindListener(SessionEventListener listener) {
        listeners.remove(listener);
    }

    private List<IdleBlocker> blockers() {
        List<IdleBlocker> now = blockers;
        return now == null ? List.of() : now;
    }

    private List<SessionGate> gates() {
        List<SessionGate> now = gates;
        return now == null ? List.of() : now;
    }

    @Deactivate
    void stop() {
        synchronized (this) {
            stopped = true;
            registrations.forEach(ServiceRegistration::unregister);
        }
        ticker.shutdownNow();
        workers.shutdown();
        listenerThreads.shutdown();
    }

    @Override
    public String part() {
        return "sessions";
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public boolean essential() {
        return true;
    }
}
