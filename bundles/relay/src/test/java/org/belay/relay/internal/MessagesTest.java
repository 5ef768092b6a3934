package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to messages that the gateway doesn't understand or doesn't allow. */
class MessagesTest {

    private RelayGateway gateway;
    private Session session;
    private Page console;

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
        session = gateway.sessions.create("Ilse", RelayGateway.MARA);
        console = gateway.console(RelayGateway.MARA);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private JsonNode refusalOf(String text) {
        console.sayText(text);
        return console.hear("error");
    }

    @Test
    void whatIsNotJsonIsRefusedAndTheLineStays() {
        assertThat(refusalOf("hello").path("code").asText()).isEqualTo("not-json");
        console.settle();
    }

    @Test
    void jsonThatIsNoObjectIsRefused() {
        assertThat(refusalOf("[1]").path("code").asText()).isEqualTo("not-json");
    }

    @Test
    void jsonNestedDeeplyIsRefusedAndTheLineStays() {
        assertThat(refusalOf("[".repeat(30_000)).path("code").asText()).isEqualTo("not-json");
        console.settle();
    }

    @Test
    void anUnknownTypeIsRefusedAndTheLineStays() {
        assertThat(refusalOf("{\"type\":\"dance\"}").path("code").asText())
                .isEqualTo("unknown-type");
        console.settle();
    }

    @Test
    void aMissingTypeIsRefusedByName() {
        JsonNode error = refusalOf("{}");

        assertThat(error.path("code").asText()).isEqualTo("missing");
        assertThat(error.path("field").asText()).isEqualTo("type");
    }

    @Test
    void aMissingTextIsRefusedWithTheKeyOfTheLine() {
        console.say("say", "session", session.id(), "key", "k1");

        JsonNode error = console.hear("error");
        assertThat(error.path("code").asText()).isEqualTo("missing");
        assertThat(error.path("field").asText()).isEqualTo("text");
        assertThat(error.path("key").asText()).isEqualTo("k1");
        assertThat(error.path("session").asInt()).isEqualTo(session.id());
    }

    @Test
    void aLineThatTheSessionFindsTooLongIsRefusedWithItsKey() {
        gateway.sessions.refuseOnce(Refused.tooLong("text", 4_000));
        console.say("say", "session", session.id(), "key", "k1", "text", "x".repeat(4_001));

        JsonNode error = console.hear("error");
        assertThat(error.path("code").asText()).isEqualTo("too-long");
        assertThat(error.path("field").asText()).isEqualTo("text");
        assertThat(error.path("key").asText()).isEqualTo("k1");
        console.settle();
    }

    @Test
    void aMemberOfTheWrongTypeIsRefusedByName() {
        console.say("open", "session", "one", "after", 0);

        assertThat(console.hear("error").path("field").asText()).isEqualTo("session");
    }

    @Test
    void aSessionWithAFractionIsNoSession() {
        console.say("open", "session", session.id() + 0.5, "after", 0);

        assertThat(console.hear("error").path("code").asText()).isEqualTo("invalid");
    }

    @Test
    void aFrameThatIsTooLargeClosesTheLine() {
        console.say("say", "session", session.id(), "key", "k", "text", "x".repeat(70_000));

        assertThat(console.closeCode()).isEqualTo(1009);
    }

    @Test
    void nineteenErrorsAreForgiven() {
        for (int i = 0; i < 19; i++) {
            console.sayText("?");
        }
        console.settle();

        assertThat(console.isOpen()).isTrue();
    }

    @Test
    void twentyErrorsCloseTheLine() {
        for (int i = 0; i < 20; i++) {
            console.sayText("?");
        }

        assertThat(console.closeCode()).isEqualTo(1008);
        assertThat(console.all("error")).hasSize(20);
    }

    @Test
    void aDatabaseThatIsAwayIsNotThePagesError() {
        for (int i = 0; i < 25; i++) {
            gateway.sessions.refuseOnce(Refused.unavailable());
            console.say("say", "session", session.id(), "key", "k" + i, "text", "Hello");
            console.settle();
        }

        assertThat(console.all("error")).hasSize(25);
        assertThat(console.isOpen()).isTrue();
    }

