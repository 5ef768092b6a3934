package org.belay.security.internal.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditLog;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Records what happens to passwords and second steps, in the transaction in which it happens. */
@Component(service = AccountAudit.class)
public final class AccountAudit {

    private static final String SECTION = "Sign-in";

    // Not waited for: without them people still come in, but nobody changes anything unrecorded.
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AuditLog log;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    /** Records nothing, and lets nothing happen, until there is an audit. */
    @Activate
    public AccountAudit() {}

    /** Outside of OSGi. */
    public AccountAudit(AuditLog log, Directory directory) {
        this.log = log;
        this.directory = directory;
    }

    /**
     * Records that something of an account was switched. Call it last in the transaction.
     *
     * @throws Refused {@code unavailable} if nobody can record it: the transaction is rolled back
     */
    public void switched(
            Connection on, Actor actor, Account account, String field, Action before, Action after)
            throws SQLException {
        AuditLog recorder = log;
        Directory tree = directory;
        if (recorder == null || tree == null) {
            throw Refused.unavailable();
        }
        Unit unit =
                Stream.of(
                                tree.find(account.id()),
                                tree.administrator(account.id()),
                                tree.technician(account.id()))
                        .flatMap(Optional::stream)
                        .filter(each -> each.account() == account.id())
                        .findFirst()
                        .orElseThrow(Refused::unavailable);
        recorder.record(
                on, actor, List.of(AuditEntry.switched(unit, SECTION, field, before, after)));
    }
}
