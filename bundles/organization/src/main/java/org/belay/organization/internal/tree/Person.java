package org.belay.organization.internal.tree;

import org.belay.api.organization.Account;

/**
 * Somebody who can sign in.
 *
 * @param account roles and whether it is enabled follow from its units, see {@link Tree}
 * @param hasPassword whether the gateway itself knows a password of his
 */
record Person(Account account, boolean hasPassword) {

    int id() {
        return account.id();
    }
}
