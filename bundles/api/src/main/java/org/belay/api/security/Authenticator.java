package org.belay.api.security;

import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows the passwords of some accounts, such as a directory server does. Registered as a service;
 * asked in the order of service ranking before the gateway's own passwords, on a request's thread: may
 * block, five seconds at most. No authenticator means that only the gateway's own passwords count.
 */
@ConsumerType
public interface Authenticator {

    /** Name for the log, such as {@code ldap}. */
    String name();

    /**
     * The account to which address and password belong.
     *
     * @return empty if the address isn't one of this authenticator's: the next one is asked
     * @throws Refused {@code credentials} if it is, and the password is wrong; {@code unavailable} if
     *     nobody can tell at the moment. The next one isn't asked then.
     */
    Optional<Account> authenticate(String email, String password);
}
