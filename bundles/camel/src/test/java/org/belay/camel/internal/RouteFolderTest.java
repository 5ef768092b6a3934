package org.belay.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import org.belay.api.event.EventFeed;
import org.belay.api.health.ReadinessCheck.Health;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.api.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {

    @TempDir Path folder;
    @TempDir Path out;

    private final Gateway gateway = new Gateway();
    private RouteFolder routes;

    @BeforeEach
    void look() {
        routes = new RouteFolder(gateway.contexts, folder, Duration.ofMillis(20));
    }

    @AfterEach
    void close() {
        routes.stop();
        gateway.close();
    }

    private String yaml(String consumer, String file) {
        return """
               - route:
                   from:
                     uri: belay:session-events
                     parameters:
                       consumer: %s
                       types: started
                       from: start
                     steps:
                       - setBody:
                           simple: "${body[session][name]}"
                       - to: "file:%s?fileName=%s"
               """
                .formatted(consumer, out, file);
    }

    private void drop(String name, String content) throws IOException {
        Path written = Files.writeString(out.resolve(name + ".part"), content);
        Files.move(written, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitFile(String name, String content) {
        await().until(() -> Files.exists(out.resolve(name)));
        await().untilAsserted(() -> assertThat(out.resolve(name)).content().isEqualTo(content));
    }

    @Test
    void aYamlFileIsPickedUpChangedAndRemovedWhileTheGatewayRuns() throws IOException {
        drop("crm.yaml", yaml("crm", "one"));
        gateway.started("Ilse");
        awaitFile("one", "Ilse");

        drop("crm.yaml", yaml("crm2", "two"));
        awaitFile("two", "Ilse");

        Files.delete(folder.resolve("crm.yaml"));
        await().until(() -> stopped("crm2"));
        Session later = gateway.started("Ole");
        assertThat(gateway.log.cursor("crm2")).isLessThan(lastOf(later));
    }

    /** Nobody follows under the name any more, so that a test can. */
    private boolean stopped(String consumer) throws Exception {
        try {
            gateway.log
                    .follow(
                            new EventFeed.Subscription(consumer, Set.of(), false),
                            event -> {
                                throw new IllegalStateException("only looking");
                            })
                    .close();
            return true;
        } catch (IllegalStateException followed) {
            return false;
        }
    }

    private long lastOf(Session session) {
        return gateway.log.ofSession(session.id(), 0, 100).get(0).seq();
    }

    @Test
    void anXmlFileIsPickedUp() throws IOException {
        drop(
                "crm.xml",
                """
                <routes xmlns="http://camel.apache.org/schema/xml-io">
                  <route>
                    <from uri="belay:session-events?consumer=xml&amp;types=started&amp;from=start"/>
                    <setBody><simple>${body[session][name]}</simple></setBody>
                    <to uri="file:%s?fileName=three"/>
                  </route>
                </routes>
                """
                        .formatted(out));
        gateway.started("Ilse");
        awaitFile("three", "Ilse");
    }

    @Test
    void aBrokenYamlFileIsNamedWithItsLineAndHarmsNoOther() throws IOException {
        drop("good.yaml", yaml("good", "good"));
        drop(
                "bad.yaml",
                "- route:\n    from:\n      uri: timer:x\n      stepz:\n        - log: x\n");
        await().until(() -> health().level() == Level.DEGRADED);
        assertThat(health().reason()).contains("bad.yaml").contains("line 4").contains("stepz");
        gateway.started("Ilse");
        awaitFile("good", "Ilse");
    }

    @Test
    void yamlThatIsNoYamlIsNamedWithItsLine() throws IOException {
        drop("bad.yaml", "- route:\n    from: [\n");
        await().until(() -> health().level() == Level.DEGRADED);
        assertThat(health().reason()).contains("bad.yaml").containsPattern("line [23]");
    }

    @Test
    void anUnknownComponentIsNamedWithItsLine() throws IOException {
        drop(
                "bad.yaml",
                "- route:\n    from:\n      uri: direct:x\n      steps:\n        - to: carrier-pigeon:home\n");
        await().until(() -> health().level() == Level.DEGRADED);
        assertThat(health().reason())
                .contains("bad.yaml")
                .contains("line 5")
                .contains("carrier-pigeon");
    }

    @Test
    void aBrokenXmlFileIsNamedWithItsLine() throws IOException {
        drop(
                "bad.xml",
                "<routes>\n  <route>\n    <from uri=\"direct:a\"/>\n    <too/>\n  </route>\n</routes>\n");
        await().until(() -> health().level() == Level.DEGRADED);
        assertThat(health().reason()).contains("bad.xml").contains("line 4");
    }

    @Test
    void aBrokenNewVersionStopsTheFormerOneAndAFixedOneRecovers() throws IOException {
        drop("crm.yaml", yaml("crm", "one"));
        gateway.started("Ilse");
        awaitFile("one", "Ilse");
        drop("crm.yaml", "nonsense");
        await().until(() -> health().level() == Level.DEGRADED);
        gateway.started("Ole");
        drop("crm.yaml", yaml("crm", "two"));
        awaitFile("two", "Ole");
        assertThat(health()).isEqualTo(Health.READY);
    }

    @Test
    void filesThatAreNoRoutesAreLeftAlone() throws IOException {
        drop("README.md", "Hello");
        drop(".hidden.yaml", "nonsense");
        drop("example.yaml.off", "nonsense");
        drop("good.yaml", yaml("good", "good"));
        gateway.started("Ilse");
        awaitFile("good", "Ilse");
        assertThat(health()).isEqualTo(Health.READY);
    }

    private Health health() {
        return gateway.contexts.health();
    }
}
