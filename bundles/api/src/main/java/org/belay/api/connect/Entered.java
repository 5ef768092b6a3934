package org.belay.api.connect;

import org.belay.api.session.Session;

/**
 * What a page is told whose customer has come in, by whichever way: his session, and where it is.
 *
 * @param session its ID
 * @param page address below the gateway's
 */
public record Entered(int session, String page) {

    /** Into that session. */
    public static Entered into(Session session) {
        return new Entered(session.id(), "/session/" + session.id());
    }
}
