package org.belay.api.organization;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of changes after they are committed and the {@link Directory} shows them. Registered as a
 * service. Told one change after the other on the thread that made the change: must not block. What
 * it throws is logged with its name and harms nobody else.
 */
@ConsumerType
public interface OrganizationListener {

    /** The organization, a permission or a setting has changed. */
    void changed(OrganizationChange change);
}
