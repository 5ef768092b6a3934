package org.belay.testing.requirement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which requirement each test proves: the tags that have the form of a row's ID, with the
 * test's class, sentence and result. JUnit's own reports leave the tags out.
 *
 * <p>The JUnit Platform finds it through {@code META-INF/services} in every module that has this jar on
 * its test class path, and calls it from the threads that run the tests. The claims go to
 * {@code target/requirements.tsv} of the module when the last test has ended.
 */
public final class RequirementListener implements TestExecutionListener {

    private final ClaimFile file;
    private final Map<List<String>, Claim> claims = new LinkedHashMap<>();
    private final Set<String> classes = new TreeSet<>();
    private TestPlan plan;

    /** Writes below the module's own folder, which Surefire names in the property {@code basedir}. */
    public RequirementListener() {
        this(Path.of(System.getProperty("basedir", ""), "target", ClaimFile.NAME));
    }

    RequirementListener(Path path) {
        this.file = new ClaimFile(path);
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        claims.clear();
        classes.clear();
    }

    @Override
    public synchronized void executionStarted(TestIdentifier identifier) {
        identifier
                .getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .ifPresent(classes::add);
    }

    @Override
    public synchronized void executionFinished(
            TestIdentifier identifier, TestExecutionResult result) {
        if (result.getStatus() == Status.SUCCESSFUL) {
            if (identifier.isTest()) {
                note(identifier, Outcome.PASSED);
            }
            return;
        }
        // An aborted test (a failed assumption) has shown nothing, like a skipped one.
        noteWithDescendants(
                identifier, result.getStatus() == Status.FAILED ? Outcome.FAILED : Outcome.SKIPPED);
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        noteWithDescendants(identifier, Outcome.SKIPPED);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        try {
            file.replace(classes, claims.values());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write down which requirements the tests prove", e);
        }
    }

    /** A container that fails in its set-up reports none of its tests; they failed with it. */
    private void noteWithDescendants(TestIdentifier identifier, Outcome outcome) {
        Stream.concat(Stream.of(identifier), plan.getDescendants(identifier).stream())
                .forEach(each -> note(each, outcome));
    }

    private void note(TestIdentifier identifier, Outcome outcome) {
        List<TestIdentifier> lineage = lineage(identifier);
        Optional<TestIdentifier> method =
                lineage.stream()
                        .filter(
                                each ->
                                        each.getSource()
                                                .filter(MethodSource.class::isInstance)
                                                .isPresent())
                        .reduce((inner, outer) -> outer);
        if (method.isEmpty()) {
            return;
        }
        MethodSource source = (MethodSource) method.get().getSource().orElseThrow();
        classes.add(source.getClassName());
        for (String id : ids(lineage, source)) {
            // One line for all sets of parameters of a test.
            claims.merge(
                    List.of(
                            id,
                            source.getClassName(),
                            source.getMethodName(),
                            source.getMethodParameterTypes()),
                    new Claim(id, source.getClassName(), method.get().getDisplayName(), outcome),
                    (known, now) -> known.and(now.outcome()));
        }
    }

    private static Collection<String> ids(List<TestIdentifier> lineage, MethodSource source) {
        var tags = new TreeSet<String>();
        for (TestIdentifier each : lineage) {
            each.getTags().stream().map(TestTag::getName).forEach(tags::add);
        }
        if (lineage.get(0)
                .getUniqueIdObject()
                .getEngineId()
                .filter("junit-vintage"::equals)
                .isPresent()) {
            tags.addAll(TagsOfJUnit4.of(source));
        }
        tags.removeIf(tag -> !Claim.isId(tag));
        return tags;
    }

    /** The test itself, its parent, and so on up to the engine. */
    private List<TestIdentifier> lineage(TestIdentifier identifier) {
        return Stream.iterate(
                        Optional.of(identifier),
                        Optional::isPresent,
                        each -> each.flatMap(plan::getParent))
                .map(Optional::orElseThrow)
                .toList();
    }
}
