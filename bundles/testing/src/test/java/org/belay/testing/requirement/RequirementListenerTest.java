package org.belay.testing.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs small test classes through a launcher of its own and reads what the listener wrote. */
class RequirementListenerTest {

    @TempDir Path folder;

    @Test
    void aPassedTestIsWrittenWithItsRowClassAndSentence() throws IOException {
        run(selectClass(Plain.class));

        assertThat(lines())
                .contains("DEMO-14\t" + Plain.class.getName() + "\tpasses()\tpassed")
                .contains("DEMO-15\t" + Plain.class.getName() + "\tpasses()\tpassed");
    }

    @Test
    void aTagThatIsNoRowIsLeftOut() throws IOException {
        run(selectClass(Plain.class));

        assertThat(lines()).noneMatch(line -> line.startsWith("slow") || line.startsWith("LINK-x"));
    }

    @Test
    void aFailedAnAbortedAndADisabledTestAreNoProof() throws IOException {
        run(selectClass(Plain.class));

        assertThat(lines())
                .contains("DEMO-16\t" + Plain.class.getName() + "\tfails\tfailed")
                .contains("DEMO-17\t" + Plain.class.getName() + "\taborts()\tskipped")
                .contains("DEMO-18\t" + Plain.class.getName() + "\tisDisabled()\tskipped");
    }

    @Test
    void aClassesTagCountsForEachOfItsTestsAlsoForNestedOnes() throws IOException {
        run(selectClass(Tagged.class));

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "LINK-01\t" + Tagged.class.getName() + "\tone()\tpassed",
                        "LINK-01\t" + Tagged.Inner.class.getName() + "\ttwo()\tpassed");
    }

    @Test
    void allParametersOfATestAreOneLineAsGoodAsTheWorst() throws IOException {
        run(selectClass(Parameters.class));

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "FORM-R11-05\t" + Parameters.class.getName() + "\tsmall(int)\tfailed",
                        "FORM-01\t" + Parameters.class.getName() + "\tmade()\tpassed");
    }

    @Test
    void testsOfAClassWhoseSetUpFailsFailWithIt() throws IOException {
        run(selectClass(BrokenSetUp.class));

        assertThat(lines())
                .containsExactly(
                        "SAFE-01\t" + BrokenSetUp.class.getName() + "\tneverRuns()\tfailed");
    }

    @Test
    void anotherRunReplacesItsOwnClassesAndKeepsTheOthers() throws IOException {
        run(selectClass(Plain.class));
        run(selectClass(Tagged.class));
        run(selectMethod(Plain.class, "passes"));

        assertThat(lines())
                .hasSize(4)
                .contains("DEMO-14\t" + Plain.class.getName() + "\tpasses()\tpassed")
                .contains("LINK-01\t" + Tagged.class.getName() + "\tone()\tpassed");
    }

    @Test
    void aModuleWithoutClaimsGetsNoFile() {
        run(selectClass(Silent.class));

        assertThat(file()).doesNotExist();
    }

    @Test
    void isFoundByTheLauncherAsAService() throws IOException {
        String service = "META-INF/services/org.junit.platform.launcher.TestExecutionListener";
        try (var in = RequirementListener.class.getClassLoader().getResourceAsStream(service)) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .contains(RequirementListener.class.getName());
        }
    }

    private void run(DiscoverySelector... selectors) {
        var config =
                LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestExecutionListeners(new RequirementListener(file()))
                        .build();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
        LauncherFactory.create(config).execute(request);
    }

    private Path file() {
        return folder.resolve("target").resolve("requirements.tsv");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    /** One test of each outcome. */
    static class Plain {

        @Test
        @Tag("DEMO-14")
        @Tag("DEMO-15")
        @Tag("slow")
        @Tag("LINK-x")
        void passes() {}

        @Test
        @Tag("DEMO-16")
        @DisplayName("fails")
        void fails() {
            Assertions.fail("on purpose");
        }

        @Test
        @Tag("DEMO-17")
        void aborts() {
            Assumptions.abort("on purpose");
        }

        @Test
        @Tag("DEMO-18")
        @Disabled("on purpose")
        void isDisabled() {}
    }

    @Tag("LINK-01")
    static class Tagged {

        @Test
        void one() {}

        @Nested
        class Inner {

            @Test
            void two() {}
        }
    }

    static class Parameters {

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 2})
        @Tag("FORM-R11-05")
        void small(int number) {
            assertThat(number).isLessThan(3);
        }

        @TestFactory
        @Tag("FORM-01")
        Stream<DynamicTest> made() {
            return Stream.of("first", "second")
                    .map(name -> DynamicTest.dynamicTest(name, () -> {}));
        }
    }

    static class Silent {

        @Test
        void claimsNothing() {}
    }

    static class BrokenSetUp {

        @BeforeAll
        static void breaks() {
            throw new IllegalStateException("on purpose");
        }

        @Test
        @Tag("SAFE-01")
        void neverRuns() {}
    }
}
