package org.belay.security.internal;

import java.util.List;
import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.belay.api.security.Visitor;
import org.belay.security.internal.account.OwnPassword;
import org.belay.security.internal.twostep.Enrolment;
import org.belay.security.internal.twostep.TwoStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes the steps of signing in that come after address and password. All refuse with {@code
 * not-signed-in} if this isn't the visitor's step. All block.
 */
@Component(service = SignInSteps.class)
public final class SignInSteps {

    private final SignIn signIn;
    private final NextStage next;
    private final WebSessions sessions;
    private final Accounts accounts;
    private final TwoStep twoStep;
    private final OwnPassword passwords;
    private final SignInNews news;

    /** Somebody on the way. */
    private record OnTheWay(WebSession session, Account account) {}

    /**
     * An authenticator is set up.
     *
     * @param recoveryCodes shown once
     */
    public record Enrolled(SignIn.Step step, List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Enrolled"; // never the codes: they would reach logs
        }
    }

    /** Asks those. */
    @Activate
    public SignInSteps(
            @Reference SignIn signIn,
            @Reference NextStage next,
            @Reference WebSessions sessions,
            @Reference Accounts accounts,
            @Reference TwoStep twoStep,
            @Reference OwnPassword passwords,
            @Reference SignInNews news) {
        this.signIn = signIn;
        this.next = next;
        this.sessions = sessions;
        this.accounts = accounts;
        this.twoStep = twoStep;
        this.passwords = passwords;
        this.news = news;
    }

    /** The step that the visitor is at, empty if he isn't on the way. */
    public Optional<Stage> stage(Visitor visitor) {
        return onTheWay(visitor).map(each -> each.session().stage());
    }

    /**
     * Takes a code of the authenticator, or a recovery code (AUTH-12).
     *
     * @throws Refused as {@link TwoStep#use}
     */
    public SignIn.Step twoStep(String code, Visitor visitor) {
        OnTheWay who = at(Stage.TWO_STEP, visitor);
        TwoStep.Proof proof;
        try {
            proof = twoStep.use(who.account(), code);
        } catch (Refused refused) {
            tellOfFailure(refused, who, visitor);
            throw refused;
        }
        if (proof == TwoStep.Proof.RECOVERY_CODE) {
            tell(SignInEvent.Type.RECOVERY_CODE_USED, who, visitor);
        }
        return goOn(who, visitor);
    }

    /** What the authenticator must know (AUTH-14). */
    public Enrolment enrolment(Visitor visitor) {
        OnTheWay who = at(Stage.ENROL, visitor);
        return twoStep.begin(who.session().tokenHash(), who.account());
    }

    /**
     * Takes the first code of the authenticator (AUTH-14).
     *
     * @throws Refused as {@link TwoStep#confirm}
     */
    public Enrolled enrol(String code, Visitor visitor) {
        OnTheWay who = at(Stage.ENROL, visitor);
        if (twoStep.isOn(who.account().id())) {
            // Set up at another browser meanwhile: that one counts, and this one has to prove it.
            throw TwoStep.notBegun();
        }
        List<String> codes = twoStep.confirm(who.session().tokenHash(), who.account(), code);
        tell(SignInEvent.Type.TWO_STEP_ON, who, visitor);
        return new Enrolled(goOn(who, visitor), codes);
    }

    /**
     * Takes a new password (AUTH-09, AUTH-11). All other sign-ins of the account end.
     *
     * @throws Refused of the field {@code password} as {@link Passwords#prepare}
     */
    public SignIn.Step password(String password, Visitor visitor) {
        OnTheWay who = at(Stage.PASSWORD, visitor);
        Passwords.New fresh = passwords.prepare(who.account(), password);
        passwords.change(who.account(), fresh, who.session(), visitor);
        return signIn.open(who.account(), who.session().method(), Stage.IN, visitor);
    }

    /** Gives up; false, and nothing happens, if the visitor isn't on the way. */
    public boolean giveUp(Visitor visitor) {
        Optional<String> token =
                visitor.cookie(GatewayAccess.COOKIE)
                        .filter(each -> sessions.onTheWay(each).isPresent());
        token.ifPresent(sessions::close);
        return token.isPresent();
    }

    private SignIn.Step goOn(OnTheWay who, Visitor visitor) {
        String method = who.session().method();
        Stage stage = next.afterSecondStep(who.account(), method);
        return signIn.open(who.account(), method, stage, visitor);
    }

    private void tellOfFailure(Refused refused, OnTheWay who, Visitor visitor) {
        if (refused.code().equals("wrong-code")) {
            tell(SignInEvent.Type.FAILED, who, visitor);
        } else if (refused.code().equals("locked")) {
            tell(SignInEvent.Type.LOCKED, who, visitor);
        }
    }

    private void tell(SignInEvent.Type type, OnTheWay who, Visitor visitor) {
        news.tell(type, who.account(), who.session().method(), visitor);
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
