package org.belay.organization.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.OrganizationListener;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of changes, one after the other; one that fails keeps it from nobody else. */
@Component(service = News.class)
public final class News {

    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final List<OrganizationListener> listeners = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(OrganizationListener listener) {
        listeners.add(listener);
    }

    void remove(OrganizationListener listener) {
        listeners.remove(listener);
    }

    /** Tells of a change that is committed and visible. */
    public synchronized void tell(OrganizationChange change) {
        for (OrganizationListener each : listeners) {
            try {
                each.changed(change);
            } catch (RuntimeException e) {
                LOG.error("{} failed to hear of a change", each.getClass().getName(), e);
            }
        }
    }
}
