package org.belay.api.session;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * To whom technicians may hand over sessions, and whom they may invite. From memory; safe from any
 * thread. The same rules refuse the act itself.
 */
@ProviderType
public interface Destinations {

    /** What somebody is sought for. */
    enum Purpose {
        /** To take the session over. */
        HAND_OVER,
        /** To take part in it. */
        INVITE
    }

    /**
     * Whom that technician may choose from: groups before what they hold; only what his permission
     * lets him see (CONS-77).
     *
     * @param sessionId the session that it is about, 0 for none in particular
     */
    List<Destination> of(int technician, Purpose purpose, int sessionId);
}