    @Test
    @Tag("SEC-05")
    void aTechnicianCannotOpenAnothersSession() {
        Page other = gateway.console(RelayGateway.NILS);
        other.say("open", "session", session.id(), "after", 0);

        assertThat(other.hear("error").path("code").asText()).isEqualTo("forbidden");
        other.settle();
        assertThat(other.all("log")).isEmpty();
    }

    @Test
    void aTechnicianCannotSpeakInAnothersSession() {
        Page other = gateway.console(RelayGateway.NILS);
        other.say("say", "session", session.id(), "key", "k", "text", "Hello");

        assertThat(other.hear("error").path("code").asText()).isEqualTo("forbidden");
        assertThat(gateway.sessions.asked()).isEmpty();
    }

    @Test
    void aTechnicianCannotBeSeenTypingInAnothersSession() {
        Page customer = gateway.customer(session);
        Page other = gateway.console(RelayGateway.NILS);
        other.say("typing", "session", session.id(), "on", true);

        assertThat(other.hear("error").path("code").asText()).isEqualTo("forbidden");
        customer.settle();
        assertThat(customer.all("typing")).isEmpty();
    }

    @Test
    void aCustomerCannotOpenAnotherSession() {
        Session other = gateway.sessions.create("Per", RelayGateway.MARA);
        Page customer = gateway.customer(session);
        customer.say("open", "session", other.id(), "after", 0);

        assertThat(customer.hear("error").path("code").asText()).isEqualTo("forbidden");
        customer.settle();
        assertThat(customer.all("log")).isEmpty();
    }

    @Test
    void aCustomerCannotSpeakInAnotherSession() {
        Session other = gateway.sessions.create("Per", RelayGateway.MARA);
        Page customer = gateway.customer(session);
        customer.say("say", "session", other.id(), "key", "k", "text", "Hello");

        assertThat(customer.hear("error").path("code").asText()).isEqualTo("forbidden");
    }

    @Test
    void aSessionThatDoesNotExistIsNotFound() {
        console.say("open", "session", 999, "after", 0);

        assertThat(console.hear("error").path("code").asText()).isEqualTo("not-found");
    }

    @Test
    void aVisitorAtTheEntranceCanSayNothing() {
        Page visitor = gateway.entry();
        visitor.say("say", "session", session.id(), "key", "k", "text", "Hello");

        assertThat(visitor.hear("error").path("code").asText()).isEqualTo("unknown-type");
    }

    @Test
    void aPingIsAnsweredWithItsId() {
        console.say("ping", "id", 42);

        assertThat(console.hear("pong").path("id").asInt()).isEqualTo(42);
    }

    @Test
    void whoSignedOutLosesTheConsoleAtTheNextPing() {
        gateway.access.signOut(RelayGateway.MARA);
        console.say("ping", "id", 1);

        assertThat(console.closeCode()).isEqualTo(4001);
        assertThat(console.all("pong")).isEmpty();
    }

    @Test
    void whoSignedOutCanSayNothingMore() {
        gateway.access.signOut(RelayGateway.MARA);
        console.say("say", "session", session.id(), "key", "k", "text", "Hello");

        assertThat(console.closeCode()).isEqualTo(4001);
        assertThat(gateway.sessions.asked()).isEmpty();
    }

    @Test
    void whoSignedOutAndKeepsSilentIsSentAwayToo() {
        gateway.access.signOut(RelayGateway.MARA);
        gateway.relay.checkRights();

        assertThat(console.closeCode()).isEqualTo(4001);
    }

    @Test
    void whoCannotBeLookedUpNowStays() {
        gateway.access.available(false);
        console.say("ping", "id", 1);
        assertThat(console.hear("error").path("code").asText()).isEqualTo("unavailable");
        gateway.access.available(true);

        console.settle();
    }

    @Test
    void whoIsSignedInStaysWhenRightsAreChecked() {
        gateway.relay.checkRights();

        console.settle();
        assertThat(console.isOpen()).isTrue();
    }
}
