package org.belay.monitoring.internal;

/** What may happen to a monitoring. */
enum Trigger {
    /** The technician's console says that it is there. */
    REACHED,
    /** Nothing more is needed: nobody has to click Start. */
    CONNECTED,
    /** The technician has signed out or closed his console. */
    GONE,
    /** The administrator has clicked End. */
    END,
    /** The technician's console hasn't answered in time. */
    UNANSWERED,
    /** The administrator may not look after that technician any more. */
    RIGHTS_LOST
}
