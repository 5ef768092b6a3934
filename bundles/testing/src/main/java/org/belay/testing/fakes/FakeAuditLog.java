package org.belay.testing.fakes;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.organization.Actor;

/** Remembers what was recorded, without a chain; whatever is rolled back stays remembered. */
public final class FakeAuditLog implements AuditLog {

    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();

    /** One change and who made it. */
    public record Recorded(Actor actor, AuditEntry entry) {}

    /** All so far, in order. */
    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    @Override
    public void record(Connection on, Actor actor, List<AuditEntry> changes) {
        changes.forEach(each -> recorded.add(new Recorded(actor, each)));
    }

    @Override
    public Verdict verify() {
        return new Verdict(recorded.size(), 0, "");
    }
}
