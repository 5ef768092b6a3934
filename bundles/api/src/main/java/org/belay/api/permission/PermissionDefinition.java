package org.belay.api.permission;

import java.util.List;
import java.util.Optional;

/**
 * A permission as the bundle that asks for it declares it; forms, checks and documents are derived.
 * Label and help stand in the bundle's texts as {@code permission.<key>} and {@code
 * permission.<key>.help}, options as {@code permission.<key>.<option>}.
 *
 * @param key such as {@code session.hold}: unique, at most 64 characters, never changed
 * @param byDefault whether a new group without a parent has it
 * @param options of which one is chosen where it is given; the first is the default; empty if there
 *     is nothing to choose
 * @param listing the option with which single units are listed (groups, channels); empty for none
 * @param hides parts of pages that aren't shown without it (PERM-37): contributions as {@code
 *     <slot>/<id>}, which the gateway leaves out itself, or controls; one that begins with {@code
 *     any:} only where none of those permissions that name it is held
 * @param external whether it can be given to external technicians, too (PERM-38)
 * @param group heading under which forms show it: {@code permissions.<group>} in the texts
 * @param order place within the group; smaller is first
 * @param row of the requirement catalogue
 */
public record PermissionDefinition(
        String key,
        boolean byDefault,
        List<String> options,
        Optional<String> listing,
        List<String> hides,
        boolean external,
        String group,
        int order,
        String row) {

    /** Makes the lists unmodifiable. */
    public PermissionDefinition {
        options = List.copyOf(options);
        hides = List.copyOf(hides);
    }

    /** A plain one that hides nothing: given or not, off by default. */
    public static PermissionDefinition of(String key, String group, int order, String row) {
        return new PermissionDefinition(
                key, false, List.of(), Optional.empty(), List.of(), false, group, order, row);
    }

    /** The same, given by default. */
    public PermissionDefinition on() {
        return new PermissionDefinition(
                key, true, options, listing, hides, external, group, order, row);
    }

    /** The same with options to choose from. */
    public PermissionDefinition choosing(String... theOptions) {
        return new PermissionDefinition(
                key, byDefault, List.of(theOptions), listing, hides, external, group, order, row);
    }

    /** The same, where that option lists single units. */
    public PermissionDefinition listingWith(String option) {
        return new PermissionDefinition(
                key, byDefault, options, Optional.of(option), hides, external, group, order, row);
    }

    /** The same, hiding those parts of pages from whoever lacks it. */
    public PermissionDefinition hiding(String... parts) {
        return new PermissionDefinition(
                key, byDefault, options, listing, List.of(parts), external, group, order, row);
    }

    /** The same, for external technicians, too. */
    public PermissionDefinition forExternal() {
        return new PermissionDefinition(
                key, byDefault, options, listing, hides, true, group, order, row);
    }
}
