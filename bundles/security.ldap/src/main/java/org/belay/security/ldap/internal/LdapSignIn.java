package org.belay.security.ldap.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Units;
import org.belay.api.security.Authenticator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers sign-in by LDAP as long as a server is configured. With a configuration that can't be
 * understood, the gateway's health says why. The services are registered by hand, because the file in
 * etc is there before anything is in it.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = LdapConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LdapConfig.class)
public final class LdapSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(LdapSignIn.class);

    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Units units;

    /** A configuration that can't be understood. */
    private record Misfit(String reason) implements ReadinessCheck {
        @Override
        public String part() {
            return "sign-in-ldap";
        }

        @Override
        public Health health() {
            return Health.degraded(reason);
        }
    }

    /** Registers what there is to offer; connects to nobody yet. */
    @Activate
    public LdapSignIn(
            BundleContext context,
            @Reference Accounts accounts,
            @Reference Directory tree,
            LdapConfig config) {
        if (config.servers().isBlank()) {
            return;
        }
        try {
            Settings settings = Settings.of(config);
            LdapAuthenticator authenticator =
                    new LdapAuthenticator(
                            settings,
                            new LdapServer(settings),
                            new People(
                                    accounts,
                                    tree,
                                    () -> Optional.ofNullable(units),
                                    settings.createAccounts()),
                            Clock.systemUTC());
            register(context, Authenticator.class, authenticator);
            register(context, ReadinessCheck.class, authenticator);
            LOG.info("Sign-in by LDAP at {} is offered", settings.servers());
            if (settings.encryption() == Settings.Encryption.NONE) {
                LOG.warn("Passwords go to the directory server in clear");
            }
        } catch (IllegalArgumentException e) {
            String reason = "sign-in by LDAP is not offered: " + e.getMessage();
            LOG.warn("{} in etc/{}.cfg", reason, LdapConfig.PID);
            register(context, ReadinessCheck.class, new Misfit(reason));
        }
    }

    private <T> void register(BundleContext context, Class<T> type, T service) {
        registrations.add(context.registerService(type, service, null));
    }

    /** Takes it back. */
    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
