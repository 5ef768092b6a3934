package org.belay.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailServerTest {

    @Test
    void theShippedValuesAreGoodOnceHostAndSenderAreThere() {
        MailServer server =
                MailServer.of(config(Map.of("host", "mail.example.org", "from", "a@example.org")));

        assertThat(server.endpoint()).isEqualTo("smtp:mail.example.org:587");
        assertThat(server.encryption()).isEqualTo(MailServer.Encryption.STARTTLS);
        assertThat(server.waiting()).isEqualTo(500);
        assertThat(server.delayMost()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void tlsFromTheFirstByteIsAnotherScheme() {
        assertThat(
                        MailServer.of(
                                        config(
                                                Map.of(
                                                        "host",
                                                        "::1",
                                                        "from",
                                                        "a@b.example",
                                                        "port",
                                                        465,
                                                        "encryption",
                                                        "tls")))
                                .endpoint())
                .isEqualTo("smtps:[::1]:465");
    }

    @Test
    void mistakesAreNamed() {
        assertWrong(Map.of(), "from");
        assertWrong(Map.of("from", "nobody"), "from");
        assertWrong(Map.of("from", "a@b.example", "port", 0), "port");
        assertWrong(Map.of("from", "a@b.example", "encryption", "ssl"), "encryption");
        assertWrong(Map.of("from", "a@b.example", "attempts", 0), "attempts");
        assertWrong(Map.of("from", "a@b.example", "waiting", 0), "waiting");
    }

    private static void assertWrong(Map<String, Object> values, String about) {
        assertThatThrownBy(() -> MailServer.of(config(values)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(about);
    }

    private static MailConfig config(Map<String, Object> values) {
        return (MailConfig)
                Proxy.newProxyInstance(
                        MailConfig.class.getClassLoader(),
                        new Class<?>[] {MailConfig.class},
                        (proxy, method, args) ->
                                values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
