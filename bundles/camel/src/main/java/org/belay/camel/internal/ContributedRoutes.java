package org.belay.camel.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.camel.RouteContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs the routes of each {@link RouteContribution} for as long as the service is there. */
@Component(
        service = {},
        immediate = true)
public final class ContributedRoutes {

    private final Contexts contexts;
    private final Map<RouteContribution, RunningContext> running = new ConcurrentHashMap<>();

    /** Runs what is bound. */
    @Activate
    public ContributedRoutes(@Reference Contexts contexts) {
        this.contexts = contexts;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindContribution(RouteContribution contribution) {
        ClassLoader loader =
                new JoinedClassLoader(
                        ContributedRoutes.class.getClassLoader(),
                        contribution.getClass().getClassLoader());
        running.put(
                contribution,
                contexts.open("Routes " + contribution.name(), loader, contribution::configure));
    }

    void unbindContribution(RouteContribution contribution) {
        RunningContext context = running.remove(contribution);
        if (context != null) {
            contexts.close(List.of(context));
        }
    }

    @Deactivate
    void stop() {
        contexts.close(List.copyOf(running.values()));
        running.clear();
    }
}
