package org.belay.guest.internal;

import java.util.Optional;
import org.belay.api.ui.UiContribution;
import org.osgi.service.component.annotations.Component;

/** The External tab of the dialog Invite Technician (COLL-22). */
@Component
public final class ExternalTab implements UiContribution {

    @Override
    public String slot() {
        return "console.invite";
    }

    @Override
    public String id() {
        return "guest";
    }

    @Override
    public String module() {
        return "/ui/guest/external.js";
    }

    @Override
    public String texts() {
        return "/ui/guest/texts/";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Bounds.INVITE);
    }
}
