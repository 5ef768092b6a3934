package org.belay.api.security;

import org.belay.api.organization.Account;
import org.osgi.annotation.versioning.ProviderType;

/** Who must use two-step verification. From memory; safe from any thread. */
@ProviderType
public interface SecondStep {

    /** Whether the account must, whether or not it has set it up (AUTH-13). */
    boolean requires(Account account);
}
