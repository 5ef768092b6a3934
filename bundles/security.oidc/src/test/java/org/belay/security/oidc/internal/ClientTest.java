package org.belay.security.oidc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in the configuration. */
class ClientTest {

    private final Map<String, Object> values =
            new HashMap<>(Map.of("issuer", "https://id.acme.example/realm", "client_id", "belay"));

    private Client client() {
        return Client.of(
                (OidcConfig)
                        java.lang.reflect.Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {OidcConfig.class, Annotation.class},
                                (proxy, method, arguments) ->
                                        values.getOrDefault(
                                                method.getName(), method.getDefaultValue())));
    }

    @Test
    void theDefaultsAreSafe() {
        Client client = client();

        assertThat(client.claim()).isEqualTo("sub");
        assertThat(client.scope().toStringList()).containsExactly("openid");
        assertThat(client.clockSkew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(client.secret()).isEmpty();
    }

    @Test
    void openidIsAlwaysAskedFor() {
        values.put("scopes", "profile, email");

        assertThat(client().scope().toStringList()).containsExactly("openid", "profile", "email");
    }

    @Test
    void theSecretMayLieInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), " s3cret \nsecond line\n");
        values.put("client_secret_file", file.toString());

        assertThat(client().secret().orElseThrow().getValue()).isEqualTo("s3cret");
    }

    @Test
    void aMissingFileIsNoPublicClient(@TempDir Path folder) {
        values.put("client_secret_file", folder.resolve("nothing").toString());

        assertThatThrownBy(this::client).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyFileIsNoPublicClient(@TempDir Path folder) throws IOException {
        values.put("client_secret_file", Files.createFile(folder.resolve("nothing")).toString());

        assertThatThrownBy(this::client).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNoTextIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("secret"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        values.put("client_secret_file", file.toString());

        assertThatThrownBy(this::client)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("client.secret.file");
    }

    @Test
    void theSecretReachesNoLog() {
        values.put("client_secret", "s3cret");

        assertThat(client().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.acme.example/",
                "id.acme.example",
                "https://me:pw@id.acme.example",
                "https://id.acme.example/#x",
                "file:///etc/passwd",
                "https://",
                "http://127.0.0.1.x/"
            })
    void anIssuerThatCantBeTrustedIsRefused(String issuer) {
        values.put("issuer", issuer);

        assertThatThrownBy(this::client)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issuer");
    }

    @Test
    void aWideClockSkewIsRefused() {
        values.put("clock_skew_seconds", 3_600);

        assertThatThrownBy(this::client).hasMessageContaining("clock.skew.seconds");
    }

    @Test
    void aClientNeedsAnId() {
        values.put("client_id", " ");

        assertThatThrownBy(this::client).hasMessageContaining("client.id");
    }
}
