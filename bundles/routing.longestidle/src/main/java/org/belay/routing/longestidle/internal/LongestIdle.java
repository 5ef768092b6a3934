package org.belay.routing.longestidle.internal;

import java.util.Comparator;
import java.util.List;
import org.belay.api.routing.Candidate;
import org.belay.api.routing.RoutingPolicy;
import org.osgi.service.component.annotations.Component;

/**
 * Gives a waiting session to whoever's work last changed longest ago, however many sessions he has:
 * everybody gets as many, the quick no more than the thorough.
 */
@Component(property = "service.ranking:Integer=10")
public final class LongestIdle implements RoutingPolicy {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparing(Candidate::idleSince)
                    .thenComparingInt(Candidate::active)
                    .thenComparingInt(Candidate::account);

    @Override
    public List<Candidate> order(List<Candidate> candidates) {
        return candidates.stream().sorted(ORDER).toList();
    }
}
