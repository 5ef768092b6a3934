package org.belay.organization.internal.tree;

import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.security.Caller;
import org.belay.organization.internal.Organization;

/** Who calls a resource. */
final class Callers {

    private Callers() {}

    static SecurityContext as(Organization organization, int account) {
        return by(new Caller.SignedIn(account(organization, account), Set.of(), "csrf"));
    }

    /** A program with a key of that account for those permissions. */
    static SecurityContext byKey(Organization organization, int account, Set<String> permissions) {
        return by(Caller.SignedIn.byKey(account(organization, account), permissions));
    }

    private static Account account(Organization organization, int account) {
        return organization.tree().account(account).orElseThrow();
    }

    private static SecurityContext by(Caller caller) {
        return (SecurityContext)
                Proxy.newProxyInstance(
                        Callers.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, args) -> caller);
    }
}
