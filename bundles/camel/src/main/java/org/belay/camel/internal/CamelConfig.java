package org.belay.camel.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.belay.camel.cfg}. */
@ObjectClassDefinition(name = "Belay: Camel")
@interface CamelConfig {

    /** The PID that all parts of this bundle share. */
    String PID = "org.belay.camel";

    @AttributeDefinition(description = "Folder of route files; empty: etc/routes of the gateway")
    String routes_folder() default "";

    @AttributeDefinition(description = "How often the folder is looked at, in milliseconds")
    long routes_scan_milliseconds() default 1_000;

    @AttributeDefinition(description = "Longest time to connect to an HTTP server, in seconds")
    int http_connect_seconds() default 5;

    @AttributeDefinition(description = "Longest wait for an HTTP server's answer, in seconds")
    int http_response_seconds() default 15;
}
