package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator takes care of the sessions of his group, from outside. */
@ExtendWith(GatewayUnderTest.class)
class AdminSessionsIT {

    private final Stage stage;
    private Team team;
    private Team.Person vera;
    private Console veras;
    private Console wims;
    private Team.Person wim;
    private CustomerPage customer;
    private Page page;

    AdminSessionsIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void aCustomerWaitsForVera() {
        team = new Team(stage.gateway().address());
        vera = team.technician("Vera");
        wim = team.technician("Wim");
        veras = console(vera);
        wims = console(wim);
        customer = stage.customer().open();
        customer.enter(veras.createPin("Ilse"));
        assertThat(veras.row("Ilse")).containsText("Waiting");
        AdminPage admin =
                new AdminPage(stage.browsers().desk(stage.gateway().address()))
                        .signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        page = admin.page();
        page.navigate("/admin#unit=" + team.group() + "&tab=sessions");
        page.reload();
        assertThat(admin.tab("sessions")).hasAttribute("aria-selected", "true");
    }

    private Console console(Team.Person person) {
        return new Console(stage.browsers().desk(stage.gateway().address()))
                .signIn(person.email(), GatewayUnderTest.PASSWORD);
    }

    @AfterEach
    void close() {
        team.close();
    }

    private Locator session() {
        return page.locator("belay-unit-sessions tbody tr");
    }

    private Locator act(String name) {
        return page.locator("belay-unit-sessions").getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private void give(Team.Person to, String yes) {
        Locator dialog = page.locator("belay-choose-target");
        dialog.getByRole(AriaRole.COMBOBOX).fill(to.name());
        assertThat(dialog.getByRole(AriaRole.OPTION)).hasCount(1);
        dialog.getByRole(AriaRole.BUTTON, named(yes)).click();
        assertThat(dialog).hasCount(0);
    }

    @Test
    @Tag("ADM-01")
    @Tag("ADM-03")
    @Tag("ADM-04")
    @Tag("ADM-05")
    @Tag("ADM-08")
    @Tag("ADM-09")
    void theAdministratorStartsHoldsTransfersAndClosesASession() {
        assertThat(session()).hasCount(1);
        assertThat(session()).containsText("Waiting");
        assertThat(session()).containsText("Private");
        Axe.findsNothing(page, "admin-sessions");

        session().click();
        act("Start for…").click();
        give(wim, "Start for…");
        assertThat(session()).containsText("Active");
        assertThat(session()).containsText(wim.name());
        assertThat(wims.row("Ilse")).containsText("Active");
        assertThat(veras.row("Ilse")).hasCount(0);

        act("Hold").click();
        assertThat(session()).containsText("On hold");
        assertThat(wims.row("Ilse")).containsText("On hold");

        act("Transfer…").click();
        give(vera, "Transfer…");
        assertThat(session()).containsText("Being transferred");
        assertThat(veras.row("Ilse")).containsText("Incoming");

        act("Close").click();
        page.locator("belay-confirm").getByRole(AriaRole.BUTTON, named("Close")).last().click();
        assertThat(page.getByText("No session is open here at the moment.")).isVisible();
        assertThat(veras.row("Ilse")).hasCount(0);
    }
}
