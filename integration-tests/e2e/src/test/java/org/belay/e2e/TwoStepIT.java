package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Enrolled;
import org.belay.e2e.Team.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Technicians must use two-step verification, as a master administrator has decided. */
@ExtendWith(GatewayUnderTest.class)
class TwoStepIT {

    private static final String SET_UP = "Set up two-step verification";
    private static final String STEP = "Two-step verification";
    private static final String WRONG = "This code isn't right";

    private Stage stage;
    private Team team;

    @BeforeEach
    void techniciansMust(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
        team.set(Team.ORGANIZATION, Map.of("two-step.technicians", true));
    }

    @AfterEach
    void asBefore() {
        team.close();
    }

    @Test
    @Tag("AUTH-12")
    @Tag("AUTH-14")
    @Tag("SEC-09")
    void whoMustSetsUpAnAuthenticatorAtHisNextSignIn() {
        Person tim = team.technician("Tim");
        SignInPage page =
                page().on("/console")
                        .credentials(tim.email(), GatewayUnderTest.PASSWORD)
                        .at(SET_UP);
        assertThat(page.picture()).hasAttribute("src", Pattern.compile("^data:image/svg\\+xml,"));
        assertThat(page.picture()).hasJSProperty("complete", true);
        assertThat((int) page.picture().evaluate("each => each.naturalWidth")).isPositive();
        Authenticator app = new Authenticator(page.secret());

        page.page().reload();
        page.at(SET_UP).code(app.wrongCode(), "Activate");
        assertThat(page.fault()).containsText(WRONG);
        assertThat(page.field("Code of six digits")).isFocused();

        page.code(app.code(), "Activate").at("Keep your recovery codes");
        List<String> codes = page.keepRecoveryCodes();
        page.isInConsole();
        assertThat(codes).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    }

    @Test
    @Tag("AUTH-13")
    void soMustMasterAdministratorsAndWhoIsATechnicianTooButNoOtherAdministrator() {
        Person max = team.masterAdministrator("Max");
        Person both = team.administrator("Both", Map.of("technicianGroup", team.group()));
        Person ada = team.administrator("Ada", Map.of());

        page().on("/admin").credentials(max.email(), GatewayUnderTest.PASSWORD).at(SET_UP);
        page().on("/admin").credentials(both.email(), GatewayUnderTest.PASSWORD).at(SET_UP);
        new AdminPage(stage.browsers().desk(stage.gateway().address()))
                .signIn(ada.email(), GatewayUnderTest.PASSWORD);
    }

    @Test
    @Tag("AUTH-12")
    void afterwardsItsCodeIsAskedForAndAWrongOneTold() {
        Enrolled tina = team.enrol(team.technician("Tina"));
        SignInPage page = page().on("/console");
        page.credentials(tina.person().email(), GatewayUnderTest.PASSWORD).at(STEP);

        page.page().navigate("/console");
        assertThat(page.page()).hasURL(Pattern.compile("/sign-in"));
        page.at(STEP).code(tina.app().wrongCode(), "Go on");
        assertThat(page.fault()).containsText(WRONG);

        page.code(tina.app().code(), "Go on").isInConsole();
    }

    @Test
    @Tag("AUTH-14")
    void aRecoveryCodeLetsInOnce() {
        Enrolled theo = team.enrol(team.technician("Theo"));
        String code = theo.recoveryCodes().get(0);
        atStep(theo).recoveryCode(code).isInConsole();

        SignInPage again = atStep(theo).recoveryCode(code);
        assertThat(again.fault()).containsText(WRONG);

        again.recoveryCode(theo.recoveryCodes().get(1)).isInConsole();
    }

    @Test
    @Tag("AUTH-12")
    void whoChangesHisPasswordGivesACodeToo() {
        Enrolled tara = team.enrol(team.technician("Tara"));
        Page page = atStep(tara).code(tara.app().code(), "Go on").inConsole();
        MyAccountPage account = new MyAccountPage(page).open();
        String fresh = "Ropes-on-9-belays";

        account.changePassword(GatewayUnderTest.PASSWORD, fresh, fresh, tara.app().wrongCode());
        assertThat(account.fault()).containsText(WRONG);

        account.changePassword(
                GatewayUnderTest.PASSWORD, fresh, fresh, tara.recoveryCodes().get(0));
        assertThat(account.says("Your password is changed.")).isVisible();
        page().on("/console").credentials(tara.person().email(), fresh).at(STEP);
    }

    @Test
    @Tag("AUTH-15")
    @Tag("AUTH-16")
    void anAdministratorsResetMakesOneSetItUpAgain() {
        Enrolled toni = team.enrol(team.technician("Toni"));
        Person nora = team.administrator("Nora", Map.of());

        // Only technicians must.
        AdminPage admin =
                new AdminPage(stage.browsers().desk(stage.gateway().address()))
                        .signIn(nora.email(), GatewayUnderTest.PASSWORD)
                        .open(toni.person().unit(), "organization");
        admin.press("Force reset of two-step verification");
        admin.confirm("Reset");
        assertThat(admin.says(toni.person().name() + " has to set up two-step verification anew."))
                .isVisible();

        SignInPage page =
                page().on("/console")
                        .credentials(toni.person().email(), GatewayUnderTest.PASSWORD)
                        .at(SET_UP);
        page.code(toni.app().code(), "Activate");
        assertThat(page.fault()).containsText(WRONG);
        page.code(new Authenticator(page.secret()).code(), "Activate")
                .at("Keep your recovery codes");
        assertThat(page.keepRecoveryCodes()).doesNotContainAnyElementsOf(toni.recoveryCodes());
        page.isInConsole();
    }

    private SignInPage atStep(Enrolled who) {
        return page().on("/console")
                .credentials(who.person().email(), GatewayUnderTest.PASSWORD)
                .at(STEP);
    }

    private SignInPage page() {
        return new SignInPage(stage.browsers().desk(stage.gateway().address()));
    }
}
