package org.belay.organization.internal;

import java.util.concurrent.atomic.AtomicLong;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.OrganizationListener;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Tells listeners of changes, one after the other; one that fails keeps it from nobody else. */
@Component(service = News.class)
public final class News {

    private final LateServices<OrganizationListener> listeners = new LateServices<>();
    private final AtomicLong told = new AtomicLong();

    @Reference(
            service = OrganizationListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addListener(ComponentServiceObjects<OrganizationListener> listener) {
        listeners.add(listener);
    }

    void removeListener(ComponentServiceObjects<OrganizationListener> listener) {
        listeners.remove(listener);
    }

    /** Tells that one from now on. */
    public void add(OrganizationListener listener) {
        listeners.add(listener);
    }

    /** How many changes there were since the start. */
    public long told() {
        return told.get();
    }

    /** Tells of a change that is committed and visible. */
    public synchronized void tell(OrganizationChange change) {
        told.incrementAndGet();
        listeners.tell(each -> each.changed(change));
    }
}
