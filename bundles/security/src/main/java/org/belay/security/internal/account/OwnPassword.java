package org.belay.security.internal.account;

import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.belay.api.security.Visitor;
import org.belay.security.internal.SignInEvent;
import org.belay.security.internal.SignInNews;
import org.belay.security.internal.WebSession;
import org.belay.security.internal.WebSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes a password for its owner, once he has proved that it is he. */
@Component(service = OwnPassword.class)
public final class OwnPassword {

    private final Passwords passwords;
    private final Transactions database;
    private final WebSessions sessions;
    private final AccountAudit audit;
    private final SignInNews news;

    /** By those. */
    @Activate
    public OwnPassword(
            @Reference Passwords passwords,
            @Reference Transactions database,
            @Reference WebSessions sessions,
            @Reference AccountAudit audit,
            @Reference SignInNews news) {
        this.passwords = passwords;
        this.database = database;
        this.sessions = sessions;
        this.audit = audit;
        this.news = news;
    }

    /**
     * Checks and hashes a new one. Blocks.
     *
     * @throws Refused of the field {@code password} as {@link Passwords#prepare}
     */
    public Passwords.New prepare(Account account, String password) {
        return passwords.prepare(account.id(), account.email(), password);
    }

    /**
     * Changes it; all sign-ins of the account end but that one. Blocks.
     *
     * @param spared the one that asks
     */
    public void change(Account account, Passwords.New fresh, WebSession spared, Visitor visitor) {
        database.run(
                on -> {
                    passwords.keep(on, account.id(), fresh, false);
                    audit.switched(
                            on, Actor.of(account), account, "Password", Action.SET, Action.SET);
                    return null;
                });
        sessions.closeAll(account.id(), spared);
        news.tell(SignInEvent.Type.PASSWORD_CHANGED, account, spared.method(), visitor);
    }
}
