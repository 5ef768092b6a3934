package org.belay.connect.channel.internal;

import java.util.Optional;
import org.belay.api.permission.Permissions;
import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** A channel's link and form, to be copied into a web site, in the Administration Center (CHAN-10). */
@Component
public final class ChannelPublishing implements UiContribution {

    @Override
    public String slot() {
        return "admin.workspace.tab";
    }

    @Override
    public String id() {
        return "channel";
    }

    @Override
    public String module() {
        return "/ui/connect.channel/publish.js";
    }

    @Override
    public String texts() {
        return "/ui/connect.channel/texts/";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.ADMIN);
    }
}
