package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.belay.api.console.ConsolePart;
import org.belay.api.event.EventLog;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.routing.ExitPages;
import org.belay.api.routing.WaitEstimates;
import org.belay.api.security.Access;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.Sessions;
import org.belay.api.ui.Contributions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the relay together and offers its sockets at {@code /ws} and {@code /ws/entry}. */
@Component(service = ReadinessCheck.class, immediate = true)
public final class RelayService implements ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RelayService.class);
    private static final int MOST_READS_WAITING = 2_000;

    // All from memory: some microseconds a socket. So soon a sign-in ended elsewhere is felt here.
    private static final Duration RIGHTS_CHECKED_EVERY = Duration.ofSeconds(5);

    private static final Duration POSITIONS_TOLD_EVERY = Duration.ofSeconds(1);

    // The core may be updated while people talk: their sockets stay open meanwhile.
    private final SessionsAtHand sessions = new SessionsAtHand();

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> new Thread(task, "belay-relay-timer"));
    private final ThreadPoolExecutor readers =
            new ThreadPoolExecutor(
                    2,
                    2,
                    30,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_READS_WAITING),
                    task -> new Thread(task, "belay-relay-reader"));
    private final Relay relay;
    private final AutoCloseable contributionsWatch;
    private final List<ServiceRegistration<?>> registrations;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile WaitEstimates estimates;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ExitPages exits;

    @Activate
    public RelayService(
            BundleContext context,
            @Reference EventLog log,
            @Reference Access access,
            @Reference Accounts accounts,
            @Reference Directory tree,
            @Reference Contributions contributions) {
        readers.allowCoreThreadTimeOut(true);
        ObjectMapper mapper = new ObjectMapper();
        Presence presence = new Presence(sessions, timer);
        this.relay =
                new Relay(
                        new Relay.Gateway(
                                sessions,
                                log,
                                access,
                                contributions,
                                mapper,
                                new Views(
                                        mapper,
                                        sessions,
                                        accounts,
                                        tree,
                                        new Guidance(() -> estimates, () -> exits))),
                        readers,
                        presence);
        timer.scheduleWithFixedDelay(
                () -> later(relay::checkRights, readers),
                RIGHTS_CHECKED_EVERY.toSeconds(),
                RIGHTS_CHECKED_EVERY.toSeconds(),
                TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(
                () -> later(relay::tellPositions, readers),
                POSITIONS_TOLD_EVERY.toMillis(),
                POSITIONS_TOLD_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        this.contributionsWatch = contributions.onChange(relay::contributionsChanged);
        Handshake handshake = new Handshake(relay);
        this.registrations =
                List.of(
                        context.registerService(SessionEventListener.class, relay, null),
                        context.registerService(
                                OrganizationListener.class, relay::organizationChanged, null),
                        offer(context, "/ws", handshake::withTicket),
                        offer(context, "/ws/entry", handshake::atEntry));
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindSessions(Sessions core) {
        sessions.come(core);
        relay.coreCame();
    }

    void unbindSessions(Sessions core) {
        sessions.go(core);
    }

    // A task that throws would be the timer's last.
    private static void later(Runnable look, Executor readers) {
        try {
            readers.execute(look);
        } catch (RejectedExecutionException e) {
            LOG.debug("Not now: too many logs are being read");
        }
    }

    private static ServiceRegistration<?> offer(
            BundleContext context,
            String path,
            Function<Handshake.Request, Handshake.Answer> handshake) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, path);
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
        return context.registerService(Servlet.class, new RelayServlet(handshake), properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindPart(ConsolePart part) {
        relay.parts().add(part);
    }

    void unbindPart(ConsolePart part) {
        relay.parts().remove(part);
    }

    @Deactivate
    void stop() throws Exception {
        registrations.forEach(ServiceRegistration::unregister);
        contributionsWatch.close();
        relay.closeAll(CloseReason.GOING_DOWN);
        timer.shutdownNow();
        readers.shutdownNow();
    }

    @Override
    public String part() {
        return "relay";
    }

    @Override
    public Health health() {
        return sessions.present() ? Health.READY : Health.down("the sessions are not there yet");
    }

    @Override
    public boolean essential() {
        return true;
    }
}
