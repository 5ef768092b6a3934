package org.belay.portal.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The portal beside a session's chat (SET-97, SET-98). */
@Component
public final class PortalTab implements UiContribution {

    @Override
    public String slot() {
        return "console.session.tab";
    }

    @Override
    public String id() {
        return "portal";
    }

    @Override
    public String module() {
        return "/ui/portal/tab.js";
    }

    @Override
    public String texts() {
        return "/ui/portal/texts/";
    }
}
