package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built gateway says to nonsense, to the curious and to the malicious. */
@ExtendWith(GatewayUnderTest.class)
class BadInputIT {

    private Stage stage;
    private GatewayClient technician;

    @BeforeEach
    void signIn(Stage shared) {
        stage = shared;
        technician = stranger();
        technician.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    private GatewayClient stranger() {
        return new GatewayClient(stage.gateway().address(), GatewayClient.http());
    }

    @Test
    void aMalformedPinIsRefusedByName() {
        GatewayClient.Answer answer =
                stranger().post("/api/connect/pin/redeem", Map.of("code", "12a456"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("pin-malformed");
        assertThat(answer.body().path("error").path("field").asText()).isEqualTo("code");
    }

    @Test
    void anUnknownPinIsRefused() {
        assertThat(stranger().post("/api/connect/pin/redeem", Map.of("code", "000000")).error())
                .isEqualTo("pin-unknown");
    }

    @Test
    @Tag("CONN-31")
    void ofTwoCustomersWithOnePinOneGetsIn() {
        String pin = technician.issuePin("Two at once");

        List<Integer> answers =
                IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        stranger()
                                                                .post(
                                                                        "/api/connect/pin/redeem",
                                                                        Map.of("code", pin))
                                                                .status()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(answers).containsExactly(200, 410, 410, 410);
    }

    @Test
    void aRequestWithoutCsrfHeaderIsRefused() {
        GatewayClient other = stranger();
        other.post(
                        "/api/sign-in",
                        Map.of(
                                "email", GatewayUnderTest.EMAIL,
                                "password", GatewayUnderTest.PASSWORD))
                .ok();

        assertThat(other.post("/api/connect/pin", Map.of()).error()).isEqualTo("csrf");
    }

    @Test
    void aStrangerGetsNothing() {
        assertThat(stranger().post("/api/tickets", null).status()).isEqualTo(401);
        assertThat(stranger().post("/api/connect/pin", Map.of()).status()).isEqualTo(401);
        assertThat(stranger().get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aSocketWithoutTicketIsRefused() {
        assertThat(handshake("belay.v1")).isEqualTo(401);
    }

    @Test
    void aStolenTicketIsRefused() {
        String ticket = technician.post("/api/tickets", null).ok().path("ticket").asText();

        assertThat(handshake("belay.v1", "ticket." + ticket)).isEqualTo(401);
    }

    private int handshake(String first, String... more) {
        try {
            GatewayClient.http()
                    .newWebSocketBuilder()
                    .subprotocols(first, more)
                    .buildAsync(
                            URI.create("ws://" + stage.gateway().address().getAuthority() + "/ws"),
                            new WebSocket.Listener() {})
                    .join();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    @Test
    void aTicketWorksOnce() {
        String ticket = technician.post("/api/tickets", null).ok().path("ticket").asText();
        GatewaySocket.open(technician, ticket).close();

        assertThatThrownBy(() -> GatewaySocket.open(technician, ticket))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void nonsenseOnASocketIsAnsweredAndTheSocketStays() {
        int session = stranger().redeemPin(technician.issuePin("Nonsense"));
        GatewaySocket socket = technician.technicianSocket();

        socket.sayText("this is no JSON");
        socket.say(Map.of("type", "no-such-type"));
        socket.say(
                Map.of("type", "say", "session", session, "key", "k1", "text", "x".repeat(4_001)));
        socket.say(Map.of("type", "ping", "id", 7));

        assertThat(code(socket.await("error", e -> code(e).equals("not-json")))).isNotEmpty();
        assertThat(code(socket.await("error", e -> code(e).equals("unknown-type")))).isNotEmpty();
        JsonNode tooLong = socket.await("error", e -> code(e).equals("too-long"));
        assertThat(tooLong.path("field").asText()).isEqualTo("text");
        assertThat(tooLong.path("key").asText()).isEqualTo("k1");
        assertThat(socket.await("pong", e -> true).path("id").asInt()).isEqualTo(7);
        socket.close();
    }

    private static String code(JsonNode error) {
        return error.path("code").asText();
    }

    @Test
    void aFrameThatIsTooLargeClosesTheSocket() {
        GatewaySocket socket = technician.technicianSocket();

        socket.sayText("x".repeat(70_000));

        assertThat(socket.closed().join()).isEqualTo(1009);
    }

    @Test
    @Tag("SES-03")
    void aTechnicianCannotActOnAnothersSession() {
        GatewayClient customer = stranger();
        int session = customer.redeemPin(technician.issuePin("Not Pavel's"));
        customer.customerSocket(session);
        GatewayClient pavel = stranger();
        String email = "pavel" + System.nanoTime() + "@acme.example";
        technician.createTechnician("Pavel Horak", email, GatewayUnderTest.PASSWORD);
        pavel.signIn(email, GatewayUnderTest.PASSWORD);

        assertThat(pavel.post("/api/sessions/" + session + "/start", null).status()).isIn(403, 404);
        assertThat(pavel.post("/api/sessions/" + session + "/end", null).status()).isIn(403, 404);
        assertThat(pavel.get("/api/sessions/" + session + "/log").status()).isIn(403, 404);
        GatewaySocket socket = pavel.technicianSocket();
        socket.say(Map.of("type", "say", "session", session, "key", "k", "text", "Hello"));
        assertThat(code(socket.await("error", e -> true))).isIn("forbidden", "not-found");
        assertThat(socket.await("welcome", w -> true).path("sessions")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example/", "/.//evil.example/", "http://["})
    void signingInLeadsToNoOtherSite(String next) {
        Page page = stage.browsers().desk(stage.gateway().address());
        page.navigate("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        new SignInPage(page).credentials(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);

        PlaywrightAssertions.assertThat(page)
                // The browser's own kind of expression: it knows no quoting
                .hasURL(Pattern.compile("^" + stage.gateway().address() + "(console|admin)"));
        page.context().close();
    }
}
