package org.belay.security.internal;

import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Visitor;

/**
 * May keep somebody out although he has proved who he is: by his address (AUTH-17), by his way of
 * signing in (AUTH-25). A service inside of this bundle; asked after the password, so that it tells
 * strangers nothing. From memory.
 */
public interface SignInGate {

    /**
     * Goes on if the account may come in.
     *
     * @param method such as {@code password}, {@code ldap}, {@code oidc}
     * @throws Refused {@code forbidden} with the reason
     */
    void check(Account account, String method, Visitor visitor);
}
