package org.belay.api.routing;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says who is given a waiting session first (SET-68). Registered as a service; routing asks the one
 * with the highest service ranking, each time anew, so that another may take over while sessions wait.
 * Without one, the least busy is first. It orders and does nothing else: who may be given a session at
 * all is decided before, and asked of the engine after. Asked on routing's thread: from memory, must
 * not block. What it throws is logged with its name, and the least busy is first then.
 */
@ConsumerType
public interface RoutingPolicy {

    /**
     * The candidates, the best first. Whom it leaves out gets nothing this time; whom it adds is
     * ignored.
     *
     * @param candidates at least one, in no order; unmodifiable
     */
    List<Candidate> order(List<Candidate> candidates);
}
