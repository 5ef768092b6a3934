package org.belay.testing.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

    @TempDir Path root;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void aSmallCatalogue() throws IOException {
        write(
                "docs/requirements/README.md",
                "| DEMO-99 | is no row, for this is no page of the catalogue |\n");
        write(
                "docs/requirements/10-session.md",
                """
                # Sessions

                | ID | Requirement | Source |
                |---|---|---|
                | DEMO-02 | A session has an `owner_id`, always. | guide |
                | DEMO-01 | A session is private \\| channel. | guide |
                | DEMO-10 | It ends. | guide |
                """);
        write(
                "docs/requirements/11-connecting.md",
                "| LINK-01 | A PIN has six digits. | guide |\n");
    }

    @Test
    void aRowIsProvedByAPassedTest() throws IOException {
        results(
                "bundles/core",
                "DEMO-10\torg.belay.core.MachineTest\tanEndedSessionStaysEnded()\tpassed\n");

        assertThat(generate()).isEqualTo(Coverage.WRITTEN);
        assertThat(page())
                .contains("**1 of 4 rows proved.**")
                .contains("| DEMO-10 | It ends. | `MachineTest` an ended session stays ended |")
                .contains("No test yet: DEMO-02, DEMO-01.")
                .contains("| [DEMO](#demo) | [10-session.md](10-session.md) | 3 | 1 | 33 % |")
                .contains("| LINK | [11-connecting.md](11-connecting.md) | 1 | 0 | 0 % |");
    }

    @Test
    void rowsStandInTheOrderOfTheirPagesAndTestsInTheOrderOfModules() throws IOException {
        results(
                "bundles/web",
                "DEMO-01\torg.belay.web.BTest\tb()\tpassed\nDEMO-02\torg.belay.web.ATest\ta()\tpassed\n");
        results("bundles/core", "DEMO-01\torg.belay.core.ZTest\tz()\tpassed\n");

        generate();

        assertThat(page())
                .containsSubsequence("| DEMO-02 |", "| DEMO-01 |", "`ZTest` z<br>`BTest` b");
    }

    @Test
    void theSameResultsGiveTheSamePage() throws IOException {
        results(
                "a",
                "DEMO-01\torg.belay.ATest\ta()\tpassed\nDEMO-01\torg.belay.BTest\tb()\tskipped\n");
        generate();
        String once = page();
        results(
                "a",
                "DEMO-01\torg.belay.BTest\tb()\tskipped\nDEMO-01\torg.belay.ATest\ta()\tpassed\n");
        generate();

        assertThat(page()).isEqualTo(once);
    }

    @Test
    void aSkippedTestProvesNothing() throws IOException {
        results("a", "DEMO-01\torg.belay.ATest\ta()\tskipped\n");

        generate();

        assertThat(page()).contains("**0 of 4 rows proved.**", "`ATest` a (**skipped**)");
    }

    @Test
    void oneFailedTestOutweighsOthersThatPassed() throws IOException {
        results(
                "a",
                "DEMO-01\torg.belay.ATest\ta()\tpassed\nDEMO-01\torg.belay.BTest\tb()\tfailed\n");

        generate();

        assertThat(page()).contains("**0 of 4 rows proved.**", "`BTest` b (**failed**)");
    }

    @Test
    void aTestThatCitesAnUnknownRowStopsTheRun() throws IOException {
        results(
                "a",
                "DEMO-99\torg.belay.ATest\ta()\tpassed\nDEMO-01\torg.belay.ATest\tb()\tpassed\n");

        assertThat(generate()).isEqualTo(Coverage.UNKNOWN_ROW);
        assertThat(said()).contains("DEMO-99", "org.belay.ATest");
        assertThat(root.resolve("docs/requirements/coverage.md")).doesNotExist();
    }

    @Test
    void withoutResultsNothingIsWritten() throws IOException {
        assertThat(generate()).isEqualTo(Coverage.NO_RESULTS);
        assertThat(said()).contains("./belay test");
        assertThat(root.resolve("docs/requirements/coverage.md")).doesNotExist();
    }

    @Test
    void aDeletedTestClassNoLongerCounts() throws IOException {
        results(
                "a",
                "DEMO-01\torg.belay.GoneTest\ta()\tpassed\nDEMO-10\torg.belay.HereTest\tb()\tpassed\n");
        write("a/target/test-classes/org/belay/HereTest.class", "");

        generate();

        assertThat(page()).contains("`HereTest`").doesNotContain("GoneTest");
    }

    @Test
    void namesAndTextsCannotBreakTheTable() throws IOException {
        results(
                "a",
                "DEMO-01\torg.belay.ATest\ta | b <script> *c*\tpassed\nDEMO-02\torg.belay.ATest$Inner\td()\tpassed\n");

        generate();

        assertThat(page())
                .contains("`ATest` a \\| b \\<script\\> \\*c\\* |")
                .contains("| DEMO-02 | A session has an owner\\_id, always. | `ATest.Inner` d |");
    }

    @Test
    void twoRowsWithOneIdAreRefused() throws IOException {
        write("docs/requirements/12-console.md", "| DEMO-01 | Again. | guide |\n");

        assertThatThrownBy(this::generate)
                .hasMessageContaining("DEMO-01")
                .hasMessageContaining("12-console.md");
    }

    private int generate() throws IOException {
        return new Coverage(root, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
    }

    private String page() throws IOException {
        return Files.readString(root.resolve("docs/requirements/coverage.md"));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void results(String module, String lines) throws IOException {
        write(module + "/target/requirements.tsv", lines);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
