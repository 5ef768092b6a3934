package org.belay.testing.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.belay.api.organization.Directory;
import org.belay.api.organization.UnitType;
import org.belay.testing.Patience;

/**
 * One browser's worth of cookies, and what pages ask of the gateway ({@code docs/protocol.md}).
 * Safe for use by several threads.
 */
public final class GatewayClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final URI gateway;
    private final HttpClient http;
    private volatile String csrf;
    private volatile String key;

    /** A client without any cookie; {@code http} may be shared among clients. */
    public GatewayClient(URI gateway, HttpClient http) {
        this.gateway = gateway;
        this.http = http;
    }

    /** A program that calls with an API key instead of a browser. */
    public static GatewayClient withKey(URI gateway, HttpClient http, String key) {
        GatewayClient client = new GatewayClient(gateway, http);
        client.key = key;
        return client;
    }

    /** An HTTP client as these clients like it. */
    public static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Patience.LONG)
                .build();
    }

    /** An answer; the body is JSON, or null if there is none. */
    public record Answer(int status, JsonNode body, Optional<String> retryAfter) {
        /** The code of an error body. */
        public String error() {
            return body == null ? "" : body.path("error").path("code").asText();
        }

        /** The body of an answer that must be a success. */
        public JsonNode ok() {
            if (status / 100 != 2) {
                throw new AssertionError("answered " + status + ": " + body);
            }
            return body;
        }
    }

    /** Asks with GET. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Asks with POST and a JSON body made of the map; null for no body. */
    public Answer post(String path, Map<String, ?> body) {
        return unsafe("POST", path, body);
    }

    /** Asks with PUT and a JSON body made of the map. */
    public Answer put(String path, Map<String, ?> body) {
        return unsafe("PUT", path, body);
    }

    /** Asks with DELETE. */
    public Answer delete(String path) {
        return unsafe("DELETE", path, null);
    }

    /** Asks with any method that changes something; null for no body. */
    public Answer unsafe(String method, String path, Map<String, ?> body) {
        try {
            return unsafeText(method, path, body == null ? null : MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks with any method that changes something and a text that may be no JSON; null for none.
     */
    public Answer unsafeText(String method, String path, String body) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        if (csrf != null) {
            request.header("X-Belay-CSRF", csrf);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(Patience.LONG);
        if (key != null) {
            return request.header("Authorization", "Bearer " + key);
        }
        request.header("Origin", origin());
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body =
                    type.startsWith("application/json") && !response.body().isEmpty()
                            ? MAPPER.readTree(response.body())
                            : null;
            return new Answer(
                    response.statusCode(), body, response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String name = pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        if (value.isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    String origin() {
        return gateway.getScheme() + "://" + gateway.getAuthority();
    }

    URI gateway() {
        return gateway;
    }

    HttpClient httpClient() {
        return http;
    }

    /** Creates the organization and its first administrator, who is a technician too. */
    public void setUp(
            String token, String organization, String name, String email, String password) {
        post(
                        "/api/set-up",
                        Map.of(
                                "token", token,
                                "organization", organization,
                                "name", name,
                                "email", email,
                                "password", password))
                .ok();
    }

    /** Signs in; requests carry the CSRF header from now on. */
    public JsonNode signIn(String email, String password) {
        return signInStep("/api/sign-in", Map.of("email", email, "password", password));
    }

    /** Takes a step of signing in; requests carry the CSRF header as soon as that is known. */
    public JsonNode signInStep(String path, Map<String, ?> body) {
        JsonNode answer = post(path, body).ok();
        if (answer.hasNonNull("csrf")) {
            csrf = answer.path("csrf").asText();
        }
        return answer;
    }

    /** A master administrator makes a technician in the first group; his ID. */
    public int createTechnician(String name, String email, String password) {
        JsonNode root = get("/api/tree?unit=" + Directory.TECHNICIANS).ok();
        return post(
                        "/api/units",
                        Map.of(
                                "type",
                                UnitType.TECHNICIAN.wireName(),
                                "parent",
                                root.path("children").path(0).path("id").asInt(),
                                "name",
                                name,
                                "email",
                                email,
                                "password",
                                password))
                .ok()
                .path("id")
                .asInt();
    }

    /** A technician issues a code. */
    public String issuePin(String customerName) {
        return post("/api/connect/pin", Map.of("name", customerName)).ok().path("code").asText();
    }

    /** A customer redeems a code; the session's ID. */
    public int redeemPin(String code) {
        return post("/api/connect/pin/redeem", Map.of("code", code)).ok().path("session").asInt();
    }

    /** The technician's socket. */
    public GatewaySocket technicianSocket() {
        return GatewaySocket.open(this, post("/api/tickets", null).ok().path("ticket").asText());
    }

    /** The customer's socket. */
    public GatewaySocket customerSocket(int session) {
        return GatewaySocket.open(
                this,
                post("/api/customer/sessions/" + session + "/tickets", null)
                        .ok()
                        .path("ticket")
                        .asText());
    }
}
