package org.belay.api.organization;

import java.util.Set;

/**
 * A unit of the organization's tree.
 *
 * @param id node ID: positive, fits a signed 32-bit integer, never given twice (API-40)
 * @param parent ID of the unit that holds it, 0 for the organization
 * @param name at most 128 characters; of a link: its target's name
 * @param description for administrators' own reference, at most 4,000 characters
 * @param enabled its own switch (ORG-34); see {@link Directory#isEnabled} for what it comes to
 * @param account account of a user (technician, administrator, master administrator), else 0. Who is
 *     administrator and technician has one account and two units.
 * @param target of a link, else 0
 * @param email address of an external technician, else empty
 * @param rights of an administrator group, else empty
 * @param labels names of its labels (ORG-38); technician groups and channels only
 * @param barred IDs of the channels that a technician doesn't take although his group does (CHAN-11)
 * @param revision grows with each change of the unit; lets two editors find out about each other
 */
public record Unit(
        int id,
        UnitType type,
        int parent,
        String name,
        String description,
        boolean enabled,
        int account,
        int target,
        String email,
        Set<AdministratorRight> rights,
        Set<String> labels,
        Set<Integer> barred,
        int revision) {

    /** Makes the sets unmodifiable. */
    public Unit {
        rights = Set.copyOf(rights);
        labels = Set.copyOf(labels);
        barred = Set.copyOf(barred);
    }
}
