package org.belay.api.console;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open Technician Console: one page with its socket. A technician may have several. Two of them are
 * equal only if they are the same. Safe from any thread; nothing here blocks.
 */
@ProviderType
public interface Console {

    /** ID of the technician's account. */
    int account();

    /**
     * Says something to the page, after its welcome; nothing happens if it has gone.
     *
     * @param message members by name, {@code type} among them; values are texts, numbers, flags,
     *     nulls, lists and maps of such
     */
    void tell(Map<String, ?> message);

    /**
     * Ends the sign-in with which the page came, says the message to it and closes its socket. Other
     * pages of the same sign-in feel it at their next request.
     */
    void signOut(Map<String, ?> farewell);
}
