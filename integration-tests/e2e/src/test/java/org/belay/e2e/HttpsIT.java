package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.belay.testing.gateway.TestGateway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway with a certificate of its own, made out to another name than that of this machine. */
class HttpsIT {

    private static final String NAME = "support.example.org";
    private static final String PASSWORD = "change-me"; // as the shipped settings have it

    @Test
    @Tag("SEC-02")
    void itStartsAndNamesItselfAsItsCertificateDoesAndSpeaksNoOldTls() throws Exception {
        try (TestGateway gateway =
                TestGateway.unpack(
                        TestGateway.distribution(), Path.of("target", "gateway-https"))) {
            makeKeyStore(gateway.home().resolve("etc/gateway.p12"));
            Path settings = gateway.home().resolve("etc/org.apache.felix.http.cfg");
            Files.writeString(
                    settings,
                    Files.readString(settings)
                            .replace("http.enable = true", "http.enable = false")
                            .replaceAll("(?m)^#(org\\.apache\\.felix\\.https\\.)", "$1")
                            .replaceAll(
                                    "(?m)^#org\\.osgi\\.service\\.http\\.port\\.secure.*",
                                    "org.osgi.service.http.port.secure = "
                                            + gateway.address().getPort()));

            // Returns only when the gateway says over HTTPS that it is ready.
            gateway.start();

            String address = "https://" + NAME + ":" + gateway.address().getPort() + "/";
            assertThat(said(gateway, "status")).contains(address, "\"status\":\"ready\"");
            assertThat(said(gateway, "set-up-link")).contains(address + "set-up?token=");
            assertOnlyCurrentTls(gateway);
        }
    }

    private static void assertOnlyCurrentTls(TestGateway gateway) throws Exception {
        int port = gateway.address().getPort();
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            assertThat(handshake(gateway, version)).isEqualTo(version);
        }
        // Java's own client doesn't speak the old versions, whatever the other side would.
        assertThat(TlsHello.answer(port, TlsHello.TLS_1_2)).isEqualTo(TlsHello.HANDSHAKE);
        assertThat(TlsHello.answer(port, TlsHello.TLS_1_1)).isEqualTo(TlsHello.ALERT);
        assertThat(TlsHello.answer(port, TlsHello.TLS_1_0)).isEqualTo(TlsHello.ALERT);
    }

    private static String handshake(TestGateway gateway, String version) throws Exception {
        KeyStore own =
                KeyStore.getInstance(
                        gateway.home().resolve("etc/gateway.p12").toFile(), PASSWORD.toCharArray());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(own);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        int port = gateway.address().getPort();
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static void makeKeyStore(Path file) throws Exception {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "gateway",
                                "-keyalg",
                                "RSA",
                                "-dname",
                                "CN=gateway",
                                "-ext",
                                "SAN=dns:" + NAME,
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
    }

    private static String said(TestGateway gateway, String command) throws Exception {
        Process script =
                new ProcessBuilder(gateway.home().resolve("bin/belay").toString(), command)
                        .redirectErrorStream(true)
                        .start();
        return new String(
                script.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
