package org.belay.organization.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services that come and go and are made only when they are first needed: many of them need the
 * organization themselves, which could else not start before they are there.
 *
 * @param <T> their type
 */
public final class LateServices<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LateServices.class);

    private final List<ComponentServiceObjects<T>> known = new CopyOnWriteArrayList<>();
    private final Map<ComponentServiceObjects<T>, T> made = new ConcurrentHashMap<>();
    private final List<T> plain = new CopyOnWriteArrayList<>();

    /** One has come. */
    public void add(ComponentServiceObjects<T> service) {
        known.add(service);
    }

    /** One has gone. */
    public void remove(ComponentServiceObjects<T> service) {
        known.remove(service);
        T was = made.remove(service);
        if (was != null) {
            service.ungetService(was);
        }
    }

    /** Adds one that isn't a service. */
    public void add(T one) {
        plain.add(one);
    }

    /** Tells each of them; one that fails keeps it from nobody else. */
    public void tell(Consumer<T> what) {
        plain.forEach(each -> tell(each, what));
        for (ComponentServiceObjects<T> each : known) {
            T service = made.computeIfAbsent(each, ComponentServiceObjects::getService);
            if (service != null) {
                tell(service, what);
            }
        }
    }

    private static <T> void tell(T one, Consumer<T> what) {
        try {
            what.accept(one);
        } catch (RuntimeException e) {
            LOG.error("{} failed to hear of a change", one.getClass().getName(), e);
        }
    }
}
