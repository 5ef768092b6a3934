package org.belay.api.security;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way of single sign-on that begins in the browser. Registered as a service; the sign-in page offers
 * it as long as it is there, in the order of service ranking. Answers must be constant while
 * registered; called from any thread, must not block. It lets people in by {@link
 * Entrance#admitBySso}.
 */
@ConsumerType
public interface SsoProvider {

    /** Unique among providers, such as {@code oidc}. */
    String id();

    /** What the button says, such as the identity provider's name as its administrator wrote it. */
    String label();

    /**
     * Path of the gateway to which the browser goes, without a query, such as {@code
     * /api/sso/oidc/start}. The page adds {@code ?next=} with the path to which the person wanted;
     * whoever honours it must make sure that it is a path of this gateway.
     */
    String startPath();
}
