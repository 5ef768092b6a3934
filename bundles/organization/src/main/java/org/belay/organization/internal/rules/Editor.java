package org.belay.organization.internal.rules;

import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.permission.Permissions;
import org.belay.api.security.Caller;

/**
 * Who saves permissions or settings.
 *
 * @param actor as the audit records it
 * @param account empty for the gateway itself
 * @param global whether he may do what only master administrators may: global settings, locks
 * @param address from which he does, empty if unknown
 */
public record Editor(Actor actor, Optional<Account> account, boolean global, String address) {

    /** The shell and imports: everywhere, everything. */
    public static final Editor GATEWAY = new Editor(Actor.GATEWAY, Optional.empty(), true, "");

    /** Somebody with the keys of his request: an API key may hold fewer than its issuer. */
    static Editor of(Caller.SignedIn caller, String address) {
        return new Editor(
                Actor.of(caller.account()),
                Optional.of(caller.account()),
                caller.permissions().contains(Permissions.ADMIN_GLOBAL),
                address);
    }
}
