package org.belay.core.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Limits of sessions; file {@code etc/org.belay.core.cfg}. */
@ObjectClassDefinition(id = "org.belay.core", name = "Sessions")
@interface CoreConfig {

    /** Until the customer's page must have come (SES-51, SET-80). */
    @AttributeDefinition(name = "Connecting time-out, minutes", min = "0", max = "999")
    int connecting_time_out_minutes() default 10;

    /** Until somebody must have started the session (SES-52, SET-81). */
    @AttributeDefinition(name = "Waiting time-out, minutes", min = "0", max = "999")
    int waiting_time_out_minutes() default 120;

    /** Without any act of either side (SES-55, SET-82). */
    @AttributeDefinition(name = "Idle time-out of active sessions, minutes", min = "0", max = "999")
    int idle_time_out_minutes() default 60;
}
