package org.belay.security.oidc.internal;

import java.time.Clock;
import org.belay.api.health.ReadinessCheck.Health;

/**
 * The way in by the provider, as one configuration describes it. The next one takes its place in
 * one step; who is at the provider meanwhile can come back as long as it is the same provider that
 * knows this gateway by the same name.
 *
 * @param pending the sign-ins that have been begun on it
 */
record Way(Client client, Discovery discovery, CodeFlow flow, PendingSignIns pending) {

    static Way of(Client client, Wire wire, Clock clock) {
        return of(client, wire, clock, new PendingSignIns(clock));
    }

    private static Way of(Client client, Wire wire, Clock clock, PendingSignIns pending) {
        Discovery discovery = new Discovery(client, wire, clock);
        CodeFlow flow = new CodeFlow(client, discovery, wire, new IdTokens(client, clock));
        return new Way(client, discovery, flow, pending);
    }

    /** The one that follows it. */
    Way then(Client next, Wire wire, Clock clock) {
        boolean same = next.issuer().equals(client.issuer()) && next.id().equals(client.id());
        return of(next, wire, clock, same ? pending : new PendingSignIns(clock));
    }

    Health health() {
        return discovery.health();
    }

    @Override
    public String toString() {
        return "Way[" + client + "]";
    }
}
