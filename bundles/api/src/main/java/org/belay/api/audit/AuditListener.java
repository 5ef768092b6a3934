package org.belay.api.audit;

import java.util.List;
import org.belay.api.organization.Actor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of what the {@link AuditLog} recorded, after it is committed. Registered as a service. Told one
 * change after the other on the thread that made the change: must not block. What it throws is logged
 * with its name and harms nobody else. Whatever is recorded while a listener isn't there, it never
 * hears of.
 */
@ConsumerType
public interface AuditListener {

    /** One transaction's changes by one actor, in the order in which they were recorded. */
    void recorded(Actor actor, List<AuditEntry> changes);
}
