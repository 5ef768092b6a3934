package org.belay.security.oidc.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The provider and what it knows of this gateway; file {@code etc/org.belay.security.oidc.cfg}. */
@ObjectClassDefinition(
        id = OidcConfig.PID,
        name = "Belay: single sign-on by OpenID Connect",
        description = "Lets people sign in at an OpenID Connect provider")
@interface OidcConfig {

    /** PID of this configuration. */
    String PID = "org.belay.security.oidc";

    /** The provider's address, exactly as its tokens name it; {@code http} only on this machine. */
    @AttributeDefinition(
            description =
                    "The provider's issuer, exactly as its tokens name it; empty: no single sign-on")
    String issuer() default "";

    /** The name under which the provider knows this gateway. */
    @AttributeDefinition(description = "The client ID that the provider has given to this gateway")
    String client_id() default "";

    /** The secret that goes with it. */
    @AttributeDefinition(
            description = "The client's secret; empty: a public client, which has none",
            type = AttributeType.PASSWORD)
    String client_secret() default "";

    /** Keeps the secret out of the configuration. */
    @AttributeDefinition(description = "File with the client's secret in its first line, instead")
    String client_secret_file() default "";

    /** What the button on the sign-in page says. */
    @AttributeDefinition(description = "What the button on the sign-in page says")
    String label() default "Single sign-on";

    /** The claim of the ID token that is compared with the accounts' single sign-on ID (AUTH-35). */
    @AttributeDefinition(description = "The claim that is the single sign-on ID of an account")
    String claim() default "sub";

    /** What is asked for; {@code openid} always is. */
    @AttributeDefinition(description = "Scopes to ask for, separated by commas")
    String scopes() default "openid";

    /** How far the provider's clock may be off. */
    @AttributeDefinition(
            description = "How far the provider's clock may be off, in seconds, 0 to 300")
    int clock_skew_seconds() default 60;

    /** Where the provider sends browsers back to, if that can't be seen from their requests. */
    @AttributeDefinition(
            description = "Address of the gateway as browsers know it; empty: as they asked for it")
    String public_address() default "";
}
