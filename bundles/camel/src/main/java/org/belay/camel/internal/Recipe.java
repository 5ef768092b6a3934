package org.belay.camel.internal;

import org.apache.camel.CamelContext;

/** What goes into a context before it starts. */
@FunctionalInterface
interface Recipe {
    void configure(CamelContext context) throws Exception;
}
