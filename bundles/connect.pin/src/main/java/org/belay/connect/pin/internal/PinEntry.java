package org.belay.connect.pin.internal;

import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The PIN field on the customer's first page (CONN-41). */
@Component
public final class PinEntry implements UiContribution {

    @Override
    public String slot() {
        return "customer.entry";
    }

    @Override
    public String id() {
        return PinConnectionMethod.ID;
    }

    @Override
    public String module() {
        return "/ui/connect.pin/entry.js";
    }

    @Override
    public String texts() {
        return "/ui/connect.pin/texts/";
    }

    @Override
    public int order() {
        return 10;
    }
}
