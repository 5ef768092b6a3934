package org.belay.camel;

import org.apache.camel.CamelContext;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings routes. Registered as a service; each contribution gets a Camel context of its own, which
 * is started soon after the service comes and stopped when it goes. Taking the service away waits
 * until its routes have stopped, 10 s at most.
 *
 * <p>A route that uses a component which isn't there yet is tried again when a {@code
 * org.apache.camel.Component} service with the property {@code belay.scheme} comes (prototype scope:
 * each context gets an instance of its own), and every 30 s.
 */
@ConsumerType
public interface RouteContribution {

    /** Unique among contributions, for logs and readiness, such as {@code webhook.crm}. */
    String name();

    /**
     * Adds routes, and beans or components that they need, to a context that isn't started yet.
     * Called on a thread of ours that may be blocked for a while; called again with a fresh context
     * after a failure. What it throws is logged with the contribution's name, makes the part {@code
     * camel} degraded and harms no other contribution.
     */
    void configure(CamelContext context) throws Exception;
}
