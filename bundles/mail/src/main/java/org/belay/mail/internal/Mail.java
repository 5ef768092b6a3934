package org.belay.mail.internal;

import java.util.Hashtable;
import java.util.Map;
import org.belay.api.message.MessageChannel;
import org.belay.camel.RouteContribution;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the channel {@code mail} and its route as services, if a mail server is configured. */
@Component(
        service = {},
        immediate = true,
        configurationPid = MailConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MailConfig.class)
public final class Mail {

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

    private MailChannel channel;
    private ServiceRegistration<RouteContribution> route;
    private ServiceRegistration<MessageChannel> offered;

    /** Offers them, if there is a host and no mistake. */
    @Activate
    public Mail(BundleContext context, MailConfig config) {
        if (config.host().isBlank()) {
            return;
        }
        try {
            offer(context, MailServer.of(config));
        } catch (IllegalArgumentException wrong) {
            LOG.error("No mails can be sent: in org.belay.mail.cfg {}", wrong.getMessage());
        }
    }

    private void offer(BundleContext context, MailServer server) {
        if (server.encryption() == MailServer.Encryption.NONE && !server.user().isEmpty()) {
            LOG.warn("The password for mail server {} travels unencrypted", server.host());
        }
        MailRoute mails = new MailRoute(server);
        channel = new MailChannel(server, mails);
        route = context.registerService(RouteContribution.class, mails, null);
        offered =
                context.registerService(
                        MessageChannel.class, channel, new Hashtable<>(Map.of("channel", "mail")));
    }

    /** Takes the channel away first, so that nothing new comes while the route stops. */
    @Deactivate
    void stop() {
        if (channel != null) {
            offered.unregister();
            route.unregister();
            channel.close();
        }
    }
}
