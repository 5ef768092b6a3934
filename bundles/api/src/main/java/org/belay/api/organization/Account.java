package org.belay.api.organization;

import java.util.Set;

/**
 * Somebody who can sign in (ROLE-06).
 *
 * @param id node ID: positive, fits a signed 32-bit integer, never given twice
 * @param nickname the name that customers see; the name if none was chosen
 * @param email in lower case, unique
 * @param ssoId single sign-on ID, empty for none
 * @param enabled whether the person may sign in at all; who is enabled may still have lost all that
 *     he may do, see {@code Permissions}
 * @param mobile whether it holds the Mobile licence (ORG-33)
 */
public record Account(
        int id,
        String name,
        String nickname,
        String email,
        String ssoId,
        String description,
        Set<Role> roles,
        boolean enabled,
        boolean mobile) {

    /** Makes the roles unmodifiable. */
    public Account {
        roles = Set.copyOf(roles);
    }

    /** Whether the account holds the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }
}
