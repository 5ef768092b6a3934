package org.belay.security.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.organization.UnitType;
import org.belay.api.security.Caller;
import org.belay.security.internal.SecurityTest;
import org.belay.security.internal.SignInEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ORG-52")
class TwoStepResetTest extends SecurityTest {

    private static final int ADA = 1003;

    private TwoStepResetResource resource;
    private Account mara;
    private Account ivo;
    private Account ada;

    @BeforeEach
    void opens() {
        mara = accounts.find(MARA_ID).orElseThrow();
        ivo = accounts.find(IVO_ID).orElseThrow();
        ada = add(ADA, "Ada", "ada@example.com", Role.ADMINISTRATOR);
        directory.withAdministrator(ADA, Directory.ADMINISTRATORS, ADA, "Ada");
        resource = new TwoStepResetResource(directory, accounts, twoStep, news);
    }

    @Test
    @Tag("AUTH-16")
    void aMasterAdministratorResetsAnybody() {
        enrolled(mara);
        enrolled(ada);
        reset(MARA_ID, ivo);
        reset(ADA, ivo);

        assertThat(twoStep.isOn(MARA_ID)).isFalse();
        assertThat(twoStep.isOn(ADA)).isFalse();
        assertThat(heard).extracting(SignInEvent::type).contains(SignInEvent.Type.TWO_STEP_RESET);
        assertThat(recorded.recorded().get(2).actor().account()).isEqualTo(IVO_ID);
    }

    @Test
    void anAdministratorResetsMembersOfHisGroupsAlone() {
        enrolled(mara);
        assertThat(refusal(() -> reset(MARA_ID, ada)).code()).isEqualTo("not-found");
        directory.withLink(UnitType.ADMINISTRATOR_LINK, 200, ADA);
        reset(MARA_ID, ada);

        assertThat(twoStep.isOn(MARA_ID)).isFalse();
    }

    @Test
    void anAdministratorDoesNotWeakenAMasterAdministratorWhoWorksInHisGroup() {
        enrolled(ivo);
        directory
                .withTechnician(2002, 200, IVO_ID, "Ivo Brandt")
                .withLink(UnitType.ADMINISTRATOR_LINK, 200, ADA);

        assertThat(refusal(() -> reset(2002, ada)).code()).isEqualTo("forbidden");
        assertThat(twoStep.isOn(IVO_ID)).isTrue();
    }

    @Test
    void nobodyResetsHisOwnWithoutPasswordAndCode() {
        enrolled(ivo);

        assertThat(refusal(() -> reset(IVO_ID, ivo)).code()).isEqualTo("own-two-step");
        assertThat(twoStep.isOn(IVO_ID)).isTrue();
    }

    @Test
    void aKeyThatManagesGroupsWeakensNoAdministrator() {
        enrolled(ada);
        Caller key = Caller.SignedIn.byKey(ivo, Set.of("admin.units"));

        assertThat(refusal(() -> resource.reset(ADA, Requests.with(""), Requests.by(key))).code())
                .isEqualTo("forbidden");
        assertThat(twoStep.isOn(ADA)).isTrue();
    }

    @Test
    void thereMustBeSomethingToReset() {
        assertThat(refusal(() -> reset(MARA_ID, ivo)).code()).isEqualTo("two-step-off");
        assertThat(refusal(() -> reset(200, ivo)).code()).isEqualTo("not-found");
        assertThat(refusal(() -> resource.reset(9_999_999_999L, null, Requests.as(ivo))).code())
                .isEqualTo("not-found");
    }

    private void reset(int unit, Account by) {
        resource.reset(unit, Requests.with(""), Requests.as(by));
    }
}
