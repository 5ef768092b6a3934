package org.belay.integration.webhook.internal;

import java.util.Locale;
import java.util.Map;
import org.belay.api.event.EventLog;
import org.belay.api.organization.Accounts;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * An address that session data are posted to (INT-01 to INT-16), named by what stands after the hyphen
 * of its file. A configuration without a URL does nothing.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = WebhookConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebhookConfig.class, factory = true)
public final class Webhook {

    private final RouteOffer offer;

    /** Offers the routes, if there is an address. */
    @Activate
    public Webhook(
            @Reference EventLog log,
            @Reference Accounts accounts,
            WebhookConfig config,
            Map<String, Object> properties,
            BundleContext bundleContext) {
        String name = name(String.valueOf(properties.get(Constants.SERVICE_PID)));
        offer = new RouteOffer(name, config, log, accounts, bundleContext);
    }

    /** What stands after the tilde of the PID, as far as it may stand in a consumer's name. */
    static String name(String pid) {
        return pid.substring(pid.indexOf('~') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]", "-");
    }

    @Deactivate
    void stop() {
        offer.close();
    }
}
