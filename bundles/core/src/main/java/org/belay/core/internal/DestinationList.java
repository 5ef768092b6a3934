package org.belay.core.internal;

import java.util.List;
import org.belay.api.session.Destination;
import org.belay.api.session.Destinations;
import org.belay.api.session.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers the rules of who may be chosen to pages. */
@Component
public final class DestinationList implements Destinations {

    private final DestinationRules rules;
    private final Sessions sessions;

    /** By those rules. */
    @Activate
    public DestinationList(@Reference DestinationRules rules, @Reference Sessions sessions) {
        this.rules = rules;
        this.sessions = sessions;
    }

    @Override
    public List<Destination> of(int technician, Purpose purpose, int sessionId) {
        return rules.of(technician, purpose, sessions.find(sessionId).orElse(null));
    }
}
