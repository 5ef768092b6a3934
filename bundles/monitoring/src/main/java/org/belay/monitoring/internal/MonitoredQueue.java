package org.belay.monitoring.internal;

import java.util.Optional;
import org.belay.api.permission.Permissions;
import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The queue of monitored technicians, and what stands in a monitoring's tab (CONS-55, MON-21). */
@Component
public final class MonitoredQueue implements UiContribution {

    @Override
    public String slot() {
        return "console.queue";
    }

    @Override
    public String id() {
        return "monitored";
    }

    @Override
    public String module() {
        return "/ui/monitoring/queue.js";
    }

    @Override
    public String texts() {
        return "/ui/monitoring/texts/";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.ADMIN_UNITS);
    }
}
