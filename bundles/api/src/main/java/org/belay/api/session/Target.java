package org.belay.api.session;

import java.util.Objects;

/**
 * To whom a session may be handed over (CONS-78), and whose queue it stands in while nobody has
 * started it.
 *
 * @param id the technician's account, or the unit's node ID
 */
public record Target(Kind kind, int id) {

    /** What may take sessions. */
    public enum Kind {
        /** One person. */
        TECHNICIAN,
        /** Everybody in a technician group and below it. */
        GROUP,
        /** Everybody who takes that channel's sessions. */
        CHANNEL
    }

    /** Checks that the kind is there. */
    public Target {
        Objects.requireNonNull(kind);
    }

    /** One person, by account. */
    public static Target technician(int account) {
        return new Target(Kind.TECHNICIAN, account);
    }

    /** A technician group, by node ID. */
    public static Target group(int unit) {
        return new Target(Kind.GROUP, unit);
    }

    /** A channel, by node ID. */
    public static Target channel(int unit) {
        return new Target(Kind.CHANNEL, unit);
    }
}
