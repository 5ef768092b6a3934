package org.belay.security.oidc.internal;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.belay.api.health.ReadinessCheck.Health;
import org.belay.security.oidc.internal.Failure.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how the provider describes itself: when first needed, and again after {@link #KEPT}; one
 * asks, the others wait for his answer. A failure is remembered for {@link #PAUSE}, so that a
 * provider that hangs makes one wait, not all. An old description is better than none.
 */
final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Client client;
    private final Wire wire;
    private final Clock clock;

    private Provider provider;
    private Instant read = Instant.MIN;
    private Instant failed = Instant.MIN;
    private volatile Health health = Health.READY;

    Discovery(Client client, Wire wire, Clock clock) {
        this.client = client;
        this.wire = wire;
        this.clock = clock;
    }

    /** How it went the last time, from memory. */
    Health health() {
        return health;
    }

    /** The provider. Blocks, for eight seconds at most unless others ask at the same time. */
    synchronized Provider provider() throws Failure {
        Instant now = clock.instant();
        if (provider != null && now.isBefore(read.plus(KEPT))) {
            return provider;
        }
        if (now.isAfter(failed.plus(PAUSE))) {
            ask();
        }
        if (provider == null) {
            throw new Failure(Code.UNAVAILABLE, "the provider doesn't describe itself");
        }
        return provider;
    }

    /** Something else couldn't be had from the provider: ask it anew the next time. */
    synchronized void doubt() {
        read = Instant.MIN;
    }

    private void ask() {
        try {
            HTTPResponse response = wire.get(OIDCProviderMetadata.resolveURL(client.issuer()));
            if (response.getStatusCode() != OK) {
                throw new IOException("it answered with status " + response.getStatusCode());
            }
            provider = Provider.of(response.getBody(), client.issuer(), wire, provider);
            read = clock.instant();
            if (!health.equals(Health.READY)) {
                LOG.info("The provider of single sign-on is there again: {}", client.issuer());
            }
            health = Health.READY;
        } catch (IOException | GeneralException | IllegalArgumentException e) {
            failed = clock.instant();
            if (health.equals(Health.READY)) {
                LOG.warn(
                        "The provider of single sign-on can't be used: {}: {}",
                        client.issuer(),
                        e.toString());
            }
            health = Health.degraded("single sign-on: the provider can't be used: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
