package org.belay.integration.webhook.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The keys of {@code etc/org.belay.integration.webhook-<name>.cfg}, one file for each address. */
@ObjectClassDefinition(
        name = "Belay: posting to a URL",
        description = "Posts a session's data to an address when it starts and when it ends")
@interface WebhookConfig {

    /**
     * The factory PID. There is no plain file of this name, because DS takes either one configuration or
     * the factory configurations of a PID. The hyphen in a file's name is how files in etc say that
     * they are one of several; the PID itself then has a tilde.
     */
    String PID = "org.belay.integration.webhook";

    @AttributeDefinition(description = "http or https address; empty: nothing is posted")
    String url() default "";

    @AttributeDefinition(
            description = "How the variables are sent",
            options = {@Option("form"), @Option("xml")})
    String format() default "form";

    @AttributeDefinition(
            description = "When to post: start (each time), first-start, end; separated by commas")
    String[] triggers() default {"start", "end"};

    @AttributeDefinition(
            description = "What of the chat is sent: all, or system messages alone",
            options = {@Option("all"), @Option("system")})
    String chat() default "all";

    @AttributeDefinition(description = "User name for HTTP basic authentication; empty: none")
    String username() default "";

    @AttributeDefinition(
            description = "Password for HTTP basic authentication",
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(
            description = "Key of the signature in X-Belay-Signature; empty: none",
            type = AttributeType.PASSWORD)
    String signing_secret() default "";

    @AttributeDefinition(description = "Longest time to connect, in seconds, 1 to 60")
    int connect_seconds() default 5;

    @AttributeDefinition(description = "Longest wait for the answer, in seconds, 1 to 300")
    int response_seconds() default 15;

    @AttributeDefinition(description = "How often a posting is tried, 1 to 100")
    int attempts() default 8;

    @AttributeDefinition(description = "Wait before the second try, in seconds; doubles each time")
    int delay_seconds() default 1;

    @AttributeDefinition(description = "The wait grows up to this, in seconds")
    int delay_most_seconds() default 60;
}
