package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is left of a test that has failed, shown by some that do. */
class FailureReportIT {

    private static final Path FOLDER = Path.of("target", "e2e-failures");
    private static final URI NOWHERE = URI.create("http://localhost:1/");

    /** Not found by Failsafe, because it looks for no nested classes. */
    static class Broken {
        @Test
        void fails(Browsers browsers) {
            Page page = browsers.desk(NOWHERE);
            page.navigate(
                    "data:text/html,<title>Oh dear</title><p>Typed: Belay-on-7-ropes</p>"
                            + "<script>console.error('no such thing')</script>");
            throw new IllegalStateException("the reason");
        }

        @Test
        void hasAPageThatThrows(Browsers browsers) {
            Page page = browsers.desk(NOWHERE);
            page.navigate("data:text/html,<script>setTimeout(() => { throw Error('x') })</script>");
            page.evaluate("new Promise(done => setTimeout(done, 100))");
        }
    }

    private static List<Throwable> failures(String method) {
        List<Throwable> failures = new ArrayList<>();
        LauncherFactory.create(
                        // No notes on requirements from this run inside of the run.
                        LauncherConfig.builder()
                                .enableTestExecutionListenerAutoRegistration(false)
                                .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        DiscoverySelectors.selectMethod(
                                                Broken.class, method, Browsers.class))
                                .configurationParameter(
                                        "junit.jupiter.extensions.autodetection.enabled", "true")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable().ifPresent(failures::add);
                            }
                        });
        return failures;
    }

    @Test
    void aFailureSaysWhereThePagesWereAndKeepsTheRest() throws IOException {
        assertThat(failures("fails"))
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure)
                                        .hasMessageContainingAll(
                                                "the reason", "data:text/html", "no such thing")
                                        .hasMessageNotContaining("Belay-on-7-ropes"));
        Path folder = FOLDER.resolve("Broken.fails");
        assertThat(folder.resolve("page-1.png")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("page-1.html")))
                .contains("<title>Oh dear</title>", "Typed: …");
        assertThat(Files.readString(folder.resolve("page-1.txt"))).contains("paragraph: \"Typed");
    }

    @Test
    void aTestFailsIfAPagesOwnCodeThrows() {
        assertThat(failures("hasAPageThatThrows"))
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("pages' own code"));
    }
}
