package org.belay.web.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.belay.api.health.ReadinessCheck;
import org.belay.web.internal.TestConfig;
import org.belay.web.internal.WebConfig;
import org.belay.web.internal.rest.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServletTest {

    private final HealthServlet servlet =
            new HealthServlet(
                    TestConfig.of(
                            WebConfig.class,
                            Map.of("expectedParts", new String[] {"database", "relay"})));
    private Server server;

    @BeforeEach
    void startsAServer() throws Exception {
        server = new Server("/health/*", servlet);
    }

    @AfterEach
    void stopsIt() throws Exception {
        server.close();
    }

    @Test
    void aGatewayThatAnswersIsLive() throws Exception {
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void partsThatHaveNotComeAreDown() throws Exception {
        servlet.addCheck(new Check("database", ReadinessCheck.Health.READY, true));

        HttpResponse<String> answer = server.get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"status\":\"down\",\"parts\":["
                                + "{\"part\":\"database\",\"level\":\"ready\",\"essential\":true},"
                                + "{\"part\":\"relay\",\"level\":\"down\",\"reason\":\"hasn't"
                                + " started\",\"essential\":true}]}");
    }

    @Test
    void allThereAndWellIsReady() throws Exception {
        allWell();

        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").body()).startsWith("{\"status\":\"ready\"");
        assertThat(server.get("/health/ready").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void oneBrokenPartThatIsNotEssentialDegradesAndDoesNotHoldBackTheRest() throws Exception {
        allWell();
        servlet.addCheck(
                new Check("webhook", ReadinessCheck.Health.down("example.com is away"), false));

        HttpResponse<String> answer = server.get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"status\":\"degraded\"")
                .contains("example.com is away");
    }

    @Test
    void anEssentialPartThatIsDownIsDown() throws Exception {
        allWell();
        ReadinessCheck full = new Check("disk", ReadinessCheck.Health.down("full"), true);
        servlet.addCheck(full);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);

        servlet.removeCheck(full);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aCheckThatFailsCountsAsDown() throws Exception {
        allWell();
        servlet.addCheck(new Check("odd", null, false));

        assertThat(server.get("/health/ready").body())
                .startsWith("{\"status\":\"degraded\"")
                .contains("its check failed: IllegalStateException");
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertThat(server.get("/health/").statusCode()).isEqualTo(404);
        assertThat(server.post("/health/ready", "{}").statusCode()).isEqualTo(405);
    }

    private void allWell() {
        servlet.addCheck(new Check("database", ReadinessCheck.Health.READY, true));
        servlet.addCheck(new Check("relay", ReadinessCheck.Health.READY, true));
    }

    private record Check(String part, Health answer, boolean essential) implements ReadinessCheck {
        @Override
        public Health health() {
            if (answer == null) {
                throw new IllegalStateException("oops");
            }
            return answer;
        }
    }
}
