package org.belay.presence.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.belay.api.console.ConsolePart;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.presence.LogOffBlocker;
import org.belay.api.presence.StatusHistory;
import org.belay.api.presence.StatusPeriod;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatusListener;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Refused;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.Sessions;
import org.belay.api.setting.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the statuses together. {@link TechnicianStatuses} and {@link StatusHistory} appear as services
 * once it is known who was Away before.
 */
@Component(
        service = {},
        immediate = true)
public final class PresenceService implements Roster.News {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceService.class);
    private static final int BEAT_SECONDS = 60;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<TechnicianStatusListener> listeners;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<LogOffBlocker> blockers;

    // One looks and tells, one writes: a database that is slow holds up nobody's status.
    private final ScheduledExecutorService watch = thread("belay-presence");
    private final ScheduledExecutorService writer = thread("belay-presence-diary");
    private final Clock clock = Clock.systemUTC();
    private final BundleContext context;
    private final StatusDiary diary;
    private final ActiveSessions active;
    private final Roster roster;
    private List<ServiceRegistration<?>> registrations = List.of();
    private boolean stopped;

    /** Asks those; the database is asked later, on another thread. */
    @Activate
    public PresenceService(
            BundleContext context,
            @Reference Transactions database,
            @Reference Sessions sessions,
            @Reference Settings settings,
            @Reference Directory directory) {
        this.context = context;
        this.diary = new StatusDiary(database);
        this.active = new ActiveSessions(sessions, this::look);
        this.roster =
                new Roster(
                        clock,
                        new Roster.Surroundings(
                                account -> PresenceSettings.of(account, settings, directory),
                                active::of,
                                this::isBlocked),
                        this,
                        later(watch));
        writer.execute(this::begin);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    /** Whatever comes when the bundle stops is of no interest any more. */
    private static Executor later(ScheduledExecutorService thread) {
        return task -> {
            try {
                thread.execute(guarded(task));
            } catch (RejectedExecutionException e) {
                LOG.debug("Stopping; nobody is told any more");
            }
        };
    }

    // A scheduled task that throws would be the last of its kind.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("Technicians' statuses: a task failed", e);
            }
        };
    }

    private void begin() {
        try {
            roster.wereAway(diary.lastAway(clock.instant(), Roster.RETURN));
        } catch (Refused unavailable) {
            LOG.debug("It can't be read now who was Away", unavailable);
            again();
            return;
        }
        synchronized (this) {
            if (stopped) {
                return;
            }
            registrations =
                    List.of(
                            context.registerService(SessionEventListener.class, active, null),
                            context.registerService(
                                    OrganizationListener.class,
                                    change -> roster.gone(change.gone()),
                                    null),
                            context.registerService(TechnicianStatuses.class, roster, null),
                            context.registerService(StatusHistory.class, diary, null),
                            context.registerService(ConsolePart.class, roster, null));
            watch.execute(guarded(active::missed));
            watch.scheduleWithFixedDelay(guarded(roster::tick), 1, 1, TimeUnit.SECONDS);
            writer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
            writer.scheduleWithFixedDelay(
                    guarded(roster::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void again() {
        if (!stopped) {
            writer.schedule(this::begin, 1, TimeUnit.SECONDS);
        }
    }

    private void write() {
        try {
            diary.write();
        } catch (Refused unavailable) {
            LOG.debug("Statuses are written later", unavailable);
        } catch (RuntimeException e) {
            LOG.warn("Statuses couldn't be written", e);
        }
    }

    private void look(int account) {
        roster.look(account);
    }

    private boolean isBlocked(int account) {
        List<LogOffBlocker> now = blockers;
        return now != null && now.stream().anyMatch(each -> blocks(each, account));
    }

    private static boolean blocks(LogOffBlocker blocker, int account) {
        try {
            return blocker.blocks(account);
        } catch (RuntimeException e) {
            LOG.warn("Log-off blocker {} failed", blocker.getClass().getName(), e);
            return false;
        }
    }

    @Override
    public void changed(TechnicianState before, TechnicianState now) {
        LOG.debug("Account {}: {} since {}", now.account(), now.status(), now.since());
        List<TechnicianStatusListener> all = listeners;
        if (all != null) {
            all.forEach(each -> tell(each, before, now));
        }
    }

    private static void tell(
            TechnicianStatusListener listener, TechnicianState before, TechnicianState now) {
        try {
            listener.changed(before, now);
        } catch (RuntimeException e) {
            LOG.warn("Listener {} failed", listener.getClass().getName(), e);
        }
    }

    @Override
    public void period(StatusPeriod period) {
        diary.note(period);
    }

    @Deactivate
    void stop() throws InterruptedException {
        List<ServiceRegistration<?>> registered;
        synchronized (this) {
            stopped = true;
            registered = registrations;
        }
        roster.stop();
        registered.forEach(ServiceRegistration::unregister);
        watch.shutdown();
        writer.shutdownNow();
        watch.awaitTermination(2, TimeUnit.SECONDS);
        writer.awaitTermination(2, TimeUnit.SECONDS);
        write();
    }
}
