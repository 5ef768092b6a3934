package org.belay.security.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.Units;
import org.belay.api.security.Caller;
import org.belay.security.internal.Identities;
import org.belay.security.internal.SecurityTest;
import org.belay.security.internal.SignInEvent;
import org.belay.security.internal.Stage;
import org.belay.security.internal.WebSessions;
import org.belay.security.internal.password.PasswordSettings;
import org.belay.security.internal.twostep.Enrolment;
import org.belay.security.internal.twostep.TwoStepSettings;
import org.belay.testing.fakes.FakePermissions;
import org.belay.testing.fakes.FakeVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MyAccountTest extends SecurityTest {

    private static final AccountResource.Change NEW =
            new AccountResource.Change(PASSWORD, "Sample2%", null);

    private Account mara;
    private WebSessions.Opened here;
    private HttpServletRequest request;
    private SecurityContext context;
    private AccountResource account;
    private TwoStepResource second;
    private SignInsResource signIns;

    @BeforeEach
    void opens() {
        mara = accounts.find(MARA_ID).orElseThrow();
        here = open(MARA_ID);
        request = Requests.with(here.token());
        context = Requests.as(mara);
        Myself myself = new Myself(sessions);
        Proof proof = new Proof(new Identities(accounts, passwords), twoStep, clock);
        AccountView view =
                new AccountView(
                        accounts,
                        new FakePermissions().with(Role.TECHNICIAN, "console"),
                        passwords,
                        twoStep);
        OwnPassword own = new OwnPassword(passwords, transactions, sessions, audit, news);
        account = new AccountResource(myself, view, accounts, units(), proof, own, news);
        second = new TwoStepResource(myself, proof, twoStep, news);
        signIns = new SignInsResource(myself, sessions);
    }

    @Test
    void oneSeesWhoOneIs() {
        settings.with(PasswordSettings.AGE, 30).with(TwoStepSettings.TECHNICIANS, true);
        Map<String, Object> view = account.account(request, context);

        assertThat(view)
                .containsEntry("name", "Mara Alvers")
                .containsEntry("email", MARA)
                .containsEntry("organization", "Acme IT support")
                .containsEntry("roles", List.of("technician"));
        assertThat(view.get("apps").toString()).contains("/console").doesNotContain("/admin");
        assertThat(view.get("password"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("leastStrength", "good")
                .containsEntry("expiresAt", clock.instant().plus(Duration.ofDays(30)));
        assertThat(view.get("twoStep"))
                .isEqualTo(Map.of("state", "off", "required", true, "recoveryCodesLeft", 0));
    }

    @Test
    void aCookieOfSomebodyElseShowsNothing() {
        HttpServletRequest others = Requests.with(open(IVO_ID).token());

        assertThat(refusal(() -> account.account(others, context)).code())
                .isEqualTo("not-signed-in");
        assertThat(
                        refusal(() -> account.account(request, Requests.by(new Caller.Anonymous())))
                                .code())
                .isEqualTo("not-signed-in");
    }

    @Test
    void nameAndNicknameChangeWithoutPasswordAndTheAddressNeedsIt() {
        account.change(
                new AccountResource.Details("Mara A.", "Mara", null, null), request, context);
        assertThat(accounts.find(MARA_ID).orElseThrow().nickname()).isEqualTo("Mara");
        AccountResource.Details moved =
                new AccountResource.Details(null, null, "m@example.com", null);
        assertThat(refusal(() -> account.change(moved, request, context)).code())
                .isEqualTo("missing");
        AccountResource.Details guessed =
                new AccountResource.Details(null, null, "m@example.com", "wrong");
        assertThat(refusal(() -> account.change(guessed, request, context)).code())
                .isEqualTo("wrong-password");
        assertThat(accounts.find(MARA_ID).orElseThrow().email()).isEqualTo(MARA);

        account.change(
                new AccountResource.Details(null, null, "m@example.com", PASSWORD),
                request,
                context);
        assertThat(accounts.find(MARA_ID).orElseThrow().email()).isEqualTo("m@example.com");
        assertThat(heard).extracting(SignInEvent::type).contains(SignInEvent.Type.DETAILS_CHANGED);
    }

    @Test
    @Tag("AUTH-08")
    @Tag("ORG-29")
    void aNewPasswordEndsAllOtherSignIns() {
        WebSessions.Opened there = open(MARA_ID);
        WebSessions.Opened ivo = open(IVO_ID);
        assertThat(
                        refusal(
                                        () ->
                                                account.changePassword(
                                                        new AccountResource.Change(
                                                                PASSWORD, "weak", null),
                                                        request,
                                                        context))
                                .field())
                .hasValue("password");

        account.changePassword(NEW, request, context);

        assertThat(passwords.matches(MARA_ID, "Sample2%")).isTrue();
        assertThat(sessions.find(here.token())).isPresent();
        assertThat(sessions.find(there.token())).isEmpty();
        assertThat(sessions.find(ivo.token())).isPresent();
        assertThat(recorded.recorded()).hasSize(1);
        assertThat(recorded.recorded().get(0).entry().field()).isEqualTo("Password");
        assertThat(recorded.recorded().get(0).entry().newValue()).isEmpty();
        assertThat(heard).extracting(SignInEvent::type).contains(SignInEvent.Type.PASSWORD_CHANGED);
    }

    @Test
    void aStolenSignInDoesNotGuessThePassword() {
        AccountResource.Change guess = new AccountResource.Change("wrong", "Sample2%", null);
        for (int i = 0; i < 6; i++) {
            assertThat(refusal(() -> account.changePassword(guess, request, context)).field())
                    .hasValue("current");
        }

        assertThat(refusal(() -> account.changePassword(NEW, request, context)).code())
                .isEqualTo("locked");
        clock.advance(Duration.ofSeconds(15));
        account.changePassword(NEW, request, context);
    }

    @Test
    @Tag("AUTH-12")
    void whoUsesTwoStepsNeedsACodeForANewPassword() {
        Enrolment app = enrolled(mara);
        assertThat(refusal(() -> account.changePassword(NEW, request, context)).field())
                .hasValue("code");
        assertThat(passwords.matches(MARA_ID, PASSWORD)).isTrue();
        AccountResource.Change weak = new AccountResource.Change(PASSWORD, "weak", code(app));
        assertThat(refusal(() -> account.changePassword(weak, request, context)).code())
                .isEqualTo("weak");

        // The code wasn't used up by the weak one.
        account.changePassword(
                new AccountResource.Change(PASSWORD, "Sample2%", code(app)), request, context);
        assertThat(passwords.matches(MARA_ID, "Sample2%")).isTrue();
    }

    @Test
    @Tag("AUTH-14")
    void oneSetsTwoStepsUpByOneself() {
        assertThat(refusal(() -> second.begin(given("wrong", null), request, context)).code())
                .isEqualTo("wrong-password");
        assertThat(refusal(() -> second.confirm(given(null, "123456"), request, context)).code())
                .isEqualTo("not-begun");
        Enrolment shown = second.begin(given(PASSWORD, null), request, context);
        TwoStepResource.Codes codes = second.confirm(given(null, code(shown)), request, context);

        assertThat(codes.recoveryCodes()).hasSize(10);
        assertThat(twoStep.isOn(MARA_ID)).isTrue();
    }

    @Test
    void anotherPhoneNeedsACodeOfTheFirst() {
        Enrolment first = enrolled(mara);
        assertThat(refusal(() -> second.begin(given(PASSWORD, null), request, context)).field())
                .hasValue("code");
        Enrolment other = second.begin(given(PASSWORD, code(first)), request, context);
        second.confirm(given(null, code(other)), request, context);
        clock.advance(Duration.ofSeconds(30));

        assertThat(refusal(() -> twoStep.use(mara, code(first))).code()).isEqualTo("wrong-code");
        twoStep.use(mara, code(other));
    }

    @Test
    void whatWasBegunElsewhereDoesNotTakeThePlaceOfAnAuthenticator() {
        Enrolment thiefs = second.begin(given(PASSWORD, null), request, context);
        enrolled(mara);

        assertThat(
                        refusal(() -> second.confirm(given(null, code(thiefs)), request, context))
                                .code())
                .isEqualTo("not-begun");
    }

    @Test
    void itIsTurnedOffWithPasswordAndCodeUnlessItIsRequired() {
        Enrolment app = enrolled(mara);
        assertThat(refusal(() -> second.off(given(PASSWORD, null), request, context)).field())
                .hasValue("code");
        settings.with(TwoStepSettings.TECHNICIANS, true);
        assertThat(refusal(() -> second.off(given(PASSWORD, code(app)), request, context)).code())
                .isEqualTo("two-step-required");
        settings.with(TwoStepSettings.TECHNICIANS, false);
        second.off(given(PASSWORD, code(app)), request, context);

        assertThat(twoStep.isOn(MARA_ID)).isFalse();
    }

    @Test
    void freshRecoveryCodesNeedACode() {
        assertThat(refusal(() -> second.renew(given(null, "123456"), request, context)).code())
                .isEqualTo("two-step-off");
        Enrolment app = enrolled(mara);
        assertThat(refusal(() -> second.renew(given(null, "000000"), request, context)).code())
                .isEqualTo("wrong-code");

        assertThat(second.renew(given(null, code(app)), request, context).recoveryCodes())
                .hasSize(10);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsIt() {
        clock.advance(Duration.ofMinutes(1));
        WebSessions.Opened there = open(MARA_ID);
        open(IVO_ID);
        sessions.open(MARA_ID, "password", Stage.TWO_STEP, FakeVisitor.none());
        List<SignInsResource.SignIn> list = signIns.list(request, context).signIns();

        assertThat(list).hasSize(2);
        assertThat(list.get(0).current()).isFalse();
        assertThat(list.get(1).current()).isTrue();
        assertThat(list.toString())
                .doesNotContain(there.token())
                .doesNotContain(there.session().tokenHash());
        signIns.end(list.get(0).id(), request, context);
        assertThat(sessions.find(there.token())).isEmpty();
        assertThat(signIns.list(request, context).signIns()).hasSize(1);
    }

    @Test
    void nobodyEndsTheSignInOfSomebodyElse() {
        WebSessions.Opened ivo = open(IVO_ID);

        assertThat(refusal(() -> signIns.end(ivo.session().id(), request, context)).code())
                .isEqualTo("not-found");
        signIns.endOthers(request, context);
        assertThat(sessions.find(ivo.token())).isPresent();
        assertThat(sessions.find(here.token())).isPresent();
    }

    @Test
    void aRevokedSignInIsWorthNothingAlsoAfterARestart() {
        WebSessions.Opened there = open(MARA_ID);
        signIns.endOthers(request, context);

        assertThat(sessions.find(there.token())).isEmpty();
        startAgain();
        assertThat(sessions.find(there.token())).isEmpty();
        assertThat(sessions.find(here.token())).isPresent();
    }

    private WebSessions.Opened open(int account) {
        return sessions.open(account, "password", Stage.IN, FakeVisitor.none());
    }

    private static TwoStepResource.Given given(String password, String code) {
        return new TwoStepResource.Given(password, code);
    }

    /** Changes accounts as the organization would. */
    private Units units() {
        return (Units)
                Proxy.newProxyInstance(
                        MyAccountTest.class.getClassLoader(),
                        new Class<?>[] {Units.class},
                        (proxy, method, args) -> {
                            UnitDraft draft = (UnitDraft) args[3];
                            Account was = accounts.find((int) args[1]).orElseThrow();
                            accounts.with(
                                    new Account(
                                            was.id(),
                                            draft.name().orElse(was.name()),
                                            draft.nickname().orElse(was.nickname()),
                                            draft.email().orElse(was.email()),
                                            "",
                                            "",
                                            was.roles(),
                                            true,
                                            false));
                            return null;
                        });
    }
}
