package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.UnsavedLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A technician and a customer in one session. */
class ChatTest extends Talk {

    @BeforeEach
    void theCustomerReadsTheLogToo() {
        reads(customer);
    }

    private void end() {
        gateway.sessions
                .ask(
                        session.id(),
                        new SessionCommand.End(Author.technician(RelayGateway.MARA, "Mara")))
                .toCompletableFuture()
                .join();
    }

    @Test
    void aLineIsAcknowledgedAndReachesTheOtherSide() {
        customer.say("say", "session", session.id(), "key", "k1", "text", "My screen is dark");

        assertThat(customer.hear("ack").path("key").asText()).isEqualTo("k1");
        JsonNode event = console.hear("event", e -> e.at("/event/type").asText().equals("said"));
        assertThat(event.at("/event/text").asText()).isEqualTo("My screen is dark");
        assertThat(event.at("/event/author/role").asText()).isEqualTo("customer");
        assertThat(event.at("/event/author/name").asText()).isEqualTo("Ilse");
    }

    @Test
    void aLineReachesTheOtherTabsOfItsAuthor() {
        Page second = gateway.console(RelayGateway.MARA);
        second.say("open", "session", session.id(), "after", 0);
        second.hear("log");
        console.say("say", "session", session.id(), "key", "k1", "text", "Hello");

        assertThat(second.hear("event", e -> e.at("/event/key").asText().equals("k1"))).isNotNull();
    }

    @Test
    void aLineDoesNotReachAnotherTechnician() {
        Page other = gateway.console(RelayGateway.NILS);
        customer.say("say", "session", session.id(), "key", "k1", "text", "secret");
        console.hear("event");
        other.settle();

        assertThat(other.all().toString()).doesNotContain("secret");
    }

    @Test
    void aFloodOfLinesIsThrottled() {
        for (int i = 0; i < 70; i++) {
            customer.say("say", "session", session.id(), "key", "k" + i, "text", "x");
        }

        assertThat(customer.hear("error").path("code").asText()).isEqualTo("throttled");
        assertThat(customer.isOpen()).isTrue();
    }

    @Test
    void aLineThatWaitsForTheDatabaseIsShownToBothSides() {
        gateway.relay.unsaved(
                session,
                new UnsavedLine(Author.CUSTOMER, "k9", "Still here", gateway.clock.instant()));

        assertThat(console.hear("unsaved").path("text").asText()).isEqualTo("Still here");
        assertThat(customer.hear("unsaved").path("key").asText()).isEqualTo("k9");
    }

    @Test
    void theTechnicianSeesTheCustomerTyping() {
        customer.say("typing", "session", session.id(), "on", true);

        JsonNode typing = console.hear("typing");
        assertThat(typing.path("on").asBoolean()).isTrue();
        assertThat(typing.path("session").asInt()).isEqualTo(session.id());
        customer.settle();
        assertThat(customer.all("typing")).isEmpty();
    }

    @Test
    void theCustomerSeesTheTechnicianTyping() {
        console.say("typing", "session", session.id(), "on", true);

        assertThat(customer.hear("typing").at("/author/name").asText()).isEqualTo("Mara Alvers");
        console.settle();
        assertThat(console.all("typing")).isEmpty();
    }

    @Test
    void typingIsToldOnceASecondAtMost() {
        for (int i = 0; i < 5; i++) {
            customer.say("typing", "session", session.id(), "on", true);
        }
        customer.settle();
        console.settle();

        assertThat(console.all("typing")).hasSize(1);
    }

    @Test
    void notTypingAnyMoreIsToldOnce() {
        customer.say("typing", "session", session.id(), "on", true);
        for (int i = 0; i < 5; i++) {
            customer.say("typing", "session", session.id(), "on", false);
        }
        customer.settle();
        console.settle();

        assertThat(console.all("typing")).hasSize(2);
    }

