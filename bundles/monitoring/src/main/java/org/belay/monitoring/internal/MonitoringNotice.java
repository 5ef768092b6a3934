package org.belay.monitoring.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** Tells a technician who sees his screen, and asks him for it (MON-11, MON-13). */
@Component
public final class MonitoringNotice implements UiContribution {

    @Override
    public String slot() {
        return "console.menu";
    }

    @Override
    public String id() {
        return "monitoring";
    }

    @Override
    public String module() {
        return "/ui/monitoring/notice.js";
    }

    @Override
    public String texts() {
        return "/ui/monitoring/texts/";
    }

    @Override
    public int order() {
        return 20;
    }
}
