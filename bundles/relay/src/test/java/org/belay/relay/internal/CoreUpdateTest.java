package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The core is updated while people talk. */
class CoreUpdateTest extends Talk {

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
