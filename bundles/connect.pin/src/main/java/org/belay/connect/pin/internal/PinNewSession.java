package org.belay.connect.pin.internal;

import java.util.Optional;
import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The PIN tab of the New Session dialog (CONN-31). */
@Component
public final class PinNewSession implements UiContribution {

    @Override
    public String slot() {
        return "console.new-session";
    }

    @Override
    public String id() {
        return PinConnectionMethod.ID;
    }

    @Override
    public String module() {
        return "/ui/connect.pin/new-session.js";
    }

    @Override
    public String texts() {
        return "/ui/connect.pin/texts/";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(PinConnectionMethod.PERMISSION);
    }
}
