package org.belay.api.presence;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows technicians' statuses. Registered as a service; told on one thread, one change after the
 * other, each technician's in their order: must not block. What it throws is logged with its name and
 * harms nobody else.
 */
@ConsumerType
public interface TechnicianStatusListener {

    /** A technician's status has changed. */
    void changed(TechnicianState before, TechnicianState now);
}
