package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.awaitility.Awaitility;
import org.belay.api.session.Author;
import org.belay.api.session.Participant;
import org.belay.api.session.Participant.State;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEvent.PartCause;
import org.belay.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An external technician's socket hears of his one session, what is meant for him, and no more. */
class GuestTest {

    private static final Author MARA = Author.technician(RelayGateway.MARA, "Mara");
    private static final Author ANN = Author.technician(-7, "Ann");

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
        open(console);
        open(customer);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private void open(Page page) {
        page.say("open", "session", session.id(), "after", 0);
        page.hear("log");
    }

    private Session now() {
        return gateway.sessions.find(session.id()).orElseThrow();
    }

    /** Ann takes part from now on. */
    private Page ann() {
        Participant ann =
                new Participant(
                        ANN.accountId(),
                        "Ann",
                        true,
                        0,
                        State.COLLABORATING,
                        Set.of(),
                        "The printer",
                        gateway.clock.instant(),
                        gateway.clock.instant());
        gateway.sessions.write(
                now().with(now().company().with(ann)), new SessionEvent.Collaborated(ANN), null);
        gateway.sessions.drain();
        return gateway.guest(session, ANN.accountId());
    }

    private void whisper(Page page, String key, String text) {
        page.say("whisper", "session", session.id(), "key", key, "text", text);
        page.hear("ack", e -> e.path("key").asText().equals(key));
    }

    private static JsonNode line(Page page, String key) {
        return page.hear("event", e -> e.at("/event/key").asText().equals(key));
    }

    @Test
    @Tag("COLL-24")
    void hisWelcomeShowsHisSessionAndNothingOfTheOrganization() {
        Session other = gateway.sessions.create("Otto", RelayGateway.MARA);

        JsonNode welcome = ann().hear("welcome");

        assertThat(welcome.path("role").asText()).isEqualTo("guest");
        assertThat(welcome.path("guest").asInt()).isEqualTo(ANN.accountId());
        assertThat(welcome.has("sessions")).isFalse();
        assertThat(welcome.at("/session/name").asText()).isEqualTo("Ilse");
        assertThat(welcome.at("/session/participants/0/comment").asText()).isEqualTo("The printer");
        assertThat(welcome.path("session").has("fields")).isFalse();
        assertThat(welcome.path("session").has("customerAddress")).isFalse();
        assertThat(welcome.toString())
                .doesNotContain(Integer.toString(other.id()))
                .doesNotContain("Otto")
                .doesNotContain(Integer.toString(RelayGateway.MARA));
    }

    @Test
    @Tag("COLL-24")
    void heHearsNothingOfOtherSessionsAndOpensNone() {
        Page page = ann();
        open(page);
        Session other = gateway.sessions.create("Otto", RelayGateway.MARA);

        page.say("open", "session", other.id(), "after", 0);
        JsonNode refused = page.hear("error");
        console.say("open", "session", other.id(), "after", 0);
        console.hear("log", e -> e.path("session").asInt() == other.id());
        console.say("say", "session", other.id(), "key", "o1", "text", "elsewhere");
        console.hear("ack", e -> e.path("key").asText().equals("o1"));
        console.say("say", "session", session.id(), "key", "s1", "text", "here");
        line(page, "s1");

        assertThat(refused.path("code").asText()).isEqualTo("forbidden");
        assertThat(page.all().toString()).doesNotContain("elsewhere").doesNotContain("Otto");
    }

    @Test
    @Tag("COLL-38")
    void whispersReachHimAndHisTheOthersAndNeitherTheCustomer() {
        Page page = ann();
        open(page);

        whisper(console, "w1", "He is nervous");
        assertThat(line(page, "w1").at("/event/text").asText()).isEqualTo("He is nervous");
        whisper(page, "w2", "I see it");
        assertThat(line(console, "w2").at("/event/author/name").asText()).isEqualTo("Ann");
        page.say("say", "session", session.id(), "key", "s1", "text", "Good morning");
        assertThat(line(customer, "s1").at("/event/author/name").asText()).isEqualTo("Ann");

        assertThat(customer.all().toString()).doesNotContain("nervous").doesNotContain("I see it");
    }

    @Test
    void whatWasWhisperedBeforeHeCameIsNotHisWhereverHeReadsFrom() {
        whisper(console, "w1", "Call somebody from outside");
        Page page = ann();
        whisper(console, "w2", "There he is");
        for (int after : new int[] {0, 0, 1}) {
            page.say("open", "session", session.id(), "after", after);
        }
        page.say("say", "session", session.id(), "key", "s1", "text", "Good morning");
        // In a page of the log or after it, whichever is quicker
        Awaitility.await()
                .atMost(Patience.LONG)
                .until(() -> page.all().toString().contains("Good morning"));

        assertThat(page.all().toString()).contains("There he is").doesNotContain("from outside");
    }

    @Test
    void hisOwnLinesAreKnownByHisNumberAndNobodyElsesIs() {
        Page page = ann();
        open(page);

        page.say("say", "session", session.id(), "key", "s1", "text", "Good morning");
        console.say("say", "session", session.id(), "key", "s2", "text", "Hello");

        assertThat(line(page, "s1").at("/event/author/id").asInt()).isEqualTo(ANN.accountId());
        assertThat(line(page, "s2").at("/event/author").has("id")).isFalse();
    }

    @Test
    @Tag("COLL-33")
    void whoIsRemovedIsOutAtOnceAndTheCustomerIsTold() {
        Page page = ann();
        open(page);

        gateway.sessions.write(
                now().with(now().company().without(ANN.accountId())),
                new SessionEvent.Parted(ANN, MARA, PartCause.DISMISSED, true),
                null);

        assertThat(page.hear("session", e -> !e.at("/session/listed").asBoolean())).isNotNull();
        assertThat(page.closeCode()).isEqualTo(CloseReason.NO_RIGHT.code());
        assertThat(
                        customer.hear("event", e -> e.at("/event/type").asText().equals("parted"))
                                .at("/event/whom/name")
                                .asText())
                .isEqualTo("Ann");
    }

    @Test
    void withTheSessionHisAccessEnds() {
        Page page = ann();
        open(page);

        gateway.sessions.ask(session.id(), new SessionCommand.CustomerLeft());

        assertThat(page.closeCode()).isEqualTo(CloseReason.NO_RIGHT.code());
    }
}
