package org.belay.api.organization;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants a unit to be; empty fields stay as they are (of a new unit: at their default).
 * The organization checks lengths and meanings and refuses with the field's name.
 *
 * @param nickname of a user
 * @param email of a user or external technician; of users unique
 * @param ssoId of a user; unique unless empty
 * @param password of a user, in clear; never kept, never logged
 * @param technicianGroup of an administrator: the group in which he is a technician too, 0 for none
 *     (ORG-19)
 * @param mobile whether a user holds the Mobile licence (ORG-33)
 * @param barred of a technician: channels that he doesn't take
 */
public record UnitDraft(
        Optional<String> name,
        Optional<String> description,
        Optional<Boolean> enabled,
        Optional<String> nickname,
        Optional<String> email,
        Optional<String> ssoId,
        Optional<String> password,
        Optional<Integer> technicianGroup,
        Optional<Boolean> mobile,
        Optional<Set<AdministratorRight>> rights,
        Optional<Set<String>> labels,
        Optional<Set<Integer>> barred) {

    /** Wants nothing. */
    public static UnitDraft empty() {
        return new UnitDraft(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "UnitDraft[" + name.orElse("") + "]"; // never the password: it would reach logs
    }
}
