package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session's start and end are posted to a ticketing system. */
@ExtendWith(GatewayUnderTest.class)
class WebhookIT {

    // Names of its own for each test: a file that comes right after one of the same name has gone
    // may be
    // taken away with that one's configuration.
    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final String form = "org.belay.integration.webhook-form" + mark + ".cfg";
    private final String xml = "org.belay.integration.webhook-xml" + mark + ".cfg";

    private final Receiver receiver = new Receiver();
    private Stage stage;
    private GatewayClient technician;

    @BeforeEach
    void configure(Stage shared) {
        stage = shared;
        technician = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        technician.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        stage.gateway().etc(form, config("/form", "form"));
        stage.gateway().etc(xml, config("/xml", "xml"));
        // A target hears of what happens after it was configured: wait until both are.
        await().until(
                        () -> {
                            play("Warm-up");
                            return receiver.postings("/form").size() > 1
                                    && receiver.postings("/xml").size() > 1;
                        });
    }

    private String config(String path, String format) {
        return """
        url = %s
        format = %s
        triggers = start,end
        attempts = 20
        delay.seconds = 1
        delay.most.seconds = 1
        """
                .formatted(receiver.address(path), format);
    }

    @AfterEach
    void remove() {
        stage.gateway().removeFromEtc(form);
        stage.gateway().removeFromEtc(xml);
        receiver.close();
    }

    /** A whole session; its ID. */
    private int play(String name) {
        GatewayClient customer = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        int session = customer.redeemPin(technician.issuePin(name));
        GatewaySocket page = customer.customerSocket(session);
        page.await("session", s -> s.at("/session/status").asText().equals("waiting"));
        technician.post("/api/sessions/" + session + "/start", null).ok();
        page.say(Map.of("type", "say", "session", session, "key", "k", "text", "Grüße & <Dank>"));
        page.await("ack", ack -> true);
        technician.post("/api/sessions/" + session + "/end", null).ok();
        page.close();
        return session;
    }

    private List<Receiver.Posting> postings(String path, int session) {
        return receiver.postings(path).stream()
                .filter(posting -> posting.body().contains(Integer.toString(session)))
                .toList();
    }

    @Test
    @Tag("INT-02")
    @Tag("INT-04")
    @Tag("INT-06")
    @Tag("INT-10")
    @Tag("INT-11")
    @Tag("INT-17")
    @Tag("INT-23")
    @Tag("INT-30")
    void startAndEndArePostedAsForm() {
        int session = play("Form Customer");

        await().until(() -> postings("/form", session).size() == 2);
        Receiver.Posting end = postings("/form", session).get(1);
        assertThat(end.type()).startsWith("application/x-www-form-urlencoded");
        assertThat(end.form())
                .containsEntry("SessionID", Integer.toString(session))
                .containsEntry("CField0", "Form Customer")
                .containsKeys("TechID", "TechSSOID", "WaitingTime", "ClosingTime", "TSurvey9");
        assertThat(end.form().get("ChatLog")).contains("Grüße & <Dank>");
    }

    @Test
    @Tag("INT-12")
    void startAndEndArePostedAsXml() {
        int session = play("XML Customer");

        await().until(() -> postings("/xml", session).size() == 2);
        Receiver.Posting end = postings("/xml", session).get(1);
        assertThat(end.type()).startsWith("text/xml");
        assertThat(end.body())
                .contains("<sessionid>" + session + "</sessionid>")
                .contains("<cfield0>XML Customer</cfield0>")
                .contains("Grüße &amp; &lt;Dank");
    }

    @Test
    @Tag("INT-09")
    void whatHappensWhileTheReceiverIsDownArrivesWhenItIsBackInOrder() {
        receiver.breakDown();
        int session = play("Receiver Down");
        await().until(() -> receiver.refused() > 1);

        receiver.repair();

        await().until(() -> postings("/form", session).size() == 2);
        assertThat(postings("/form", session).get(0).form().get("ClosingTime")).isEmpty();
        assertThat(postings("/form", session).get(1).form().get("ClosingTime")).isNotEmpty();
    }

    @Test
    void whatHappensWhileTheBundleIsAwayArrivesWhenItReturns() {
        stage.gateway().shell("feature:uninstall belay-integration-webhook");
        int session;
        try {
            session = play("Bundle Away");
            assertThat(postings("/form", session)).isEmpty();
        } finally {
            stage.gateway().shell("feature:install belay-integration-webhook");
        }

        await().until(() -> postings("/form", session).size() == 2);
    }
}
