package org.belay.api.session;

import java.time.Duration;
import java.util.Objects;

/**
 * How a console draws attention to a session at the moment (SES-62). Derived from the session, the
 * settings that hold for it and the time; never stored.
 *
 * @param urgency how urgent it is that somebody starts it
 * @param fresh how long an entry stands out that has just come into a list; zero for not at all
 */
public record Warnings(Urgency urgency, Duration fresh) {

    /** None. */
    public static final Warnings NONE = new Warnings(Urgency.CALM, Duration.ZERO);

    /** Checks what must be there. */
    public Warnings {
        Objects.requireNonNull(urgency);
        Objects.requireNonNull(fresh);
    }
}
