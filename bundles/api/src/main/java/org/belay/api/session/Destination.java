package org.belay.api.session;

import java.util.Objects;

/**
 * Somebody to whom a session might go, as the dialog for it shows him (CONS-76, COLL-04).
 *
 * @param unit node ID in the organization's tree
 * @param parent node ID of the unit that holds it
 * @param status of a technician: {@code online}, {@code away}, {@code busy}, {@code offline}; empty
 *     for others, and while nobody knows
 * @param refusal why it can't be chosen now, as a stable code; empty if it can
 */
public record Destination(
        Target target, int unit, int parent, String name, String status, String refusal) {

    /** Checks that nothing is null. */
    public Destination {
        Objects.requireNonNull(target);
        Objects.requireNonNull(name);
        Objects.requireNonNull(status);
        Objects.requireNonNull(refusal);
    }

    /** Whether it can be chosen now (CONS-77). */
    public boolean selectable() {
        return refusal.isEmpty();
    }
}
