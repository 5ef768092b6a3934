package org.belay.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * How long tests wait for what must happen, declared once. It costs nothing where it happens, and
 * is long enough for a machine that is busy with something else; a test that has to show that
 * something is <em>fast</em> or <em>doesn't</em> happen needs a measure of its own.
 *
 * <p>The JUnit Platform finds it through {@code META-INF/services} in every module that has this
 * jar on its test class path: Awaitility waits so long there, too, unless a test says otherwise.
 */
public final class Patience implements TestExecutionListener {

    /** So long. */
    public static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
