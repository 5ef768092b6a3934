package org.belay.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.belay.testing.Patience;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real Keycloak with a realm of the test's own, in memory of 512 MB and with its embedded
 * database: up in some 20 s, stopped after the last test. Tests take it as a parameter.
 */
final class Keycloak implements ParameterResolver {

    static final String CLIENT = "belay";
    static final String SECRET = "a-secret-for-this-test-alone";
    static final String PASSWORD = "Tr0ub4dor&3";

    /** Has an account at the gateway. */
    static final String TESS = "5f0c0e1a-0000-4000-8000-000000000001";

    /** Has one that is disabled. */
    static final String DORA = "5f0c0e1a-0000-4000-8000-000000000002";

    /** Has none. */
    static final String SAM = "5f0c0e1a-0000-4000-8000-000000000003";

    private static final Duration PATIENCE = Patience.LONG.multipliedBy(5);

    /** Keycloak as it runs. */
    static final class Server implements AutoCloseable {

        private final Path home = Path.of(System.getProperty("belay.keycloak")).toAbsolutePath();
        private final int port = freePort();
        private final Process process;

        private Server() {
            try {
                forget();
                Path realms = Files.createDirectories(home.resolve("data/import"));
                Files.writeString(realms.resolve("acme.json"), realm());
                process = launch();
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            awaitReadiness();
        }

        /** What an earlier run left: realms that are there aren't imported. */
        private void forget() throws IOException {
            Path data = home.resolve("data");
            if (!Files.exists(data)) {
                return;
            }
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String realm() {
            return """
            {"realm":"acme","enabled":true,"sslRequired":"none",
            "clients":[{"clientId":"%s","secret":"%s","enabled":true,"protocol":"openid-connect",
              "publicClient":false,"standardFlowEnabled":true,"directAccessGrantsEnabled":false,
              "redirectUris":["http://localhost:*"],
              "attributes":{"pkce.code.challenge.method":"S256"}}],
            "users":[%s,%s,%s]}\
            """
                    .formatted(
                            CLIENT,
                            SECRET,
                            user(TESS, "tess"),
                            user(DORA, "dora"),
                            user(SAM, "sam"));
        }

        private static String user(String id, String name) {
            return """
            {"id":"%1$s","username":"%2$s","enabled":true,"email":"%2$s@id.example",
            "emailVerified":true,"firstName":"%2$s","lastName":"Test",
            "credentials":[{"type":"password","value":"%3$s","temporary":false}]}\
            """
                    .formatted(id, name, PASSWORD);
        }

        /**
         * As bin/kc.sh does, but without building the server anew for development first: that takes
         * 20 s, and the one in the archive does.
         */
        private Process launch() throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xms64m",
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-Dkc.config.built=true",
                            "-Dkc.home.dir=" + home,
                            "-Djboss.server.config.dir=" + home.resolve("conf"),
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                    + "io.quarkus.bootstrap.forkjoin"
                                    + ".QuarkusForkJoinWorkerThreadFactory",
                            "-Dpicocli.disable.closures=true",
                            "--add-opens=java.base/java.util=ALL-UNNAMED",
                            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                            "--add-opens=java.base/java.security=ALL-UNNAMED",
                            "-cp",
                            home.resolve("lib/quarkus-run.jar").toString(),
                            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                            "start-dev",
                            "--import-realm",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
        }

        private Path log() {
            return home.resolveSibling("keycloak.log");
        }

        /**
         * Until its page for signing in is served: for the first one it compiles templates and
         * fills caches, which takes many seconds on a busy machine, and that no test should have to
         * wait for.
         */
        private void awaitReadiness() {
            HttpClient http = HttpClient.newHttpClient();
            long end = System.nanoTime() + PATIENCE.toNanos();
            try {
                // Waiting for its end doubles as the pause between two questions.
                while (System.nanoTime() < end && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    if (showsLogin(http)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
            throw new IllegalStateException("Keycloak doesn't start; see " + log());
        }

        private boolean showsLogin(HttpClient http) throws InterruptedException {
            // As the gateway asks, with a challenge that nobody will answer.
            String question =
                    issuer()
                            + "/protocol/openid-connect/auth?response_type=code&scope=openid&state=warm"
                            + "&code_challenge_method=S256&code_challenge="
                            + "x".repeat(43)
                            + "&client_id="
                            + CLIENT
                            + "&redirect_uri=http://localhost:1/";
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(question)).timeout(Patience.LONG).build();
            try {
                HttpResponse<String> page =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                return page.statusCode() == 200 && page.body().contains("id=\"kc-login\"");
            } catch (IOException notYet) {
                return false;
            }
        }

        String issuer() {
            return "http://127.0.0.1:" + port + "/realms/acme";
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Keycloak.class))
                .getOrComputeIfAbsent("server", key -> new Server(), Server.class);
    }
}
