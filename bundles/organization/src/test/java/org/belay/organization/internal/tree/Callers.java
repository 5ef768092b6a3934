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
        Account caller = organization.tree().account(account).orElseThrow();
        Caller signedIn = new Caller.SignedIn(caller, Set.of(), "csrf");
        return (SecurityContext)
                Proxy.newProxyInstance(
                        Callers.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, args) -> signedIn);
    }
}
