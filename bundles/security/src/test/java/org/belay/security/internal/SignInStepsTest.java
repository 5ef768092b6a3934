package org.belay.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.belay.security.internal.address.AddressRules;
import org.belay.security.internal.password.PasswordSettings;
import org.belay.security.internal.twostep.Enrolment;
import org.belay.security.internal.twostep.TwoStepSettings;
import org.belay.testing.fakes.FakePermissions;
import org.belay.testing.fakes.FakeVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignInStepsTest extends SecurityTest {

    private Access access;
    private Account mara;

    @BeforeEach
    void opens() {
        mara = accounts.find(MARA_ID).orElseThrow();
        access =
                AccessMaker.make(
                        accounts,
                        new FakePermissions().with(Role.TECHNICIAN, "console"),
                        sessions,
                        new AddressRules(settings, directory),
                        transactions,
                        clock);
    }

    @Test
    @Tag("AUTH-12")
    @Tag("CONS-06")
    void aCodeIsAskedForAfterThePassword() {
        Enrolment app = enrolled(mara);
        SignIn.Step first = begin();

        assertThat(first.stage()).isEqualTo(Stage.TWO_STEP);
        assertNobody(with(first));
        SignIn.Step in = steps.twoStep(code(app), with(first));
        assertThat(in.stage()).isEqualTo(Stage.IN);
        assertThat(access.signedIn(with(in)).signedIn().account()).isEqualTo(mara);
    }

    @Test
    void whoIsHalfInIsNobodyForEverythingButHisStep() {
        enrolled(mara);
        FakeVisitor half = with(begin());

        assertNobody(half);
        assertThat(refusal(() -> access.issueTicket(access.signedIn(half).signedIn(), half)).code())
                .isEqualTo("not-signed-in");
        // Even a ticket that was issued by mistake opens no socket.
        String ticket = access.issueTicket(new Caller.SignedIn(mara, java.util.Set.of(), ""), half);
        assertThat(access.takeTicket(ticket, half)).isEmpty();
        assertNotHisStep(() -> steps.password("Sample2%", half));
        assertNotHisStep(() -> steps.enrolment(half));
        assertNotHisStep(() -> steps.enrol("123456", half));
        assertThat(sessions.of(MARA_ID)).isEmpty();
    }

    @Test
    void aRestartLetsNobodyThrough() {
        enrolled(mara);
        FakeVisitor half = with(begin());
        startAgain();
        opens();

        assertNobody(half);
    }

    @Test
    void aStageThatThisVersionDoesNotKnowIsNotIn() {
        SignIn.Step in = begin();
        execute("UPDATE web_session SET stage = 'fingerprint'");
        startAgain();
        opens();

        assertNobody(with(in));
    }

    @Test
    void whoIsInHasNoStepToTake() {
        FakeVisitor in = with(begin());

        assertThat(steps.stage(in)).isEmpty();
        assertNotHisStep(() -> steps.twoStep("123456", in));
        assertNotHisStep(() -> steps.enrolment(in));
        assertNotHisStep(() -> steps.password("Sample2%", in));
        assertThat(steps.giveUp(in)).isFalse();
        assertThat(access.signedIn(in).signedIn()).isNotNull();
        assertNotHisStep(() -> steps.twoStep("123456", FakeVisitor.none()));
    }

    @Test
    void eachStepGivesAFreshTokenAndTheEarlierOneIsWorthNothing() {
        Enrolment app = enrolled(mara);
        SignIn.Step first = begin();
        SignIn.Step in = steps.twoStep(code(app), with(first));

        assertThat(in.opened().token()).isNotEqualTo(first.opened().token());
        assertThat(in.opened().session().csrf()).isNotEqualTo(first.opened().session().csrf());
        assertNobody(with(first));
        assertThat(steps.stage(with(first))).isEmpty();
    }

    @Test
    void aTokenThatSomebodyPlantedNeverGetsIn() {
        SignIn.Step planted = signIn.signIn(IVO, PASSWORD, from("10.0.0.9"));
        SignIn.Step marasOwn = signIn.signIn(MARA, PASSWORD, with(planted));

        assertThat(marasOwn.opened().token()).isNotEqualTo(planted.opened().token());
        assertNobody(with(planted));
    }

    @Test
    void anotherBrowserDoesNotTakePartInTheSteps() {
        Enrolment app = enrolled(mara);
        FakeVisitor here = with(begin());
        FakeVisitor there = with(begin());
        steps.twoStep(code(app), here);

        assertThat(steps.stage(there)).contains(Stage.TWO_STEP);
        assertThat(refusal(() -> steps.twoStep(code(app), there)).code()).isEqualTo("wrong-code");
    }

    @Test
    void whoTakesTooLongBeginsAgain() {
        Enrolment app = enrolled(mara);
        FakeVisitor half = with(begin());
        clock.advance(Duration.ofMinutes(15));

        assertNotHisStep(() -> steps.twoStep(code(app), half));
    }

    @Test
    void whoIsDisabledMeanwhileGoesNoFurther() {
        Enrolment app = enrolled(mara);
        FakeVisitor half = with(begin());
        accounts.with(new Account(MARA_ID, "M", "M", MARA, "", "", mara.roles(), false, false));

        assertNotHisStep(() -> steps.twoStep(code(app), half));
    }

    @Test
    void guessingTheSecondStepIsSlowedDownWhereverOneSits() {
        Enrolment app = enrolled(mara);
        for (int i = 0; i < 6; i++) {
            FakeVisitor place = with(signIn.signIn(MARA, PASSWORD, from("10.0." + i + ".1")));
            assertThat(refusal(() -> steps.twoStep("000000", place)).code())
                    .isEqualTo("wrong-code");
        }
        FakeVisitor another = with(signIn.signIn(MARA, PASSWORD, from("10.0.9.1")));

        assertThat(refusal(() -> steps.twoStep(code(app), another)).code()).isEqualTo("locked");
        assertThat(heard)
                .extracting(SignInEvent::type)
                .contains(SignInEvent.Type.FAILED, SignInEvent.Type.LOCKED)
                .doesNotContain(SignInEvent.Type.SUCCEEDED);
    }

    @Test
    @Tag("AUTH-14")
    @Tag("CONS-07")
    @Tag("CONS-08")
    @Tag("CONS-09")
    @Tag("SEC-09")
    void whoMustUseItSetsItUpAtTheNextSignIn() {
        settings.with(TwoStepSettings.TECHNICIANS, true);
        FakeVisitor half = with(begin());
        assertThat(steps.stage(half)).contains(Stage.ENROL);
        assertNobody(half);
        Enrolment shown = steps.enrolment(half);
        assertThat(refusal(() -> steps.enrol("000000", half)).code()).isEqualTo("wrong-code");
        assertThat(twoStep.isOn(MARA_ID)).isFalse();

        SignInSteps.Enrolled done = steps.enrol(code(shown), half);

        assertThat(done.step().stage()).isEqualTo(Stage.IN);
        assertThat(done.recoveryCodes()).hasSize(10);
        SignIn.Step again = begin();
        assertThat(again.stage()).isEqualTo(Stage.TWO_STEP);
        assertThat(steps.twoStep(done.recoveryCodes().get(0), with(again)).stage())
                .isEqualTo(Stage.IN);
        assertThat(heard)
                .extracting(SignInEvent::type)
                .contains(SignInEvent.Type.TWO_STEP_ON, SignInEvent.Type.RECOVERY_CODE_USED);
    }

    @Test
    void enrolmentDoesNotTakeTheAuthenticatorOfSomebodyElsesBrowserAway() {
        settings.with(TwoStepSettings.TECHNICIANS, true);
        FakeVisitor thief = with(begin());
        Enrolment stolen = steps.enrolment(thief);
        FakeVisitor owner = with(begin());
        steps.enrol(code(steps.enrolment(owner)), owner);

        assertThat(refusal(() -> steps.enrol(code(stolen), thief)).code()).isEqualTo("not-begun");
    }

    @Test
    @Tag("AUTH-16")
    @Tag("AUTH-15")
    void afterAResetOneSetsItUpAgain() {
        settings.with(TwoStepSettings.TECHNICIANS, true);
        enrolled(mara);
        twoStep.turnOff(org.belay.api.organization.Actor.GATEWAY, mara);

        assertThat(begin().stage()).isEqualTo(Stage.ENROL);
    }

    @Test
    @Tag("AUTH-09")
    void whosePasswordHasExpiredChoosesAnother() {
        settings.with(PasswordSettings.AGE, 30);
        SignIn.Step elsewhere = begin();
        clock.advance(Duration.ofDays(6));
        SignIn.Step in = begin();
        clock.advance(Duration.ofDays(24));
        FakeVisitor half = with(begin());

        assertThat(steps.stage(half)).contains(Stage.PASSWORD);
        assertNobody(half);
        assertThat(refusal(() -> steps.password(PASSWORD, half)).code()).isEqualTo("used-before");
        assertThat(refusal(() -> steps.password("weak", half)).code()).isEqualTo("weak");
        SignIn.Step done = steps.password("Sample2%", half);
        assertThat(access.signedIn(with(done)).signedIn().account().id()).isEqualTo(MARA_ID);
        assertNobody(with(elsewhere));
        assertNobody(with(in));
        assertThat(refusal(this::begin).code()).isEqualTo("credentials");
        assertThat(signIn.signIn(MARA, "Sample2%", FakeVisitor.none()).stage()).isEqualTo(Stage.IN);
        assertThat(recorded.recorded()).hasSize(1);
    }

    @Test
    @Tag("AUTH-11")
    void whoWasGivenAPasswordChoosesHisOwnIfThePolicySaysSo() {
        settings.with(PasswordSettings.FORCED, true);
        give(MARA_ID, MARA, "Sample2%", true);

        assertThat(signIn.signIn(MARA, "Sample2%", FakeVisitor.none()).stage())
                .isEqualTo(Stage.PASSWORD);
    }

    @Test
    void theCodeComesBeforeTheNewPassword() {
        settings.with(PasswordSettings.AGE, 30);
        Enrolment app = enrolled(mara);
        clock.advance(Duration.ofDays(31));
        SignIn.Step first = begin();
        assertThat(first.stage()).isEqualTo(Stage.TWO_STEP);
        SignIn.Step second = steps.twoStep(code(app), with(first));

        assertThat(second.stage()).isEqualTo(Stage.PASSWORD);
        assertNobody(with(second));
        assertThat(steps.password("Sample2%", with(second)).stage()).isEqualTo(Stage.IN);
    }

    @Test
    void giversUpBeginAgain() {
        enrolled(mara);
        FakeVisitor half = with(begin());

        assertThat(steps.giveUp(half)).isTrue();
        assertThat(steps.stage(half)).isEmpty();
    }

    @Test
    void aGateKeepsOutWhoHasProvedHimselfAndTellsStrangersNothing() {
        signIn.add(
                (account, method, visitor) -> {
                    throw Refused.forbidden("Not from there");
                });

        assertThat(refusal(this::begin).code()).isEqualTo("forbidden");
        assertThat(refusal(() -> signIn.signIn(MARA, "wrong", FakeVisitor.none())).code())
                .isEqualTo("credentials");
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        news.add(
                event -> {
                    throw new IllegalStateException("deaf");
                });

        assertThat(begin().stage()).isEqualTo(Stage.IN);
        assertThat(heard).extracting(SignInEvent::type).contains(SignInEvent.Type.SUCCEEDED);
    }

    @Test
    void theLogAndTheListOfSignInsKnowWhereItWas() {
        signIn.signIn(
                MARA,
                PASSWORD,
                new FakeVisitor(java.util.Map.of(), "10.1.2.3", "A".repeat(999), true));
        WebSession opened = sessions.of(MARA_ID).get(0);

        assertThat(opened.address()).isEqualTo("10.1.2.3");
        assertThat(opened.agent()).hasSize(512);
        assertThat(opened.method()).isEqualTo("password");
        assertThat(opened.id()).hasSize(22).isNotEqualTo(opened.tokenHash());
    }

    private SignIn.Step begin() {
        return signIn.signIn(MARA, PASSWORD, FakeVisitor.none());
    }

    private void assertNobody(Visitor visitor) {
        assertThat(access.signedIn(visitor)).isInstanceOf(Caller.Anonymous.class);
    }

    private void assertNotHisStep(Assertable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-signed-in"));
    }
}
