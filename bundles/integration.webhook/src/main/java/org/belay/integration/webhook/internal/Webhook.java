package org.belay.integration.webhook.internal;

import java.util.Locale;
import java.util.Map;
import org.belay.api.event.EventLog;
import org.belay.api.organization.Accounts;
import org.belay.camel.RouteContribution;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
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
 * One address that session data are posted to (INT-01 to INT-16): a configuration with a URL makes a
 * {@link RouteContribution}, one without makes nothing.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = WebhookConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebhookConfig.class, factory = true)
public final class Webhook {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private final ServiceRegistration<RouteContribution> routes;

    /** Offers the routes, if there is an address. */
    @Activate
    public Webhook(
            @Reference EventLog log,
            @Reference Accounts accounts,
            WebhookConfig config,
            Map<String, Object> properties,
            BundleContext bundleContext) {
        String name = name(String.valueOf(properties.get(Constants.SERVICE_PID)));
        routes = config.url().isBlank() ? null : offer(name, config, log, accounts, bundleContext);
    }

    private static ServiceRegistration<RouteContribution> offer(
            String name,
            WebhookConfig config,
            EventLog log,
            Accounts accounts,
            BundleContext bundleContext) {
        try {
            Target target = Target.of(name, config);
            return bundleContext.registerService(
                    RouteContribution.class, new WebhookRoutes(target, log, accounts), null);
        } catch (IllegalArgumentException wrong) {
            LOG.error(
                    "Webhook{} posts nothing: {}",
                    name.isEmpty() ? "" : " " + name,
                    wrong.getMessage());
            return null;
        }
    }

    /** What stands after the tilde of the PID, as far as it may stand in a consumer's name. */
    static String name(String pid) {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? ""
                : pid.substring(tilde + 1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    }

    @Deactivate
    void stop() {
        if (routes != null) {
            routes.unregister();
        }
    }
}
