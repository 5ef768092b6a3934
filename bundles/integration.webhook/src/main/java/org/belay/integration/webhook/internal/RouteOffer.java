package org.belay.integration.webhook.internal;

import org.belay.api.event.EventLog;
import org.belay.api.organization.Accounts;
import org.belay.camel.RouteContribution;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of one configuration as a service, if it has an address and no mistake. */
final class RouteOffer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteOffer.class);

    private final ServiceRegistration<RouteContribution> routes;

    RouteOffer(
            String name,
            WebhookConfig config,
            EventLog log,
            Accounts accounts,
            BundleContext bundleContext) {
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
            LOG.error("Webhook {} posts nothing: {}", name, wrong.getMessage());
            return null;
        }
    }

    /** Takes the routes away; waits until they have stopped. */
    @Override
    public void close() {
        if (routes != null) {
            routes.unregister();
        }
    }
}
