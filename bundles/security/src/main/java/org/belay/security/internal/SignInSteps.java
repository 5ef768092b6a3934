package org.belay.security.internal;

import java.util.Optional;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.belay.api.security.Visitor;
import org.belay.security.internal.password.PasswordBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the steps of signing in that come after address and password. */
@Component(service = SignInSteps.class)
public final class SignInSteps {

    private final SignIn signIn;
    private final WebSessions sessions;
    private final Accounts accounts;
    private final PasswordBook passwords;
    private final Transactions database;
    private final SignInNews news;

    /** Somebody on the way. */
    record OnTheWay(WebSession session, Account account) {}

    /** Asks those. */
    @Activate
    public SignInSteps(
            @Reference SignIn signIn,
            @Reference WebSessions sessions,
            @Reference Accounts accounts,
            @Reference PasswordBook passwords,
            @Reference Transactions database,
            @Reference SignInNews news) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.database = database;
        this.news = news;
    }

    /** The step that the visitor is at, empty if he isn't on the way. */
    Optional<Stage> stage(Visitor visitor) {
        return onTheWay(visitor).map(each -> each.session().stage());
    }

    /**
     * Chooses a new password (AUTH-09, AUTH-11). All other sign-ins of the account end.
     *
     * @throws Refused {@code not-signed-in} if this isn't the visitor's step; of the field {@code
     *     password} as {@link Passwords#prepare}
     */
    SignIn.Step password(String password, Visitor visitor) {
        OnTheWay who = at(Stage.PASSWORD, visitor);
        Account account = who.account();
        Passwords.New fresh = passwords.prepare(account.id(), account.email(), password);
        database.run(
                on -> {
                    passwords.keep(on, account.id(), fresh, false);
                    return null;
                });
        passwords.kept(account.id());
        news.tell(SignInEvent.Type.PASSWORD_CHANGED, account, who.session().method(), visitor);
        return signIn.open(account, who.session().method(), Stage.IN, visitor);
    }

    private OnTheWay at(Stage stage, Visitor visitor) {
        return onTheWay(visitor)
                .filter(each -> each.session().stage() == stage)
                .orElseThrow(Refused::notSignedIn);
    }

    private Optional<OnTheWay> onTheWay(Visitor visitor) {
        return visitor.cookie(GatewayAccess.COOKIE)
                .flatMap(sessions::onTheWay)
                .flatMap(
                        session ->
                                accounts.find(session.accountId())
                                        .filter(Account::enabled)
                                        .map(account -> new OnTheWay(session, account)));
    }
}
