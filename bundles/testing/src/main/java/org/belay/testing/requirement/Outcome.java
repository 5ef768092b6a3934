package org.belay.testing.requirement;

/** How a test that cites a requirement ended, the weaker result last. */
enum Outcome {
    PASSED,
    SKIPPED,
    FAILED;

    /** The result of two runs of one test, say two sets of parameters: only as good as the worse one. */
    Outcome and(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
