package org.belay.security.oidc.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
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
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers single sign-on as long as a provider is configured: a button on the sign-in page and the
 * addresses behind it. With a configuration that can't be understood, the gateway's health says why.
 * The services are registered by hand, because the file in etc is there before anything is in it.
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

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final Workers workers = new Workers();

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
        if (config.issuer().isBlank()) {
            return;
        }
        Client client;
        try {
            client = Client.of(config);
        } catch (IllegalArgumentException e) {
            String reason = "single sign-on is not offered: " + e.getMessage();
            LOG.warn("{} in etc/{}.cfg", reason, OidcConfig.PID);
            ReadinessCheck.Health health = ReadinessCheck.Health.degraded(reason);
            register(context, ReadinessCheck.class, new Check(() -> health), Map.of());
            return;
        }
        Clock clock = Clock.systemUTC();
        Wire wire = new Wire();
        Discovery discovery = new Discovery(client, wire, clock);
        workers.regularly(WATCH, () -> look(discovery));
        register(context, ReadinessCheck.class, new Check(discovery::health), Map.of());
        register(
                context,
                Object.class,
                new OidcResource(
                        client,
                        new CodeFlow(client, discovery, wire, new IdTokens(client, clock)),
                        new PendingSignIns(clock),
                        entrance,
                        throttles,
                        workers),
                Map.of("belay.rest", true, "component.name", OidcResource.class.getName()));
        register(context, SsoProvider.class, new Button(client.label()), Map.of());
        LOG.info("Single sign-on at {} is offered", client.issuer());
    }

    private static void look(Discovery discovery) {
        try {
            discovery.provider();
        } catch (Failure failure) {
            LOG.debug("The provider isn't there", failure); // its health says so
        }
    }

    private <T> void register(
            BundleContext context, Class<T> type, T service, Map<String, Object> properties) {
        Dictionary<String, Object> all = new Hashtable<>(properties);
        registrations.add(context.registerService(type, service, all));
    }

    /** Takes it back. */
    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        workers.close();
    }
}
