package org.belay.organization.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Rows that belong to units, such as permissions and settings, and follow them in the same
 * transaction when a unit is copied or deleted. Registered as services within this bundle.
 */
public interface UnitAttachment {

    /** A unit was copied, or made below a parent whose rows it begins with. */
    void copied(Connection on, int from, int to) throws SQLException;

    /** Units were deleted. */
    void deleted(Connection on, Collection<Integer> units) throws SQLException;

    /** The transaction is committed: what is held in memory follows. Doesn't fail. */
    void committed();
}
