package org.belay.mail.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The keys of {@code etc/org.belay.mail.cfg}. */
@ObjectClassDefinition(
        name = "Belay: mail",
        description = "Through which mail server mails go out; without a host none do")
@interface MailConfig {

    /** The PID of the one configuration. */
    String PID = "org.belay.mail";

    @AttributeDefinition(description = "Name or address of the mail server; empty: no mails")
    String host() default "";

    @AttributeDefinition(description = "Port of the mail server")
    int port() default 587;

    @AttributeDefinition(
            description = "How the connection is encrypted",
            options = {@Option("starttls"), @Option("tls"), @Option("none")})
    String encryption() default "starttls";

    @AttributeDefinition(description = "Who signs in at the mail server; empty: nobody has to")
    String user() default "";

    @AttributeDefinition(description = "Password at the mail server", type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(description = "From whom mails come, Support <support@example.org>")
    String from() default "";

    @AttributeDefinition(description = "How many mails may wait at most; more are refused")
    int waiting() default 500;

    @AttributeDefinition(description = "How often a mail is tried, 1 to 20")
    int attempts() default 6;

    @AttributeDefinition(description = "Wait before the second try, in seconds; doubles each time")
    int delay_seconds() default 5;

    @AttributeDefinition(description = "The wait grows up to this, in seconds")
    int delay_most_seconds() default 300;
}
