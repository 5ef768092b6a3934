package org.belay.security.oidc.internal;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * This gateway as a client of the provider: the configuration, understood.
 *
 * @param secret empty for a public client
 * @param address of the gateway as browsers know it, empty if their requests say so
 */
record Client(
        Issuer issuer,
        ClientID id,
        Optional<Secret> secret,
        String label,
        String claim,
        Scope scope,
        Duration clockSkew,
        Optional<URI> address) {

    private static final int MOST_SKEW_SECONDS = 300;

    /**
     * Understands the configuration.
     *
     * @throws IllegalArgumentException with a reason for people, never with the secret
     */
    static Client of(OidcConfig config) {
        URI issuer = Addresses.trusted("issuer", config.issuer().strip());
        if (config.client_id().isBlank()) {
            throw new IllegalArgumentException("client.id is missing");
        }
        int skew = config.clock_skew_seconds();
        if (skew < 0 || skew > MOST_SKEW_SECONDS) {
            throw new IllegalArgumentException("clock.skew.seconds must be 0 to 300");
        }
        Scope scope = new Scope("openid");
        for (String each : config.scopes().split("[,\\s]+")) {
            if (!each.isEmpty()) {
                scope.add(each);
            }
        }
        String address = config.public_address().strip();
        return new Client(
                new Issuer(issuer),
                new ClientID(config.client_id().strip()),
                secret(config),
                config.label().isBlank() ? "Single sign-on" : config.label().strip(),
                config.claim().isBlank() ? "sub" : config.claim().strip(),
                scope,
                Duration.ofSeconds(skew),
                address.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Addresses.trusted("public.address", address)));
    }

    private static Optional<Secret> secret(OidcConfig config) {
        if (config.client_secret_file().isBlank()) {
            return config.client_secret().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Secret(config.client_secret()));
        }
        try (var lines = Files.lines(Path.of(config.client_secret_file().strip()))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(Secret::new)
                    .or(
                            () -> {
                                throw new IllegalArgumentException("client.secret.file is empty");
                            });
        } catch (IOException | UncheckedIOException e) { // the latter: it isn't UTF-8
            throw new IllegalArgumentException("client.secret.file can't be read", e);
        }
    }

    @Override
    public String toString() {
        return "Client[" + id + " at " + issuer + "]"; // never the secret: it would reach logs
    }
}
