package org.belay.shell.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Looks for services in the moment a command runs. Karaf's own references would hide a command while
 * its service is away, which is just when an administrator looks for it.
 */
final class Services {

    private final BundleContext context;

    Services(BundleContext context) {
        this.context = context;
    }

    /** What a command does with a service. */
    @FunctionalInterface
    interface Use<S> {
        void with(S service) throws Exception;
    }

    /**
     * Lets the command use the service.
     *
     * @throws Failed if nobody offers it
     */
    <S> void use(Class<S> type, Use<S> use) throws Exception {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new Failed(
                    type.getSimpleName() + " isn't there; belay:status says what is missing");
        }
        try {
            use.with(service);
        } finally {
            context.ungetService(reference);
        }
    }

    /** All services of that type. */
    <S> List<S> all(Class<S> type) throws InvalidSyntaxException {
        Collection<ServiceReference<S>> references = context.getServiceReferences(type, null);
        List<S> services = new ArrayList<>();
        for (ServiceReference<S> each : references) {
            S service = context.getService(each);
            if (service != null) {
                services.add(service);
            }
        }
        return services;
    }
}
