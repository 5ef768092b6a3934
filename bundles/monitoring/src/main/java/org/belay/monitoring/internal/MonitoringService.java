package org.belay.monitoring.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.belay.api.audit.AuditLog;
import org.belay.api.console.Console;
import org.belay.api.console.ConsolePart;
import org.belay.api.data.Transactions;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatusListener;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionEventType;
import org.belay.api.session.Sessions;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts monitoring together and brings it the news of consoles, sessions, statuses and the organization. */
@Component(
        service = {
            MonitoringService.class,
            ConsolePart.class,
            SessionEventListener.class,
            OrganizationListener.class,
            TechnicianStatusListener.class
        })
public final class MonitoringService
        implements ConsolePart,
                SessionEventListener,
                OrganizationListener,
                TechnicianStatusListener,
                Watches.Later {

    private static final Logger LOG = LoggerFactory.getLogger(MonitoringService.class);

    /** What is said changes nothing in the list of a technician's sessions. */
    private static final Set<SessionEventType> TALK =
            EnumSet.of(
                    SessionEventType.SAID,
                    SessionEventType.WHISPERED,
                    SessionEventType.URL_PUSHED,
                    SessionEventType.NOTED);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> new Thread(task, "belay-monitoring"));
    private final AtomicBoolean looks = new AtomicBoolean();
    private final AtomicBoolean reconsiders = new AtomicBoolean();
    private final Rights rights;
    private final Watches watches;

    /** Asks those. */
    @Activate
    public MonitoringService(
            @Reference Transactions database,
            @Reference AuditLog audit,
            @Reference Sessions sessions,
            @Reference Settings settings,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference Directory directory) {
        this.rights = new Rights(accounts, permissions, directory);
        this.watches =
                new Watches(
                        Clock.systemUTC(),
                        rights,
                        new SessionsInHand(sessions),
                        new WatchAudit(database, audit),
                        new WatchViews(rights, settings),
                        this);
    }

    /** Technicians whom the account may look after, in the order of the tree. */
    List<Unit> technicians(int account) {
        return rights.technicians(account);
    }

    String group(Unit technician) {
        return rights.group(technician);
    }

    Map<String, Object> begin(Account administrator, int technician) {
        return watches.begin(Actor.of(administrator), technician);
    }

    void end(Account administrator, int technician) {
        watches.end(Actor.of(administrator), technician);
    }

    Map<String, Object> launch(Account administrator, int technician, LaunchMethod method) {
        return watches.launch(Actor.of(administrator), technician, method);
    }

    @Override
    public Set<String> types() {
        return watches.types();
    }

    @Override
    public void opened(Console console) {
        watches.opened(console);
    }

    @Override
    public void closed(Console console) {
        watches.closed(console);
    }

    @Override
    public void heard(Console console, String type, Map<String, Object> message) {
        watches.heard(console, type, message);
    }

    @Override
    public void changed(TechnicianState before, TechnicianState now) {
        if (now.status() == TechnicianStatus.OFFLINE) {
            watches.left(now.account());
        }
    }

    @Override
    public void changed(OrganizationChange change) {
        once(reconsiders, watches::reconsider); // not here: whoever saves holds up the next
    }

    @Override
    public void happened(Session session, LoggedEvent event) {
        if (!TALK.contains(event.event().type()) && !watches.isIdle()) {
            look();
        }
    }

    @Override
    public void missed() {
        look();
    }

    private void look() {
        once(looks, watches::look);
    }

    /** However much happens at once, it is looked at once. */
    private void once(AtomicBoolean under, Runnable task) {
        if (under.compareAndSet(false, true)) {
            soon(
                    () -> {
                        under.set(false);
                        task.run();
                    });
        }
    }

    @Override
    public void soon(Runnable task) {
        in(Duration.ZERO, task);
    }

    @Override
    public void in(Duration delay, Runnable task) {
        try {
            thread.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping; nobody is told any more");
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("Monitoring: a task failed", e);
            }
        };
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
    }
}
