package org.belay.api.presence;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows of something that goes on although its technician does nothing, such as an open remote
 * control, and that keeps him from being logged off for inactivity (SET-90). Registered as a service;
 * asked once a second of everybody whose group logs off: from memory, must not block. Without one,
 * nothing keeps anybody.
 */
@ConsumerType
public interface LogOffBlocker {

    /** Whether that account may not be logged off now; its time begins anew afterwards. */
    boolean blocks(int account);
}
