package org.belay.routing.internal;

import java.util.Comparator;
import java.util.List;
import org.belay.api.routing.Candidate;
import org.belay.api.routing.RoutingPolicy;

/** Whoever has the fewest active sessions; of several, who has been so for longest (SET-68). */
final class LeastBusy implements RoutingPolicy {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::active)
                    .thenComparing(Candidate::idleSince)
                    .thenComparingInt(Candidate::account);

    @Override
    public List<Candidate> order(List<Candidate> candidates) {
        return candidates.stream().sorted(ORDER).toList();
    }
}
