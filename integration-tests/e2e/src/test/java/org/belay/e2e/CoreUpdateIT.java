package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The engine's own bundle is updated while people talk. */
@ExtendWith(GatewayUnderTest.class)
class CoreUpdateIT {

    private static final int CHATS = 10;
    private static final String PASSWORD = "Belay-on-7-ropes";

    /** One chat with both its ends. */
    private record Chat(int id, GatewaySocket customer) {}

    @Test
    void noSocketClosesAndNothingSaidIsLostWhenTheCoreIsUpdated(Stage stage) {
        HttpClient http = GatewayClient.http();
        GatewayClient administrator = new GatewayClient(stage.gateway().address(), http);
        administrator.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        String email = "core-update-" + System.nanoTime() + "@acme.example";
        administrator.createTechnician("Core Update", email, PASSWORD);
        GatewayClient technician = new GatewayClient(stage.gateway().address(), http);
        technician.signIn(email, PASSWORD);
        GatewaySocket console = technician.technicianSocket();
        List<Chat> chats = new ArrayList<>();
        for (int i = 0; i < CHATS; i++) {
            chats.add(chat(stage, http, technician, console));
        }

        assertThat(stage.gateway().shell("bundle:update org.belay.core"))
                .doesNotContainIgnoringCase("error");

        for (Chat chat : chats) {
            String key = "after-" + chat.id();
            // Whatever was said in the moment of the update is said again, as pages do it
            await().until(() -> isTaken(chat, key));
            console.await("event", event -> event.at("/event/key").asText().equals(key));
        }
        assertThat(console.closed()).isNotDone();
        assertThat(chats).allSatisfy(chat -> assertThat(chat.customer().closed()).isNotDone());
        chats.forEach(chat -> technician.post("/api/sessions/" + chat.id() + "/end", null).ok());
    }

    private static Chat chat(
            Stage stage, HttpClient http, GatewayClient technician, GatewaySocket console) {
        GatewayClient customer = new GatewayClient(stage.gateway().address(), http);
        int id = customer.redeemPin(technician.issuePin("Update"));
        GatewaySocket page = customer.customerSocket(id);
        console.await(
                "session",
                message ->
                        message.at("/session/id").asInt() == id
                                && message.at("/session/status").asText().equals("waiting"));
        technician.post("/api/sessions/" + id + "/start", null).ok();
        console.say(Map.of("type", "open", "session", id, "after", 0));
        console.await("log", log -> log.path("session").asInt() == id);
        return new Chat(id, page);
    }

    private static boolean isTaken(Chat chat, String key) {
        chat.customer()
                .say(Map.of("type", "say", "session", chat.id(), "key", key, "text", "Still here"));
        return chat.customer().heard().stream()
                .anyMatch(
                        heard ->
                                heard.path("type").asText().equals("ack")
                                        && heard.path("key").asText().equals(key));
    }
}
