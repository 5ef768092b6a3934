package org.belay.security.oidc.internal;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;

/**
 * The provider as it describes itself.
 *
 * @param keys its keys: read when they are needed, anew when a token names one that isn't among them,
 *     but not more often than the limit, so that bad tokens don't make the gateway ask all the time
 * @param namesItself whether its answers to browsers must name it
 */
record Provider(
        URI authorization,
        URI token,
        boolean takesSecretInBody,
        boolean namesItself,
        URI keysAddress,
        JWKSource<SecurityContext> keys) {

    private static final long KEYS_KEPT_MILLIS = Duration.ofMinutes(15).toMillis();

    /** Two readings at most in so much time. */
    private static final long KEYS_PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();

    private static final long KEYS_AWAITED_MILLIS = Duration.ofSeconds(10).toMillis();

    /**
     * Reads the description.
     *
     * @param known what it was so far, or null: its keys are kept if they lie where they did
     * @throws IllegalArgumentException with a reason for people if it can't be used
     */
    static Provider of(String description, Issuer issuer, Wire wire, Provider known) {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(description);
            if (!issuer.equals(metadata.getIssuer())) {
                throw new IllegalArgumentException("it calls itself " + metadata.getIssuer());
            }
            if (metadata.getAuthorizationEndpointURI() == null
                    || metadata.getTokenEndpointURI() == null
                    || metadata.getJWKSetURI() == null) {
                throw new IllegalArgumentException("its description lacks an endpoint");
            }
            URI keys = Addresses.trusted("jwks_uri", metadata.getJWKSetURI());
            return new Provider(
                    Addresses.trusted(
                            "authorization_endpoint", metadata.getAuthorizationEndpointURI()),
                    Addresses.trusted("token_endpoint", metadata.getTokenEndpointURI()),
                    takesSecretInBody(metadata),
                    metadata.supportsAuthorizationResponseIssuerParam(),
                    keys,
                    known != null && known.keysAddress().equals(keys)
                            ? known.keys()
                            : keys(keys, wire));
        } catch (ParseException | MalformedURLException e) {
            throw new IllegalArgumentException("its description can't be read", e);
        }
    }

    /** Only where it doesn't take it in the header, which is what the standard wants (RFC 6749). */
    private static boolean takesSecretInBody(OIDCProviderMetadata metadata) {
        var methods = metadata.getTokenEndpointAuthMethods();
        return methods != null
                && methods.stream().noneMatch(each -> each.getValue().equals("client_secret_basic"))
                && methods.stream().anyMatch(each -> each.getValue().equals("client_secret_post"));
    }

    private static JWKSource<SecurityContext> keys(URI address, Wire wire)
            throws MalformedURLException {
        return JWKSourceBuilder.create(address.toURL(), wire)
                .cache(KEYS_KEPT_MILLIS, KEYS_AWAITED_MILLIS)
                .refreshAheadCache(false) // would need threads of its own
                .rateLimited(KEYS_PAUSE_MILLIS)
                .build();
    }
}
