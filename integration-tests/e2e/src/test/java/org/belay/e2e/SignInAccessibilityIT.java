package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Enrolled;
import org.belay.e2e.Team.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WCAG 2.2 AA, as far as axe can tell, of each step of signing in and of My Account. */
@ExtendWith(GatewayUnderTest.class)
class SignInAccessibilityIT {

    private Stage stage;
    private Team team;
    private SignInPage page;

    @BeforeEach
    void someMustDoMore(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
        team.set(Team.ORGANIZATION, Map.of("two-step.technicians", true, "password.forced", true));
        page = new SignInPage(stage.browsers().desk(stage.gateway().address()));
    }

    @AfterEach
    void asBefore() {
        team.close();
    }

    @Test
    void axeFindsNothingAtAnyStepOfTheFirstSignIn() {
        Person anna = team.technician("Anna");
        page.on("/console").at("Sign in");
        Axe.findsNothing(page.page(), "sign-in");
        page.press("Sign in");
        Axe.findsNothing(page.page(), "sign-in-missing");
        page.credentials(anna.email(), "Not-my-pass-1");
        assertThat(page.fault()).isVisible();
        Axe.findsNothing(page.page(), "sign-in-refused");

        page.credentials(anna.email(), GatewayUnderTest.PASSWORD)
                .at("Set up two-step verification");
        Axe.findsNothing(page.page(), "sign-in-enrol");
        page.code(new Authenticator(page.secret()).code(), "Activate")
                .at("Keep your recovery codes");
        Axe.findsNothing(page.page(), "sign-in-codes");
        page.keepRecoveryCodes();
        page.at("Choose a new password");
        page.newPassword("Sampla12", "other");
        assertThat(page.fault()).isVisible();
        Axe.findsNothing(page.page(), "sign-in-password");
    }

    @Test
    void axeFindsNothingAtTheSecondStep() {
        Enrolled anton = team.enrol(team.technician("Anton"));
        page.on("/console")
                .credentials(anton.person().email(), GatewayUnderTest.PASSWORD)
                .at("Two-step verification");
        page.code(anton.app().wrongCode(), "Go on");
        assertThat(page.fault()).isVisible();
        Axe.findsNothing(page.page(), "sign-in-two-step");
        page.press("No phone at hand? Use a recovery code");
        Axe.findsNothing(page.page(), "sign-in-recovery");
    }

    @Test
    void axeFindsNothingWhenThePasswordIsAboutToExpire() {
        // No password gets old during a test: here the gateway's answer alone is made up.
        page.page()
                .route(
                        "**/api/sign-in",
                        route ->
                                route.fulfill(
                                        new Route.FulfillOptions()
                                                .setContentType("application/json")
                                                .setBody("{\"next\":\"in\",\"expiresInDays\":3}")));
        page.on("/console").at("Your password expires in 3 days");
        Axe.findsNothing(page.page(), "sign-in-expires");
    }

    @Test
    void axeFindsNothingOnMyAccount() {
        Page mine = page.page();
        Enrolled alba =
                team.enrol(team.administrator("Alba", Map.of("technicianGroup", team.group())));
        page.on("/account")
                .credentials(alba.person().email(), GatewayUnderTest.PASSWORD)
                .code(alba.app().code(), "Go on")
                .at("Choose a new password")
                .newPassword("Ropes-on-9-belays", "Ropes-on-9-belays");
        MyAccountPage account = new MyAccountPage(mine);
        assertThat(account.signIns().first()).isVisible();
        Axe.findsNothing(mine, "account");

        account.field("New password").fill("weak");
        account.changePassword("", "weak", "other", "");
        assertThat(account.fault().first()).isVisible();
        mine.getByRole(AriaRole.BUTTON, Console.named("Use another phone or app")).click();
        Axe.findsNothing(mine, "account-at-work");
    }
}
