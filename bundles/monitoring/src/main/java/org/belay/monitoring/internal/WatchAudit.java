package org.belay.monitoring.internal;

import java.util.List;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditEntry.Change;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;

/** Records for good who looked after whom, and by what right he saw his screen. Blocks for the database. */
final class WatchAudit {

    private static final String SECTION = "Technician monitoring";

    /** What is recorded. */
    enum Fact {
        BEGUN("Monitored", Action.DISABLED, Action.ENABLED),
        ENDED("Monitored", Action.ENABLED, Action.DISABLED),
        DESKTOP_BY_RIGHT("Desktop by administrator's right", Action.DISABLED, Action.ENABLED),
        DESKTOP_ASKED("Desktop asked for", Action.DISABLED, Action.ENABLED),
        DESKTOP_ALLOWED("Desktop allowed", Action.DISABLED, Action.ENABLED),
        DESKTOP_REFUSED("Desktop refused", Action.DISABLED, Action.ENABLED);

        private final String field;
        private final Action before;
        private final Action after;

        Fact(String field, Action before, Action after) {
            this.field = field;
            this.before = before;
            this.after = after;
        }
    }

    private final Transactions database;
    private final AuditLog log;

    WatchAudit(Transactions database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * Records it, with the administrator's name as the new value.
     *
     * @param actor the administrator; of an answer the technician
     * @throws Refused {@code unavailable}
     */
    void record(Actor actor, Unit technician, String administrator, Fact fact) {
        AuditEntry entry =
                new AuditEntry(
                        technician.type().auditName(),
                        technician.id(),
                        technician.name(),
                        Change.CHANGE,
                        SECTION,
                        fact.field,
                        "",
                        fact.before,
                        administrator,
                        fact.after);
        database.run(
                on -> {
                    log.record(on, actor, List.of(entry));
                    return null;
                });
    }
}
