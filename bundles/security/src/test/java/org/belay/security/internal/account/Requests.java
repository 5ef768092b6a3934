package org.belay.security.internal.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.security.Caller;
import org.belay.security.internal.GatewayAccess;

/** Requests as the REST host hands them over. */
final class Requests {

    private Requests() {}

    /** From a browser with the cookie of a sign-in. */
    static HttpServletRequest with(String token) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        Requests.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "getCookies" ->
                                            new Cookie[] {new Cookie(GatewayAccess.COOKIE, token)};
                                    case "getRemoteAddr" -> "10.0.0.1";
                                    case "getHeader" -> "Test";
                                    case "isSecure" -> true;
                                    default -> throw new UnsupportedOperationException();
                                });
    }

    /** By that account. */
    static SecurityContext as(Account account) {
        return by(new Caller.SignedIn(account, Set.of(), "csrf"));
    }

    /** By that caller. */
    static SecurityContext by(Caller caller) {
        return (SecurityContext)
                Proxy.newProxyInstance(
                        Requests.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, args) -> caller);
    }
}
