package org.belay.portal.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The link in the console's menu (SET-96). */
@Component
public final class PortalLink implements UiContribution {

    @Override
    public String slot() {
        return "console.menu";
    }

    @Override
    public String id() {
        return "portal";
    }

    @Override
    public String module() {
        return "/ui/portal/link.js";
    }

    @Override
    public String texts() {
        return "/ui/portal/texts/";
    }
}
