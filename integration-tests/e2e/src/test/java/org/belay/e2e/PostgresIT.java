package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.belay.testing.database.PostgresServer;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.belay.testing.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built gateway on a PostgreSQL of its own, which is lost and comes back. */
class PostgresIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static PostgresServer postgres;
    private static TestGateway gateway;
    private static GatewayClient technician;

    @BeforeAll
    static void editOneFileAndStart() {
        postgres = PostgresServer.start();
        postgres.createDatabase("belay");
        gateway = TestGateway.unpack(TestGateway.distribution(), Path.of("target", "gateway-pg"));
        gateway.etc(
                "org.ops4j.datasource-belay.cfg",
                """
                osgi.jdbc.driver.class = org.postgresql.Driver
                url = %s
                user = %s
                dataSourceName = belay
                pool = hikari
                hikari.poolName = belay
                hikari.maximumPoolSize = 16
                hikari.minimumIdle = 2
                hikari.connectionTimeout = 2000
                """
                        .formatted(postgres.url("belay"), postgres.user()));
        gateway.start();
        GatewayUnderTest.setUp(gateway);
        technician = new GatewayClient(gateway.address(), GatewayClient.http());
        technician.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        postgres.close();
    }

    @Test
    void aLostDatabaseLosesNothingThatWasAcknowledgedAndTheChatGoesOn() {
        GatewayClient customer = new GatewayClient(gateway.address(), GatewayClient.http());
        int session = customer.redeemPin(technician.issuePin("On PostgreSQL"));
        GatewaySocket page = customer.customerSocket(session);
        GatewaySocket console = technician.technicianSocket();
        console.await("welcome", any -> true);
        page.say(Map.of("type", "open", "session", session, "after", 0));
        console.say(Map.of("type", "open", "session", session, "after", 0));
        await().atMost(SOON)
                .until(
                        () ->
                                technician
                                                .post("/api/sessions/" + session + "/start", null)
                                                .status()
                                        == 200);
        say(page, session, "before", "Before the loss");
        page.await("ack", ack -> ack.path("key").asText().equals("before"));

        postgres.kill();
        say(console, session, "during-1", "While it is away");
        page.await("unsaved", line -> line.path("text").asText().equals("While it is away"));
        say(page, session, "during-2", "I still see you");
        console.await("unsaved", line -> line.path("text").asText().equals("I still see you"));
        GatewayClient.Answer answer = technician.post("/api/connect/pin", Map.of());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("unavailable");
        assertThat(acknowledged(console)).doesNotContain("during-1");
        await().atMost(SOON).until(() -> client().get("/health/ready").status() == 503);

        postgres.restart();

        console.await("ack", ack -> ack.path("key").asText().equals("during-1"));
        page.await("ack", ack -> ack.path("key").asText().equals("during-2"));
        await().atMost(SOON).until(() -> client().get("/health/ready").status() == 200);
        assertThat(texts(session))
                .containsExactly("Before the loss", "While it is away", "I still see you");
        assertThat(technician.post("/api/connect/pin", Map.of()).status()).isEqualTo(200);
    }

    private static GatewayClient client() {
        return new GatewayClient(gateway.address(), GatewayClient.http());
    }

    private static void say(GatewaySocket socket, int session, String key, String text) {
        socket.say(Map.of("type", "say", "session", session, "key", key, "text", text));
    }

    private static List<String> acknowledged(GatewaySocket socket) {
        return socket.heard().stream()
                .filter(message -> message.path("type").asText().equals("ack"))
                .map(ack -> ack.path("key").asText())
                .toList();
    }

    private static List<String> texts(int session) {
        JsonNode log = technician.get("/api/sessions/" + session + "/log").ok();
        return StreamSupport.stream(log.path("events").spliterator(), false)
                .filter(event -> event.path("type").asText().equals("said"))
                .map(event -> event.path("text").asText())
                .toList();
    }
}
