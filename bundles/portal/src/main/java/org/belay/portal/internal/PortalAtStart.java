package org.belay.portal.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The portal where no session is selected (SET-99). */
@Component
public final class PortalAtStart implements UiContribution {

    @Override
    public String slot() {
        return "console.home";
    }

    @Override
    public String id() {
        return "portal";
    }

    @Override
    public String module() {
        return "/ui/portal/home.js";
    }

    @Override
    public String texts() {
        return "/ui/portal/texts/";
    }
}
