package org.belay.guest.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The way to the page of external technicians, on the customer's first page (CONN-45). */
@Component
public final class GuestEntry implements UiContribution {

    @Override
    public String slot() {
        return "customer.foot";
    }

    @Override
    public String id() {
        return "guest";
    }

    @Override
    public String module() {
        return "/ui/guest/entry.js";
    }

    @Override
    public String texts() {
        return "/ui/guest/texts/";
    }

    @Override
    public int order() {
        return 90;
    }
}
