package org.belay.api.session;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that goes on in a session and keeps it from timing out for want of activity: remote
 * control, a file transfer, a pending dialog (SES-71 to SES-77). Registered as a service by the tool;
 * asked by the core when a session's idle limit has been reached, on the core's own thread: must
 * answer from memory. None means that nothing blocks; one that throws is logged and blocks nothing.
 */
@ConsumerType
public interface IdleBlocker {

    /**
     * Whether it goes on now.
     *
     * @param technician account of the technician whose limit it is
     */
    boolean goesOn(int sessionId, int technician);
}
