package org.belay.security.internal;

import java.time.Instant;
import java.util.Optional;
import org.belay.api.organization.Account;

/**
 * Something that happened at the door or to a key of it.
 *
 * @param account whose; empty if a sign-in failed for an address that no account has
 * @param email address that was typed, or the account's; cut at 254 characters
 * @param method {@code password}, {@code oidc}…; empty where nobody signed in
 * @param address of the browser, empty if it isn't known
 * @param agent the browser's own words about itself; not to be believed
 */
public record SignInEvent(
        Type type,
        Optional<Account> account,
        String email,
        String method,
        String address,
        String agent,
        Instant at) {

    /** What happened. */
    public enum Type {
        /** Somebody is in, all steps done. */
        SUCCEEDED,
        /** Address and password, or a second step, were wrong. */
        FAILED,
        /** The next try has to wait. */
        LOCKED,
        /** An account has another password, by its owner or by an administrator. */
        PASSWORD_CHANGED,
        /** Two-step verification was set up. */
        TWO_STEP_ON,
        /** It was turned off by its owner. */
        TWO_STEP_OFF,
        /** It was reset by an administrator (AUTH-16). */
        TWO_STEP_RESET,
        /** A recovery code was used up. */
        RECOVERY_CODE_USED,
        /** The owner changed name, nickname or address on My Account. */
        DETAILS_CHANGED
    }
}
