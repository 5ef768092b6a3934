package org.belay.camel.internal;

import java.util.Collection;
import org.apache.camel.CamelContext;

/** Makes contexts that aren't configured yet. */
public interface ContextMaker {

    /**
     * A context with the component {@code belay} and our limits.
     *
     * @param pluginSchemes filled with the schemes that plugins' components serve in it
     */
    CamelContext make(String name, ClassLoader loader, Collection<String> pluginSchemes)
            throws Exception;

    /** The context has stopped: what was taken for it can be given back. */
    void released(CamelContext context);
}
