package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import org.belay.api.session.Author;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.Target;
import org.belay.api.session.Urgency;
import org.belay.api.session.Warnings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What technicians have among themselves never reaches the customer's socket. */
class CompanyTest extends Talk {

    private static final Author MARA = Author.technician(RelayGateway.MARA, "Mara");
    private static final Author NILS = Author.technician(RelayGateway.NILS, "Nils");

    @Test
    @Tag("SES-25")
    @Tag("SET-85")
    void theConsoleHearsTheLevelAtOnceAlthoughNothingHasHappened() {
        gateway.sessions.warn(session, new Warnings(Urgency.URGENT, Duration.ofSeconds(5)));

        JsonNode heard =
                console.hear("session", e -> e.at("/session/urgency").asText().equals("urgent"));
        assertThat(heard.at("/session/freshFor").asInt()).isEqualTo(5);
        assertThat(customer.all().toString()).doesNotContain("urgen");
    }

    @Test
    @Tag("COLL-38")
    @Tag("CUST-117")
    void aWhisperReachesTechniciansAndNeverTheCustomer() {
        reads(customer);

        console.say("whisper", "session", session.id(), "key", "w1", "text", "He is nervous");
        console.hear("ack");
        console.say("say", "session", session.id(), "key", "s1", "text", "Good morning");
        customer.hear("event", e -> e.at("/event/key").asText().equals("s1"));

        JsonNode heard = console.hear("event", e -> e.at("/event/key").asText().equals("w1"));
        assertThat(heard.at("/event/text").asText()).isEqualTo("He is nervous");
        assertThat(customer.all().toString()).doesNotContain("nervous").doesNotContain("w1");
    }

    @Test
    @Tag("CUST-117")
    void theLogThatTheCustomerReadsLaterHoldsNoneOfIt() {
        console.say("whisper", "session", session.id(), "key", "w1", "text", "He is nervous");
        console.hear("ack");
        write(new SessionEvent.Invited(MARA, NILS, Set.of("files.send")), "psst");
        write(new SessionEvent.HandedOver(MARA, Target.technician(RelayGateway.NILS)), "grumpy");

        reads(customer);

        assertThat(customer.all().toString())
                .contains("handed-over")
                .doesNotContain("nervous")
                .doesNotContain("psst")
                .doesNotContain("grumpy")
                .doesNotContain("invited");
    }

    @Test
    @Tag("CHAT-27")
    void anAddressThatIsSentReachesTheCustomer() {
        reads(customer);

        console.say(
                "push-url", "session", session.id(), "key", "u1", "url", "https://acme.example/");

        JsonNode heard = customer.hear("event", e -> e.at("/event/key").asText().equals("u1"));
        assertThat(heard.at("/event/text").asText()).isEqualTo("https://acme.example/");
    }

    @Test
    @Tag("SES-16")
    void theConsoleIsToldHowManySessionsMayBeActive() {
        assertThat(console.hear("welcome").path("maxActive").asInt()).isEqualTo(10);
    }

    private void write(SessionEvent event, String words) {
        gateway.sessions.write(session.id(), event, words);
    }
}
