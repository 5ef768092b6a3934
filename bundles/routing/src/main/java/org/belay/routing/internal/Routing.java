package org.belay.routing.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.belay.api.message.MessageChannel;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.preference.Preferences;
import org.belay.api.presence.TechnicianStatusListener;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.routing.ExitPages;
import org.belay.api.routing.RoutingPolicy;
import org.belay.api.routing.WaitEstimates;
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
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts routing together. While it is away, sessions wait for somebody to start them by hand. */
@Component(service = {})
public final class Routing {

    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);
    private static final int TICK_SECONDS = 1;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile TechnicianStatuses statuses;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Preferences preferences;

    // Greedy: a policy with a higher ranking takes over as soon as it is there
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile RoutingPolicy policy;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(channel=mail)")
    private volatile MessageChannel mail;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "belay-routing"));
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public Routing(
            BundleContext context,
            @Reference Sessions sessions,
            @Reference Directory directory,
            @Reference Accounts accounts,
            @Reference Settings settings) {
        Clock clock = Clock.systemUTC();
        Workload workload = new Workload();
        PickUps pickUps = new PickUps();
        Deadlines<Router.Due> deadlines = new Deadlines<>();
        Staff staff = new Staff(directory, settings, () -> statuses, workload);
        Exits exits = new Exits();
        Router router =
                new Router(
                        sessions,
                        staff,
                        workload,
                        pickUps,
                        deadlines,
                        new Router.Rules(
                                new ChannelStart(
                                        sessions,
                                        accounts,
                                        staff,
                                        workload,
                                        deadlines,
                                        () -> policy,
                                        clock),
                                new PrivateStart(
                                        sessions,
                                        accounts,
                                        directory,
                                        settings,
                                        () -> preferences,
                                        staff),
                                new ChannelTransfer(sessions, directory, settings, clock),
                                new Absence(
                                        sessions,
                                        directory,
                                        settings,
                                        staff,
                                        exits,
                                        new Calls(accounts, directory, () -> mail),
                                        clock)),
                        clock,
                        thread);
        // First it hears, then it gathers what there is: nothing falls between
        registrations =
                List.of(
                        context.registerService(SessionEventListener.class, router, null),
                        context.registerService(TechnicianStatusListener.class, router, null),
                        context.registerService(OrganizationListener.class, router, null),
                        context.registerService(
                                SessionGate.class, new InboundRestriction(settings, staff), null),
                        context.registerService(SessionGate.class, new LateEnd(), null),
                        context.registerService(
                                WaitEstimates.class,
                                new Estimates(pickUps, directory, settings),
                                null),
                        context.registerService(ExitPages.class, exits, null));
        router.wake();
        thread.scheduleWithFixedDelay(
                () -> tick(router), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    }

    // A tick that throws would be the last.
    private static void tick(Router router) {
        try {
            router.tick();
        } catch (RuntimeException e) {
            LOG.warn("A look at what is due failed", e);
        }
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        thread.shutdownNow();
    }
}
