package org.belay.monitoring.internal;

import java.util.Optional;
import org.belay.api.permission.Permissions;
import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The button Monitor technician in the console's toolbar (CONS-34). */
@Component
public final class MonitorButton implements UiContribution {

    @Override
    public String slot() {
        return "console.toolbar";
    }

    @Override
    public String id() {
        return "monitor";
    }

    @Override
    public String module() {
        return "/ui/monitoring/button.js";
    }

    @Override
    public String texts() {
        return "/ui/monitoring/texts/";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.ADMIN_UNITS);
    }
}
