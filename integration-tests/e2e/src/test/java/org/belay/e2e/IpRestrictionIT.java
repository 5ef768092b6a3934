package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may come in from this machine, and to which pages. */
@ExtendWith(GatewayUnderTest.class)
class IpRestrictionIT {

    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/255.0.0.0", "::1");

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
    @Tag("AUTH-17")
    @Tag("AUTH-18")
    void aRuleForAnotherNetworkKeepsNobodyOutAndNobodyShutsHimselfOut() {
        Person ida = team.technician("Ida");
        team.set(Team.ORGANIZATION, Map.of("ip.exceptions", List.of("203.0.113.0/24")));

        signIn("/console", ida).isInConsole();

        var answer = team.trySet(Team.ORGANIZATION, Map.of("ip.exceptions", THIS_MACHINE));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("locks-you-out");
        team.set(Team.ORGANIZATION, Map.of("ip.default", "denied", "ip.exceptions", THIS_MACHINE));
        signIn("/console", ida).isInConsole();
    }

    @Test
    @Tag("AUTH-20")
    void aGroupsRuleKeepsItsTechniciansOutOfTheConsoleAndSaysSo() {
        Person igor = team.technician("Igor");
        Page atWork = signIn("/console", igor).inConsole();

        team.set(team.group(), Map.of("console.ip.exceptions", THIS_MACHINE));

        assertThat(signIn("/console", igor).fault())
                .containsText("Signing in isn’t allowed from where you are.");
        atWork.reload();
        assertThat(atWork.getByRole(AriaRole.TOOLBAR)).hasCount(0);
    }

    @Test
    @Tag("AUTH-20")
    void aGroupsRuleLeavesAnAdministratorTheAdministrationCenter() {
        Person ines = team.administrator("Ines", Map.of("technicianGroup", team.group()));
        team.set(team.group(), Map.of("console.ip.exceptions", THIS_MACHINE));

        Page page = signIn("/admin", ines).page();

        assertThat(page.getByRole(AriaRole.TREE)).isVisible();
        page.navigate("/console");
        assertThat(page.getByText("You have no access to this page")).isVisible();
    }

    private SignInPage signIn(String wanted, Person person) {
        return new SignInPage(stage.browsers().desk(stage.gateway().address()))
                .on(wanted)
                .credentials(person.email(), GatewayUnderTest.PASSWORD);
    }
}
