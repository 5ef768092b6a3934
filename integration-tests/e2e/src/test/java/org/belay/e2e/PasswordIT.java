package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people meet who have a password, at the sign-in and on My Account. */
@ExtendWith(GatewayUnderTest.class)
class PasswordIT {

    private static final String OF_ADMINISTRATOR = GatewayUnderTest.PASSWORD;
    private static final String OWN = "Ropes-on-9-belays";
    private static final String CHOOSE = "Choose a new password";
    private static final Pattern SIGN_IN = Pattern.compile("/sign-in");

    private Stage stage;
    private Team team;

    @BeforeEach
    void aTeam(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
    }

    @AfterEach
    void asBefore() {
        team.close();
    }

    @Test
    @Tag("AUTH-11")
    void whoHasGotHisPasswordFromAnAdministratorChoosesHisOwnAtTheNextSignIn() {
        Person paul = team.technician("Paul");
        team.set(Team.ORGANIZATION, Map.of("password.forced", true));
        SignInPage page = signIn(paul, OF_ADMINISTRATOR).at(CHOOSE);

        page.page().navigate("/console");
        assertThat(page.page()).hasURL(SIGN_IN);
        page.at(CHOOSE).newPassword(OF_ADMINISTRATOR, OF_ADMINISTRATOR);
        assertThat(page.fault()).containsText("You have used this password before");
        assertThat(page.field("New password")).isFocused();
        page.newPassword(OWN, "Ropes-on-8-belays");
        assertThat(page.fault()).containsText("The two passwords differ.");

        page.newPassword(OWN, OWN).isInConsole();

        assertThat(signIn(paul, OF_ADMINISTRATOR).fault()).containsText("don't belong together");
        signIn(paul, OWN).isInConsole();
    }

    @Test
    @Tag("AUTH-08")
    void thePolicyIsShownAndWhatIsTooWeakIsRefusedAtItsField() {
        Person pia = team.technician("Pia");
        team.set(
                Team.ORGANIZATION,
                Map.of("password.forced", true, "password.strength", "excellent"));
        SignInPage page = signIn(pia, OF_ADMINISTRATOR).at(CHOOSE);

        assertThat(page.page().getByText("of all four kinds")).isVisible();
        assertThat(page.strength()).containsText("Strength: None");
        page.field("New password").pressSequentially("Sampla12");
        assertThat(page.strength()).containsText("Strength: Good");
        page.newPassword("Sample12", "Sample12");
        assertThat(page.strength()).containsText("Strength: Strong");
        assertThat(page.fault()).containsText("It must be at least: Excellent");
        assertThat(page.field("New password")).hasAttribute("aria-invalid", "true");
        assertThat(page.field("New password")).isFocused();

        page.newPassword("Sample1%", "Sample1%").isInConsole();
    }

    @Test
    @Tag("ORG-29")
    void myAccountTakesTheCurrentPasswordAndANewOneAndEndsTheSignInElsewhere() {
        Person petra = team.technician("Petra");
        Page elsewhere = signIn(petra, OF_ADMINISTRATOR).inConsole();
        MyAccountPage account =
                new MyAccountPage(signIn(petra, OF_ADMINISTRATOR).inConsole()).open();

        assertThat(account.passwordSection()).containsText("At least 8 characters, of three kinds");
        assertThat(account.strength()).containsText("Strength: None");
        account.field("New password").pressSequentially("weak");
        assertThat(account.strength()).containsText("Strength: Too weak");
        account.changePassword(OF_ADMINISTRATOR, "weak", "weak", null);
        assertThat(account.fault()).containsText("It must be at least: Good");
        account.changePassword("Not-my-pass-1", OWN, OWN, null);
        assertThat(account.fault()).containsText("This isn't your password.");
        assertThat(account.field("Current password")).isFocused();

        account.changePassword(OF_ADMINISTRATOR, OWN, OWN, null);

        assertThat(account.says("Your password is changed.")).isVisible();
        assertThat(elsewhere).hasURL(SIGN_IN);
        assertThat(account.signIns()).hasCount(1);
        account.open();
        assertThat(signIn(petra, OF_ADMINISTRATOR).fault()).containsText("don't belong together");
    }

    @Test
    void signInsAreListedAndEndedOneByOneOrAllButThis() {
        Person pit = team.technician("Pit");
        Page second = signIn(pit, OF_ADMINISTRATOR).inConsole();
        Page third = signIn(pit, OF_ADMINISTRATOR).inConsole();
        MyAccountPage account = new MyAccountPage(signIn(pit, OF_ADMINISTRATOR).inConsole()).open();
        assertThat(account.signIns()).hasCount(3);
        Locator here =
                account.signIns().filter(new Locator.FilterOptions().setHasText("this browser"));
        assertThat(here).hasCount(1);
        assertThat(here).containsText("password");
        assertThat(here.getByRole(AriaRole.BUTTON)).hasCount(0);

        account.signIns()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^Sign out")))
                .first()
                .click();
        assertThat(account.signIns()).hasCount(2);
        account.page().reload();
        assertThat(account.signIns()).hasCount(2);

        Page fourth = signIn(pit, OF_ADMINISTRATOR).inConsole();
        account.open();
        account.page()
                .getByRole(AriaRole.BUTTON, Console.named("Sign out everywhere else"))
                .click();
        account.page()
                .locator("belay-confirm")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("Sign out everywhere else")
                                .setExact(true))
                .click();
        assertThat(account.signIns()).hasCount(1);
        for (Page ended : new Page[] {second, third, fourth}) {
            assertThat(ended).hasURL(SIGN_IN);
        }
        account.open();
    }

    @Test
    @Tag("ORG-29")
    void theAdministrationCenterLeadsToMyAccountForOnesOwnPassword() {
        Person mona = team.masterAdministrator("Mona");
        Person other = team.technician("Other");
        AdminPage admin =
                new AdminPage(stage.browsers().desk(stage.gateway().address()))
                        .signIn(mona.email(), OF_ADMINISTRATOR);

        admin.open(other.unit(), "organization");
        admin.field("New password").pressSequentially("Sample1%");
        assertThat(admin.page().getByText("Strength: Excellent")).isVisible();
        admin.press("Discard");

        admin.open(mona.unit(), "organization");
        assertThat(admin.field("Name")).hasValue(mona.name());
        assertThat(admin.field("New password")).hasCount(0);
        assertThat(admin.field("E-mail address")).hasCount(0);
        // The last of the two: the first one stands beside the address.
        admin.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Change it on My Account"))
                .last()
                .click();
        assertThat(new MyAccountPage(admin.page()).field("Current password")).isVisible();
    }

    @Test
    void whoIsLockedOutReadsHowManyMinutes() {
        Page page = stage.browsers().desk(stage.gateway().address());
        // It takes hours to earn this wait: here the gateway's answer alone is made up.
        page.route(
                "**/api/sign-in",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(429)
                                        .setHeaders(Map.of("Retry-After", "3600"))
                                        .setContentType("application/json")
                                        .setBody("{\"error\":{\"code\":\"locked\"}}")));

        SignInPage signIn = new SignInPage(page).on("/sign-in").credentials("a@b.example", OWN);

        assertThat(signIn.fault()).containsText("Wait 60 minutes, then try again.");
    }

    private SignInPage signIn(Person person, String password) {
        return new SignInPage(stage.browsers().desk(stage.gateway().address()))
                .on("/console")
                .credentials(person.email(), password);
    }
}
