package org.belay.security.internal.twostep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.security.internal.SecurityTest;
import org.belay.security.internal.account.AccountAudit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TwoStepTest extends SecurityTest {

    private Account mara;

    @BeforeEach
    void finds() {
        mara = accounts.find(MARA_ID).orElseThrow();
    }

    @Test
    @Tag("AUTH-14")
    void itIsOnOnceTheAppHasShownACode() {
        Enrolment shown = twoStep.begin("here", mara);
        assertThat(twoStep.isOn(MARA_ID)).isFalse();
        assertThat(shown.uri()).contains("secret=" + shown.secret());

        List<String> codes = twoStep.confirm("here", mara, code(shown));

        assertThat(twoStep.isOn(MARA_ID)).isTrue();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes).allMatch(each -> each.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        assertThat(twoStep.recoveryCodesLeft(MARA_ID)).isEqualTo(10);
    }

    @Test
    void reloadingThePageShowsTheSameSecretAndAnotherSignInAnother() {
        Enrolment here = twoStep.begin("here", mara);

        assertThat(twoStep.begin("here", mara).secret()).isEqualTo(here.secret());
        assertThat(twoStep.begin("there", mara).secret()).isNotEqualTo(here.secret());
        assertThat(refusal(() -> twoStep.confirm("there", mara, code(here))).code())
                .isEqualTo("wrong-code");
    }

    @Test
    void whatWasBegunTooLongAgoCanNotBeConfirmed() {
        Enrolment shown = twoStep.begin("here", mara);
        clock.advance(Duration.ofMinutes(15));

        assertThat(refusal(() -> twoStep.confirm("here", mara, code(shown))).code())
                .isEqualTo("not-begun");
        assertThat(twoStep.begin("here", mara).secret()).isNotEqualTo(shown.secret());
    }

    @Test
    void theDatabaseHoldsNeitherTheSecretNorTheCodes() {
        Enrolment shown = twoStep.begin("here", mara);
        List<String> codes = twoStep.confirm("here", mara, code(shown));

        assertThat(text("SELECT totp_sealed FROM account_security WHERE account_id = 1001"))
                .startsWith("1:")
                .doesNotContain(shown.secret());
        assertThat(text("SELECT code_hash FROM recovery_code"))
                .matches("[0-9a-f]{64}")
                .isNotIn(codes);
        assertThat(shown.toString()).doesNotContain(shown.secret());
    }

    @Test
    @Tag("AUTH-12")
    void eachCodeIsGoodOnce() {
        Enrolment app = enrolled(mara);
        String code = code(app);

        assertThat(twoStep.use(mara, " " + code.substring(0, 3) + " " + code.substring(3)))
                .isEqualTo(TwoStep.Proof.CODE);
        assertWrong(code);
        clock.advance(Duration.ofSeconds(30));
        assertWrong(code);
        assertThat(twoStep.use(mara, code(app))).isEqualTo(TwoStep.Proof.CODE);
    }

    @Test
    void theCodeThatSetItUpIsUsedUp() {
        Enrolment shown = twoStep.begin("here", mara);
        String code = code(shown);
        twoStep.confirm("here", mara, code);

        assertWrong(code);
    }

    @Test
    void anEarlierCodeIsNoneAfterALaterOne() {
        Enrolment app = enrolled(mara);
        String earlier = code(app);
        clock.advance(Duration.ofSeconds(30));
        twoStep.use(mara, code(app));

        assertWrong(earlier);
    }

    @Test
    void eachRecoveryCodeIsGoodOnce() {
        Enrolment shown = twoStep.begin("here", mara);
        List<String> codes = twoStep.confirm("here", mara, code(shown));

        assertThat(twoStep.use(mara, codes.get(3))).isEqualTo(TwoStep.Proof.RECOVERY_CODE);
        assertWrong(codes.get(3));
        assertThat(twoStep.use(mara, codes.get(4).toUpperCase().replace("-", " ")))
                .isEqualTo(TwoStep.Proof.RECOVERY_CODE);
        assertThat(twoStep.recoveryCodesLeft(MARA_ID)).isEqualTo(8);
    }

    @Test
    void anothersCodesAreNone() {
        Account ivo = accounts.find(IVO_ID).orElseThrow();
        Enrolment shown = twoStep.begin("here", mara);
        List<String> codes = twoStep.confirm("here", mara, code(shown));
        enrolled(ivo);

        assertThat(refusal(() -> twoStep.use(ivo, codes.get(0))).code()).isEqualTo("wrong-code");
        assertThat(refusal(() -> twoStep.use(ivo, code(shown))).code()).isEqualTo("wrong-code");
    }

    @Test
    void freshRecoveryCodesTakeThePlaceOfTheEarlierOnes() {
        Enrolment shown = twoStep.begin("here", mara);
        List<String> old = twoStep.confirm("here", mara, code(shown));
        List<String> fresh = twoStep.renewRecoveryCodes(mara);

        assertWrong(old.get(0));
        assertThat(twoStep.use(mara, fresh.get(0))).isEqualTo(TwoStep.Proof.RECOVERY_CODE);
    }

    @Test
    void whoGuessesWaitsLongerEachTimeWhateverHeBringsThen() {
        Enrolment app = enrolled(mara);
        for (int i = 0; i < 6; i++) {
            assertWrong("00000" + i);
        }
        Refused locked = refusal(() -> twoStep.use(mara, code(app)));

        assertThat(locked.code()).isEqualTo("locked");
        assertThat(locked.retryAfter()).hasValue(Duration.ofSeconds(15));
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofHours(1));
            assertWrong("000000");
        }
        assertThat(refusal(() -> twoStep.use(mara, code(app))).retryAfter())
                .hasValue(Duration.ofHours(1));
    }

    @Test
    void aCodeThatMeetsALostDatabaseIsNoGuess() {
        Enrolment app = enrolled(mara);
        transactions.takeAway();
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(() -> twoStep.use(mara, code(app))).code()).isEqualTo("unavailable");
        }
        transactions.giveBack();

        assertThat(twoStep.use(mara, code(app))).isEqualTo(TwoStep.Proof.CODE);
    }

    @Test
    void itIsRecordedWhoSwitchedIt() {
        enrolled(mara);
        twoStep.turnOff(new Actor(IVO_ID, "Ivo Brandt"), mara);

        assertThat(twoStep.isOn(MARA_ID)).isFalse();
        assertThat(twoStep.recoveryCodesLeft(MARA_ID)).isZero();
        assertThat(recorded.recorded()).hasSize(2);
        assertThat(recorded.recorded().get(0).actor().account()).isEqualTo(MARA_ID);
        assertThat(recorded.recorded().get(1).actor().account()).isEqualTo(IVO_ID);
        assertThat(recorded.recorded().get(1).entry().entityId()).isEqualTo(MARA_ID);
        assertThat(recorded.recorded().get(1).entry().newAction()).isEqualTo(Action.DISABLED);
    }

    @Test
    void whatNobodyCanRecordDoesNotHappen() {
        TwoStep unrecorded =
                new TwoStep(
                        transactions,
                        new Seal(data.resolve("key")),
                        accounts,
                        new TwoStepRule(settings),
                        new AccountAudit(),
                        clock);
        Enrolment shown = unrecorded.begin("here", mara);

        assertThat(refusal(() -> unrecorded.confirm("here", mara, code(shown))).code())
                .isEqualTo("unavailable");
        assertThat(unrecorded.isOn(MARA_ID)).isFalse();
    }

    @Test
    void afterRestoringTheDatabaseElsewhereRecoveryCodesStillHelp() {
        Enrolment shown = twoStep.begin("here", mara);
        List<String> codes = twoStep.confirm("here", mara, code(shown));
        clock.advance(Duration.ofSeconds(30));
        TwoStep elsewhere =
                new TwoStep(
                        transactions,
                        new Seal(data.resolve("other.key")),
                        accounts,
                        new TwoStepRule(settings),
                        audit,
                        clock);

        assertThat(refusal(() -> elsewhere.use(mara, code(shown))).code()).isEqualTo("wrong-code");
        assertThat(elsewhere.use(mara, codes.get(0))).isEqualTo(TwoStep.Proof.RECOVERY_CODE);
    }

    @Test
    @Tag("AUTH-12")
    @Tag("AUTH-13")
    @Tag("SEC-09")
    void whoMustUseItFollowsFromRolesAndTwoSwitches() {
        assertRequired(false, false, "");
        assertRequired(true, false, "master administrator both");
        assertRequired(false, true, "master technician both");
        assertRequired(true, true, "master administrator technician both");
    }

    private void assertRequired(boolean administrators, boolean technicians, String who) {
        settings.with(TwoStepSettings.ADMINISTRATORS, administrators)
                .with(TwoStepSettings.TECHNICIANS, technicians);
        assertThat(twoStep.isRequired(one(Role.MASTER_ADMINISTRATOR)))
                .isEqualTo(who.contains("master"));
        assertThat(twoStep.isRequired(one(Role.ADMINISTRATOR)))
                .isEqualTo(who.contains("administrator") && administrators);
        assertThat(twoStep.isRequired(one(Role.TECHNICIAN))).isEqualTo(who.contains("technician"));
        assertThat(twoStep.isRequired(one(Role.ADMINISTRATOR, Role.TECHNICIAN)))
                .isEqualTo(who.contains("both"));
    }

    private static Account one(Role... roles) {
        return new Account(7, "A", "A", "a@b", "", "", Set.of(roles), true, false);
    }

    private void assertWrong(String code) {
        Refused refused = refusal(() -> twoStep.use(mara, code));
        assertThat(refused.code()).isEqualTo("wrong-code");
        assertThat(refused.field()).hasValue("code");
    }
}
