package org.belay.api.organization;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The accounts of the organization. Safe from any thread; {@code unavailable} without database. */
@ProviderType
public interface Accounts {

    /** The organization's name, empty before set-up. From memory. */
    String organizationName();

    /** The account, empty if there is none. From memory once seen; else blocks for the database. */
    Optional<Account> find(int id);

    /**
     * The account to which address and password belong, if it is enabled. Takes some 100 ms of
     * processor time by design and always about the same, whether the address is known or not.
     */
    Optional<Account> verify(String email, String password);

    /** Creates an account; refuses with the field's name. Blocks. */
    Account create(NewAccount account);
}
