package org.belay.web.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator may set for the gateway's web side, PID {@code org.belay.web}. */
@ObjectClassDefinition(name = "Belay web")
public @interface WebConfig {

    /** PID of this configuration. */
    String PID = "org.belay.web";

    /** Where the gateway is met from outside; empty: where the request came to. */
    @AttributeDefinition(
            name = "Public address",
            description = "Such as https://support.example.com, if there is a proxy in front",
            required = false)
    String publicAddress() default "";

    /** Parts without which the gateway isn't ready, whether they have come yet or not. */
    @AttributeDefinition(
            name = "Expected parts",
            description = "Names of readiness checks without which the gateway isn't ready")
    String[] expectedParts() default {"database", "sessions", "relay"};
}