    @Test
    void changedContributionsAreToldToAllThreeKindsOfPages() {
        Page visitor = gateway.entry();
        gateway.contributions.change();

        assertThat(console.hear("contributions").path("version").asInt()).isEqualTo(2);
        assertThat(customer.hear("contributions").path("version").asInt()).isEqualTo(2);
        assertThat(visitor.hear("contributions").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void theSamePersonElsewhereReplacesTheFormerPage() {
        Page again = gateway.customer(session);

        assertThat(customer.closeCode()).isEqualTo(4002);
        again.settle();
    }

    @Test
    void aReplacedPageLeavesTheNewOneInItsPlace() {
        Page again = gateway.customer(session);
        customer.closeCode();
        gateway.timer.advance(Presence.GRACE_AFTER_START);
        again.say("open", "session", session.id(), "after", 0);
        again.hear("log");
        console.say("say", "session", session.id(), "key", "k1", "text", "Hello");

        assertThat(again.hear("event").at("/event/text").asText()).isEqualTo("Hello");
        assertThat(gateway.sessions.asked())
                .noneMatch(SessionCommand.CustomerLost.class::isInstance);
    }

    @Test
    void anEndedSessionClosesTheCustomerAfterItsFinalState() {
        end();

        assertThat(customer.closeCode()).isEqualTo(4001);
        assertThat(customer.hear("session").at("/session/status").asText()).isNotEmpty();
        assertThat(customer.all("session"))
                .last()
                .satisfies(
                        last ->
                                assertThat(last.at("/session/status").asText())
                                        .isEqualTo("closed-by-technician"));
        assertThat(customer.all("event"))
                .last()
                .satisfies(last -> assertThat(last.at("/event/type").asText()).isEqualTo("ended"));
    }

    @Test
    void anEndedSessionTellsTheConsoleThatItIsNotListedAnyMore() {
        end();

        assertThat(console.hear("session", s -> !s.at("/session/listed").asBoolean(true)))
                .isNotNull();
        console.settle();
        assertThat(console.isOpen()).isTrue();
    }

    @Test
    void aSessionThatEndsWhileItsCustomerComesInClosesHimToo() {
        Session late = gateway.sessions.create("Per", RelayGateway.MARA);
        gateway.sessions.drain();
        gateway.sessions.afterNextFind(
                () -> {
                    gateway.sessions.ask(
                            late.id(),
                            new SessionCommand.End(Author.technician(RelayGateway.MARA, "Mara")));
                    gateway.sessions.drain();
                });
        Page page = gateway.customer(late, true);

        assertThat(page.closeCode()).isEqualTo(4001);
        assertThat(page.all().get(0).path("type").asText()).isEqualTo("welcome");
    }

    @Test
    void theWelcomeOfAConsoleHasItsWholeListAndNobodyElses() {
        gateway.sessions.create("Per", RelayGateway.NILS);
        JsonNode welcome = gateway.console(RelayGateway.MARA).hear("welcome");

        assertThat(welcome.path("role").asText()).isEqualTo("technician");
        assertThat(welcome.path("sessions")).hasSize(1);
        assertThat(welcome.at("/sessions/0/name").asText()).isEqualTo("Ilse");
    }

    @Test
    @Tag("CONN-11")
    @Tag("CONN-37")
    void theCustomersPageMakesAConnectingSessionWait() {
        assertThat(console.hear("session", s -> s.at("/session/status").asText().equals("waiting")))
                .isNotNull();
    }

    @Test
    @Tag("SET-27")
    void whoHasAcceptedTheTermsArrivesOnceMore() {
        gateway.sessions.write(session.id(), new SessionEvent.TermsAccepted("a-version"), null);
        gateway.sessions.drain();

        assertThat(gateway.sessions.asked())
                .filteredOn(SessionCommand.CustomerArrived.class::isInstance)
                .hasSize(2);
    }

    @Test
    void whenNewsWereMissedEverybodyComesAgain() {
        gateway.relay.missed();

        assertThat(console.closeCode()).isEqualTo(4008);
        assertThat(customer.closeCode()).isEqualTo(4008);
    }

    @Test
    void aCustomerWhoDoesNotReadIsSentAway() {
        Page lazy = gateway.customer(session, false);
        // More than the line keeps and the network's buffers take.
        String text = "x".repeat(4_000);
        for (int i = 0; i < 6_000; i++) {
            gateway.relay.unsaved(
                    session,
                    new UnsavedLine(Author.CUSTOMER, "k" + i, text, gateway.clock.instant()));
        }
        lazy.read();

        assertThat(lazy.closeCode()).isEqualTo(4008);
        assertThat(lazy.all("unsaved")).hasSizeLessThan(6_000);
    }
}
