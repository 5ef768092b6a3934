package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An integrator drops route files into the running gateway's folder. */
@ExtendWith(GatewayUnderTest.class)
class RouteFolderIT {

    private static final String FILE = "routes/crm.yaml";
    private static final String WITNESS = "routes/witness.yaml";

    @Test
    void aRouteFileIsPickedUpChangedAndRemovedWithoutARestart(Stage stage) {
        try (Receiver receiver = new Receiver()) {
            stage.gateway().etc(FILE, route(receiver, "crm", "/one"));
            await().until(() -> arrives(stage, receiver, "/one"));

            stage.gateway().etc(FILE, route(receiver, "crm", "/two"));
            await().until(() -> arrives(stage, receiver, "/two"));

            // Another route sees the same sessions, so that there is a moment to look at.
            stage.gateway().etc(WITNESS, route(receiver, "witness", "/witness"));
            await().until(() -> arrives(stage, receiver, "/witness"));
            int logged = stage.gateway().log().length();
            stage.gateway().removeFromEtc(FILE);
            await().until(() -> stage.gateway().log().substring(logged).contains("has stopped"));
            int before = receiver.postings("/two").size();
            int witnessed = receiver.postings("/witness").size();
            arrives(stage, receiver, "/witness");
            await().until(() -> receiver.postings("/witness").size() > witnessed);
            assertThat(receiver.postings("/two")).hasSize(before);
        } finally {
            stage.gateway().removeFromEtc(WITNESS);
        }
    }

    @Test
    void aBrokenFileGivesOneLineThatNamesItAndHarmsNothingElse(Stage stage) {
        try (Receiver receiver = new Receiver()) {
            stage.gateway().etc(FILE, route(receiver, "crm", "/good"));
            stage.gateway()
                    .etc(
                            "routes/broken.yaml",
                            "- route:\n    from:\n      uri: belay:session-events\n     bad: [\n");

            await().until(() -> stage.gateway().log().contains("broken.yaml"));
            await().until(() -> arrives(stage, receiver, "/good"));
            assertThat(stage.gateway().log().lines().filter(line -> line.contains("broken.yaml")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("line 4") || line.contains(":4"));
        } finally {
            stage.gateway().removeFromEtc(FILE);
            stage.gateway().removeFromEtc("routes/broken.yaml");
        }
    }

    private static String route(Receiver receiver, String name, String path) {
        return """
        - route:
            id: %s
            from:
              uri: belay:session-events
              parameters:
                consumer: my-%s
                types: created
              steps:
                - marshal:
                    json:
                      library: Jackson
                - to:
                    uri: "%s"
        """
                .formatted(name, name, receiver.address(path));
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
