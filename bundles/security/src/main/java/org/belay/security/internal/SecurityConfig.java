package org.belay.security.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long a sign-in lasts, PID {@code org.belay.security}. */
@ObjectClassDefinition(name = "Belay security")
public @interface SecurityConfig {

    /** PID of this configuration. */
    String PID = "org.belay.security";

    /** Who does nothing for so long has to sign in again. */
    @AttributeDefinition(name = "Idle hours", description = "Who does nothing for so long is out")
    int idleHours() default 12;

    /** Whoever signed in so long ago has to do it again, whatever he did. */
    @AttributeDefinition(name = "Longest days", description = "Longest time between sign-ins")
    int longestDays() default 7;
}
