package org.belay.hotswap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** An open Administration Center, as its page talks to the gateway in whose container this runs. */
final class AdministrationCenter {

    private static final String EMAIL = "admin@belay.example";
    private static final String PASSWORD = "Belay-on-7-ropes";
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI gateway;
    private final String csrf;
    private long shown;

    /** Sets the gateway up if it isn't yet, and signs in. */
    AdministrationCenter() throws Exception {
        gateway = gateway();
        Path link = Path.of(System.getProperty("karaf.data"), "setup-link.txt");
        if (Files.exists(link)) {
            String token = Files.readString(link).strip().replaceAll(".*token=", "");
            HttpResponse<String> answer =
                    ask(
                            "POST",
                            "api/set-up",
                            Map.of(
                                    "token", token,
                                    "organization", "Exam",
                                    "name", "Ada Admin",
                                    "email", EMAIL,
                                    "password", PASSWORD),
                            "");
            assertEquals(answer.body(), 204, answer.statusCode());
        }
        csrf =
                json(ask("POST", "api/sign-in", Map.of("email", EMAIL, "password", PASSWORD), ""))
                        .path("csrf")
                        .asText();
    }

    private static URI gateway() throws IOException {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /** Whether all its parts are there, by what it says of itself. */
    static boolean gatewayIsReady() {
        try {
            HttpRequest question =
                    HttpRequest.newBuilder(gateway().resolve("health/ready")).build();
            return HttpClient.newHttpClient()
                            .send(question, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    JsonNode get(String path) throws Exception {
        return json(ask("GET", path, null, csrf));
    }

    JsonNode put(String path, Map<String, ?> body) throws Exception {
        return json(ask("PUT", path, body, csrf));
    }

    /** Remembers what the page shows now. */
    void look() throws Exception {
        shown = version();
    }

    /** Waits until an open page would hear that something came or went since it looked. */
    void awaitNews() throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (version() == shown) {
            assertTrue("the page heard of no change", System.nanoTime() < deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private long version() throws Exception {
        return get("api/contributions?page=admin").path("version").asLong();
    }

    private HttpResponse<String> ask(String method, String path, Map<String, ?> body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Origin", gateway.toString().replaceAll("/$", ""))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(
                                                mapper.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("X-Belay-CSRF", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        assertEquals(answer.body(), 2, answer.statusCode() / 100);
        return mapper.readTree(answer.body());
    }

    private static String port() throws IOException {
        Properties jetty = new Properties();
        Path file = Path.of(System.getProperty("karaf.etc"), "org.apache.felix.http.cfg");
        try (InputStream in = Files.newInputStream(file)) {
            jetty.load(in);
        }
        return jetty.getProperty("org.osgi.service.http.port").strip();
    }
}
