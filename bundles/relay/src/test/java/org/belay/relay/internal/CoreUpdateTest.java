package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.api.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The core is updated while people talk. */
class CoreUpdateTest {

    private RelayGateway gateway;
    private Session session;
    private Page console;
    private Page customer;

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
        session = gateway.sessions.create("Ilse", RelayGateway.MARA);
        console = gateway.console(RelayGateway.MARA);
        customer = gateway.customer(session);
        console.say("open", "session", session.id(), "after", 0);
        console.hear("log");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void whatIsSaidMeanwhileIsRefusedAsUnavailableAndSaidAgainLater() {
        gateway.atHand.go(gateway.sessions);
        customer.say("say", "session", session.id(), "key", "k1", "text", "Hello?");
        assertThat(customer.hear("error").path("code").asText()).isEqualTo("unavailable");

        gateway.atHand.come(gateway.sessions);
        gateway.relay.coreCame();
        customer.say("say", "session", session.id(), "key", "k1", "text", "Hello?");

        assertThat(customer.hear("ack").path("key").asText()).isEqualTo("k1");
        assertThat(console.hear("event", e -> e.at("/event/key").asText().equals("k1")))
                .isNotNull();
    }

    @Test
    void noSocketIsClosedHoweverOftenPagesAskMeanwhile() {
        gateway.atHand.go(gateway.sessions);
        for (int i = 0; i < 2 * Conversation.MOST_ERRORS; i++) {
            customer.say("say", "session", session.id(), "key", "k" + i, "text", "Hello?");
        }
        customer.settle();
        console.settle();

        assertThat(customer.isOpen()).isTrue();
        assertThat(console.isOpen()).isTrue();
    }

    @Test
    void whoStayedConnectedIsNotTakenForLost() {
        gateway.atHand.go(gateway.sessions);
        gateway.atHand.come(gateway.sessions);
        gateway.relay.coreCame();
        gateway.timer.advance(Presence.GRACE_AFTER_START.plusSeconds(1));

        assertThat(gateway.sessions.find(session.id()).orElseThrow().customerOnline()).isTrue();
    }
}
