package org.belay.connect.channel.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** A channel's questions on the customer's page (CONN-85). */
@Component
public final class ChannelEntry implements UiContribution {

    @Override
    public String slot() {
        return "customer.channel";
    }

    @Override
    public String id() {
        return "channel";
    }

    @Override
    public String module() {
        return "/ui/connect.channel/entry.js";
    }

    @Override
    public String texts() {
        return "/ui/connect.channel/texts/";
    }
}
