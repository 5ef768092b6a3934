package org.belay.testing.requirement;

import java.util.Comparator;

/**
 * A claim together with the module whose tests make it.
 *
 * @param module the module's folder, from the repository's root, with forward slashes
 * @param claim what its test claims
 */
record Proof(String module, Claim claim) implements Comparable<Proof> {

    private static final Comparator<Proof> ORDER =
            Comparator.comparing(Proof::module)
                    .thenComparing(proof -> proof.claim().testClass())
                    .thenComparing(proof -> proof.claim().displayName())
                    .thenComparing(proof -> proof.claim().outcome());

    @Override
    public int compareTo(Proof other) {
        return ORDER.compare(this, other);
    }
}
