package org.belay.api.routing;

import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where customers are led whose session was ended because nobody could take it (SET-77). From memory;
 * safe from any thread, never blocks. Without such a service they are led nowhere.
 */
@ProviderType
public interface ExitPages {

    /** The page, {@code http} or {@code https}; empty if there is none for that session. */
    Optional<URI> of(int sessionId);
}
