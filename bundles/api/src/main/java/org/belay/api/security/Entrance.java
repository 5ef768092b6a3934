package org.belay.api.security;

import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lets in who has proved elsewhere who he is, by single sign-on. Still to be passed: the account is
 * enabled, its way of signing in is allowed (AUTH-24 and following), its address isn't restricted
 * (AUTH-17). Safe from any thread; blocks.
 */
@ProviderType
public interface Entrance {

    /**
     * Whoever is in now.
     *
     * @param setCookie value of the header {@code Set-Cookie} that the browser must get
     */
    record Admission(Account account, String setCookie) {
        @Override
        public String toString() {
            return "Admission[" + account.id() + "]";
        }
    }

    /**
     * Signs in the account with that single sign-on ID.
     *
     * @param method name for the log and the list of sign-ins, such as {@code oidc}
     * @param address of the browser
     * @param agent the browser's header {@code User-Agent}
     * @param secure whether it came by HTTPS
     * @throws Refused {@code credentials} if there is no such account, {@code forbidden} with the
     *     reason if it may not come in this way, {@code unavailable}
     */
    Admission admitBySso(String ssoId, String method, String address, String agent, boolean secure);
}
