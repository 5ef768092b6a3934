package org.belay.security.oidc.internal;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in that somebody has begun at the provider.
 *
 * @param binding hash of the cookie that his browser got
 * @param next the page to which he wanted, a checked path
 * @param callback where the provider sends him back to
 */
record Pending(
        String state,
        byte[] binding,
        Nonce nonce,
        CodeVerifier verifier,
        Optional<String> next,
        URI callback,
        Instant until) {

    @Override
    public String toString() {
        return "Pending"; // all of it is secret
    }
}
