package org.belay.api.organization;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The accounts of the organization. Safe from any thread; {@code unavailable} without database. */
@ProviderType
public interface Accounts {

    /** The organization's name, empty before set-up. From memory. */
    String organizationName();

    /** The account, empty if there is none. From memory. */
    Optional<Account> find(int id);
}
