package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.belay.e2e.PostgresGateway.OnPostgres;
import org.belay.testing.database.PostgresServer;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.belay.testing.gateway.TestGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built gateway on a PostgreSQL of its own, which is lost and comes back. */
@ExtendWith(PostgresGateway.class)
class PostgresIT {

    private static final Duration AWAY = Duration.ofSeconds(30);

    private final PostgresServer postgres;
    private final TestGateway gateway;
    private final GatewayClient technician;

    PostgresIT(OnPostgres on) {
        postgres = on.postgres();
        gateway = on.gateway();
        technician = client();
        technician.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    @AfterEach
    void theDatabaseIsBackForOthersWhateverHappened() {
        if (!postgres.isRunning()) {
            postgres.restart();
        }
    }

    @Test
    void aLostDatabaseLosesNothingThatWasAcknowledgedAndTheChatGoesOn() {
        GatewayClient customer = client();
        int session = customer.redeemPin(technician.issuePin("On PostgreSQL"));
        GatewaySocket page = customer.customerSocket(session);
        GatewaySocket console = technician.technicianSocket();
        console.await("welcome", any -> true);
        page.say(Map.of("type", "open", "session", session, "after", 0));
        console.say(Map.of("type", "open", "session", session, "after", 0));
        await().until(
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
        await().until(() -> client().get("/health/ready").status() == 503);

        postgres.restart();

        console.await("ack", ack -> ack.path("key").asText().equals("during-1"));
        page.await("ack", ack -> ack.path("key").asText().equals("during-2"));
        await().until(() -> client().get("/health/ready").status() == 200);
        assertThat(texts(session))
                .containsExactly("Before the loss", "While it is away", "I still see you");
        assertThat(technician.post("/api/connect/pin", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void thirtySecondsWithoutTheDatabaseCostNeitherALineNorALogEntryNorASocket() {
        try (Crowd crowd = new Crowd(gateway.address(), gateway.address(), 2, 5)) {
            crowd.talk(5);
            crowd.awaitLines(10);

            postgres.kill();
            // They go on talking all the time that it is away.
            await().pollDelay(AWAY).until(() -> true);
            postgres.restart();

            crowd.awaitLines(10);
            crowd.hush();
            crowd.awaitAcknowledged();
            assertThat(crowd.losses()).isZero();
            crowd.checkLogs();
        }
    }

    private GatewayClient client() {
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

    private List<String> texts(int session) {
        JsonNode log = technician.get("/api/sessions/" + session + "/log").ok();
        return StreamSupport.stream(log.path("events").spliterator(), false)
                .filter(event -> event.path("type").asText().equals("said"))
                .map(event -> event.path("text").asText())
                .toList();
    }
}
