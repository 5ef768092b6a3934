package org.belay.relay.internal;

import java.util.Optional;
import org.belay.api.permission.Permissions;
import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The Sessions tab of a unit in the Administration Center (ADM-01). */
@Component
public final class SessionsTab implements UiContribution {

    @Override
    public String slot() {
        return "admin.workspace.tab";
    }

    @Override
    public String id() {
        return "sessions";
    }

    @Override
    public String module() {
        return "/ui/relay/sessions-tab.js";
    }

    @Override
    public String texts() {
        return "/ui/relay/texts/";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.ADMIN_UNITS);
    }
}
