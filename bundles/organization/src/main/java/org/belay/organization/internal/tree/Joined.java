package org.belay.organization.internal.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.organization.Actor;
import org.belay.organization.internal.tree.TreeBook.Beside;
import org.belay.organization.internal.tree.TreeBook.Change;

/**
 * Changes that belong to one transaction: each begins with the picture that the former ones leave.
 * Used by one thread.
 */
final class Joined {

    /** The database's complaint on its way through code that knows nothing of it. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        private Failed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }
    }

    private record Recorded(Actor actor, List<AuditEntry> entries) {}

    private final Connection connection;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Recorded> records = new ArrayList<>();
    private Tree tree;

    Joined(Tree before, Connection connection) {
        this.tree = before;
        this.connection = connection;
    }

    /** The organization as the changes so far leave it. */
    Tree tree() {
        return tree;
    }

    /** What was really edited, in order. */
    List<Draft> drafts() {
        return drafts;
    }

    <T> T change(Actor actor, Change<T> change, Beside beside) {
        try {
            beside.on(connection);
            Draft draft = new Draft(tree, new TreeRows(connection)::nextId);
            T result = change.edit(draft);
            if (!draft.isEmpty()) {
                Tree after = draft.after();
                Invariants.check(tree, after);
                tree = after;
                drafts.add(draft);
                records.add(new Recorded(actor, draft.changes()));
            }
            return result;
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /** Records all changes; the last thing in the transaction. */
    void record(AuditLog audit) throws SQLException {
        for (Recorded each : records) {
            audit.record(connection, each.actor(), each.entries());
        }
    }
}
