package org.belay.api.organization;

import java.util.Set;

/**
 * What is needed for an account; {@code organization} checks lengths, the e-mail address and the
 * password's strength and refuses with the field's name.
 *
 * @param password in clear; never kept, never logged
 */
public record NewAccount(String name, String email, String password, Set<Role> roles) {

    /** Makes the roles unmodifiable. */
    public NewAccount {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "NewAccount[" + email + ", " + roles + "]";
    }
}
