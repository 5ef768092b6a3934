package org.belay.api.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.belay.api.organization.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records who changed what (ORG-45), in the transaction of the change: both are there or neither.
 * Each row carries a hash over itself and the row before, so that a row that was altered or deleted
 * shows.
 */
@ProviderType
public interface AuditLog {

    /**
     * Records the changes on a connection of {@link org.belay.api.data.Transactions}. Others who
     * record wait until that transaction ends: call it last and end soon.
     */
    void record(Connection on, Actor actor, List<AuditEntry> changes) throws SQLException;

    /**
     * Reads the whole chain. Blocks, seconds for a million rows.
     *
     * @return what was found
     */
    Verdict verify();

    /**
     * What {@link #verify} found.
     *
     * @param rows read
     * @param broken number of the first row that doesn't fit, 0 if all do
     * @param why in a sentence, empty if all fit
     */
    record Verdict(long rows, long broken, String why) {}
}
