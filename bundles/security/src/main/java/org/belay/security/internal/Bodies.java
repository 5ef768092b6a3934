package org.belay.security.internal;

import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/** What requests bring: a stranger's {@code null} is no fault of the gateway. */
public final class Bodies {

    private Bodies() {}

    /**
     * The body.
     *
     * @throws Refused {@code malformed} if there is none
     */
    public static <T> T needed(T body) {
        if (body == null) {
            throw Refused.because(Reason.MALFORMED, "malformed", "The request has no body");
        }
        return body;
    }
}
