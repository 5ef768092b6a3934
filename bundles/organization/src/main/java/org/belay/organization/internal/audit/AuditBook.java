package org.belay.organization.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditListener;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Actor;
import org.belay.organization.internal.LateServices;
import org.belay.organization.internal.audit.AuditRows.Head;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Writes and checks the chain; tells listeners after the commit. */
@Component(service = AuditLog.class)
public final class AuditBook implements AuditLog {

    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_WORD = 256;
    private static final int BATCH = 500;

    private final LateServices<AuditListener> listeners = new LateServices<>();
    private final Transactions database;
    private final Clock clock;

    /** Writes there. */
    @Activate
    public AuditBook(@Reference Transactions database) {
        this(database, Clock.systemUTC());
    }

    /** Writes there, at the time of that clock. */
    public AuditBook(Transactions database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Reference(
            service = AuditListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addListener(ComponentServiceObjects<AuditListener> listener) {
        listeners.add(listener);
    }

    void removeListener(ComponentServiceObjects<AuditListener> listener) {
        listeners.remove(listener);
    }

    /** Tells that one from now on. */
    public void add(AuditListener listener) {
        listeners.add(listener);
    }

    @Override
    public void record(Connection on, Actor actor, List<AuditEntry> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        AuditRows rows = new AuditRows(on);
        Head head = rows.lock();
        long now = clock.millis();
        try (PreparedStatement insert = rows.insert()) {
            int waiting = 0;
            for (AuditEntry each : changes) {
                AuditRow row = row(head.seq() + 1, now, actor, each);
                head = new Head(row.seq(), row.hash(head.hash()));
                AuditRows.fill(insert, row, head.hash());
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        }
        rows.head(head);
        List<AuditEntry> told = List.copyOf(changes);
        database.afterCommit(on, () -> tell(actor, told));
    }

    @Override
    public Verdict verify() {
        return database.run(
                on -> {
                    AuditRows rows = new AuditRows(on);
                    // The head first: rows that come meanwhile aren't looked at.
                    Head head = rows.head();
                    Chain chain = new Chain();
                    rows.read(head.seq(), chain::add);
                    return chain.verdict(head);
                });
    }

    private synchronized void tell(Actor actor, List<AuditEntry> changes) {
        listeners.tell(each -> each.recorded(actor, changes));
    }

    private static AuditRow row(long seq, long now, Actor actor, AuditEntry entry) {
        return new AuditRow(
                seq,
                now,
                new Actor(actor.account(), cut(actor.name(), LONGEST_NAME)),
                entry.entityType(),
                entry.entityId(),
                cut(entry.entityName(), LONGEST_NAME),
                entry.change().word(),
                cut(entry.section(), LONGEST_WORD),
                cut(entry.field(), LONGEST_WORD),
                entry.oldValue(),
                entry.oldAction().word(),
                entry.newValue(),
                entry.newAction().word());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
