package org.belay.security.oidc.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.security.Entrance;
import org.belay.api.security.SsoProvider;
import org.belay.api.security.Throttles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers single sign-on as long as a provider is configured: a button on the sign-in page and the
 * addresses behind it. With a configuration that can't be understood, the gateway's health says
 * why. The services are registered by hand, because the file in etc is there before anything is in
 * it.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = OidcConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OidcConfig.class)
public final class OidcSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final Duration WATCH = Duration.ofMinutes(1);

    private final BundleContext context;
    private final Clock clock = Clock.systemUTC();
    private final Wire wire = new Wire();
    private final Workers workers = new Workers();
    private final ServiceRegistration<?> resource;

    /** What is there because of the configuration; changed by one thread at a time. */
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    private volatile Way way;

    /** The button. */
    private record Button(String label) implements SsoProvider {
        @Override
        public String id() {
            return "oidc";
        }

        @Override
        public String startPath() {
            return "/api/" + OidcResource.PATH + "/start";
        }
    }

    /** How the provider is. */
    private record Check(Supplier<Health> ask) implements ReadinessCheck {
        @Override
        public String part() {
            return "sso-oidc";
        }

        @Override
        public Health health() {
            return ask.get();
        }
    }

    /** Registers what there is to offer; asks nobody yet. */
    @Activate
    public OidcSignIn(
            BundleContext context,
            @Reference Entrance entrance,
            @Reference Throttles throttles,
            OidcConfig config) {
        this.context = context;
        // Once for all configurations: the REST host needs a moment to take a resource in, and
        // nobody who sees the button, or comes back from the provider, may find nothing there.
        resource =
                register(
                        Object.class,
                        new OidcResource(
                                () -> Optional.ofNullable(way), entrance, throttles, workers),
                        Map.of("belay.rest", true, "component.name", OidcResource.class.getName()));
        workers.regularly(WATCH, this::look);
        configure(config);
    }

    /** Offers what is configured now. */
    @Modified
    void configure(OidcConfig config) {
        offered.forEach(ServiceRegistration::unregister);
        offered.clear();
        if (config.issuer().isBlank()) {
            way = null;
            return;
        }
        try {
            offer(Client.of(config));
        } catch (IllegalArgumentException e) {
            way = null;
            String reason = "single sign-on is not offered: " + e.getMessage();
            LOG.warn("{} in etc/{}.cfg", reason, OidcConfig.PID);
            ReadinessCheck.Health health = ReadinessCheck.Health.degraded(reason);
            offered.add(register(ReadinessCheck.class, new Check(() -> health), Map.of()));
        }
    }

    private void offer(Client client) {
        Way before = way;
        Way next = before == null ? Way.of(client, wire, clock) : before.then(client, wire, clock);
        way = next;
        offered.add(register(ReadinessCheck.class, new Check(next::health), Map.of()));
        offered.add(register(SsoProvider.class, new Button(client.label()), Map.of()));
        workers.atOnce(this::look);
        LOG.info("Single sign-on at {} is offered", client.issuer());
    }

    private void look() {
        Way now = way;
        if (now == null) {
            return;
        }
        try {
            now.discovery().provider();
        } catch (Failure failure) {
            LOG.debug("The provider isn't there", failure); // its health says so
        }
    }

    private <T> ServiceRegistration<?> register(
            Class<T> type, T service, Map<String, Object> properties) {
        Dictionary<String, Object> all = new Hashtable<>(properties);
        return context.registerService(type, service, all);
    }

    /** Takes it back. */
    @Deactivate
    void close() {
        offered.forEach(ServiceRegistration::unregister);
        resource.unregister();
        workers.close();
    }
}
