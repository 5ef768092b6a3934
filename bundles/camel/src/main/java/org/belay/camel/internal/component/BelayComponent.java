package org.belay.camel.internal.component;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code belay}: {@code belay:session-events} gives what happens to sessions,
 * {@code belay:note} adds a note to one.
 */
public final class BelayComponent extends DefaultComponent {

    private final BelayServices services;
    private final PropertyConfigurer configurer = new SessionEventsConfigurer();

    /** A component for one context. */
    public BelayComponent(BelayServices services) {
        this.services = services;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        Endpoint endpoint =
                switch (remaining) {
                    case "session-events" -> new SessionEventsEndpoint(uri, this, services);
                    case "note" -> new NoteEndpoint(uri, this, services.sessions());
                    default ->
                            throw new IllegalArgumentException(
                                    "belay:"
                                            + remaining
                                            + " is unknown; there are"
                                            + " belay:session-events and belay:note");
                };
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Written by hand, so that no reflection is needed. */
    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return configurer;
    }
}
