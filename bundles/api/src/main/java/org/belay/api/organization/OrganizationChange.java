package org.belay.api.organization;

import java.util.Set;

/**
 * What a change was about.
 *
 * @param units units that came, went, moved or changed
 * @param accounts accounts whose rights, permissions or settings may be others now
 * @param gone accounts that were disabled or deleted (ORG-34)
 * @param settings keys of settings whose values changed anywhere
 */
public record OrganizationChange(
        Set<Integer> units, Set<Integer> accounts, Set<Integer> gone, Set<String> settings) {

    /** Makes the sets unmodifiable. */
    public OrganizationChange {
        units = Set.copyOf(units);
        accounts = Set.copyOf(accounts);
        gone = Set.copyOf(gone);
        settings = Set.copyOf(settings);
    }
}
