package org.belay.api.session;

import java.util.Objects;

/**
 * Who said or did something in a session.
 *
 * @param accountId the technician's node ID, 0 for customer and system
 * @param name as the other side sees it; empty for customer and system, whose names are found in the
 *     session and in the page's texts
 */
public record Author(Role role, int accountId, String name) {

    /** The sides of a session. */
    public enum Role {
        /** The person who receives support. */
        CUSTOMER,
        /** A support person. */
        TECHNICIAN,
        /** Somebody who administrates the unit that the session belongs to, from outside of it. */
        ADMINISTRATOR,
        /** The gateway itself, or a route. */
        SYSTEM
    }

    /** The session's customer. */
    public static final Author CUSTOMER = new Author(Role.CUSTOMER, 0, "");

    /** The gateway itself. */
    public static final Author SYSTEM = new Author(Role.SYSTEM, 0, "");

    /** Checks that nothing is null. */
    public Author {
        Objects.requireNonNull(role);
        Objects.requireNonNull(name);
    }

    /** A technician by node ID and nickname. */
    public static Author technician(int accountId, String name) {
        return new Author(Role.TECHNICIAN, accountId, name);
    }

    /** An administrator by node ID and nickname. */
    public static Author administrator(int accountId, String name) {
        return new Author(Role.ADMINISTRATOR, accountId, name);
    }
}
