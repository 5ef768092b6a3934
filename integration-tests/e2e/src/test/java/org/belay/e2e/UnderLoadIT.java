package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a gateway survives while ten technicians and a hundred customers talk. */
@ExtendWith(GatewayUnderTest.class)
class UnderLoadIT {

    private static final int LINES_A_SECOND = 100;
    private static final int SOME = 200;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    private static Crowd crowd;

    @BeforeAll
    static void aHundredChats(Stage stage) {
        URI gateway = stage.gateway().address();
        crowd = new Crowd(gateway, gateway, 10, 10);
    }

    @AfterAll
    static void theyEnd() {
        crowd.close();
    }

    @BeforeEach
    void theyTalk() {
        crowd.talk(LINES_A_SECOND);
        crowd.awaitLines(SOME);
    }

    @AfterEach
    void theyHush() {
        crowd.hush();
    }

    @Test
    void noSocketClosesAndNoLineIsLostWhenRoutingAndThenTheEngineAreUpdated(Stage stage) {
        int losses = crowd.losses();

        for (String bundle : List.of("org.belay.routing", "org.belay.core")) {
            assertThat(stage.gateway().shell("bundle:update " + bundle))
                    .doesNotContainIgnoringCase("error");
            crowd.awaitLines(SOME);
        }

        crowd.hush();
        crowd.awaitAcknowledged();
        assertThat(crowd.losses()).isEqualTo(losses);
        crowd.checkLogs();
    }

    @Test
    @Tag("SES-26")
    void afterAPowerCutEverybodyIsBackInTenSecondsAndTheLogHasEachLineOnce(Stage stage) {
        stage.gateway().kill();
        stage.gateway().start();

        await().atMost(BACK_WITHIN).until(crowd::isWhole);
        crowd.awaitLines(SOME);
        crowd.hush();
        crowd.awaitAcknowledged();
        crowd.checkLogs();
    }

    @Test
    void aConsoleThatStopsReadingIsCutOffAndComesBackAndOthersFeelNothing(Stage stage)
            throws IOException {
        int losses = crowd.losses();
        URI gateway = stage.gateway().address();
        try (BadLine line = new BadLine(gateway);
                Crowd slow = new Crowd(gateway, line.address(), 1, 10)) {
            line.clog();
            slow.customersSay("x".repeat(4_000), 150);
            slow.awaitLines(1_200);
            crowd.awaitLines(SOME);
            assertThat(slow.losses()).isZero(); // nobody has told the console yet
            line.unclog();

            await().until(() -> slow.losses() == 1 && slow.isWhole());
            slow.hush();
            slow.awaitAcknowledged();
            slow.checkLogs();
        }
        assertThat(crowd.losses()).isEqualTo(losses);
    }
}
