package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An integrator drops route files into the running gateway's folder. */
@ExtendWith(GatewayUnderTest.class)
class RouteFolderIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String FILE = "routes/crm.yaml";

    @Test
    void aRouteFileIsPickedUpChangedAndRemovedWithoutARestart(Stage stage) {
        try (Receiver receiver = new Receiver()) {
            stage.gateway().etc(FILE, route(receiver, "/one"));
            await().atMost(SOON).until(() -> arrives(stage, receiver, "/one"));

            stage.gateway().etc(FILE, route(receiver, "/two"));
            await().atMost(SOON).until(() -> arrives(stage, receiver, "/two"));

            stage.gateway().removeFromEtc(FILE);
            await().atMost(SOON).until(() -> stage.gateway().log().contains("crm.yaml"));
        }
    }

    @Test
    void aBrokenFileGivesOneLineThatNamesItAndHarmsNothingElse(Stage stage) {
        try (Receiver receiver = new Receiver()) {
            stage.gateway().etc(FILE, route(receiver, "/good"));
            stage.gateway()
                    .etc(
                            "routes/broken.yaml",
                            "- route:\n    from:\n      uri: belay:session-events\n     bad: [\n");

            await().atMost(SOON).until(() -> stage.gateway().log().contains("broken.yaml"));
            await().atMost(SOON).until(() -> arrives(stage, receiver, "/good"));
            assertThat(stage.gateway().log().lines().filter(line -> line.contains("broken.yaml")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("line 4") || line.contains(":4"));
        } finally {
            stage.gateway().removeFromEtc(FILE);
            stage.gateway().removeFromEtc("routes/broken.yaml");
        }
    }

    private static String route(Receiver receiver, String path) {
        return """
                - route:
                    id: crm
                    from:
                      uri: belay:session-events
                      parameters:
                        consumer: my-crm
                        types: created
                      steps:
                        - marshal:
                            json:
                              library: Jackson
                        - to:
                            uri: "%s"
                """
                .formatted(receiver.address(path));
    }

    private static boolean arrives(Stage stage, Receiver receiver, String path) {
        GatewayClient technician =
                new GatewayClient(stage.gateway().address(), GatewayClient.http());
        technician.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        new GatewayClient(stage.gateway().address(), GatewayClient.http())
                .redeemPin(technician.issuePin("Route"));
        return !receiver.postings(path).isEmpty();
    }
}
