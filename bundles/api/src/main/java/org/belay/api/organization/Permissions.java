package org.belay.api.organization;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** What accounts may do. From memory; safe from any thread. */
@ProviderType
public interface Permissions {

    /** Keys of what the account may do, such as {@code session.private}; none if it is disabled. */
    Set<String> of(Account account);
}
