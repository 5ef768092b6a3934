package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
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

/** Adrian administers Tom's group, is a technician of it himself, and looks after Tom. */
@ExtendWith(GatewayUnderTest.class)
class MonitoringIT {

    private final Stage stage;
    private Team team;
    private Person tom;
    private Console toms;
    private Console adrians;

    MonitoringIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void bothAreAtWork() {
        team = new Team(stage.gateway().address());
        tom = team.technician("Tom");
        Person adrian = team.administrator("Adrian", Map.of("technicianGroup", team.group()));
        toms = console(tom);
        adrians = console(adrian);
    }

    private Console console(Person person) {
        return new Console(stage.browsers().desk(stage.gateway().address()))
                .signIn(person.email(), GatewayUnderTest.PASSWORD);
    }

    @AfterEach
    void close() {
        team.close();
    }

    private void monitor() {
        adrians.tool("Monitor technician").click();
        Page page = adrians.page();
        page.getByLabel("Filter").fill("tom");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        assertThat(page.getByRole(AriaRole.OPTION)).containsText(tom.name());
        Axe.findsNothing(page, "monitor-technician");
        page.getByRole(AriaRole.BUTTON, Console.named("OK")).click();
        assertThat(monitored()).containsText("Active");
    }

    private Locator monitored() {
        return adrians.row(tom.name());
    }

    private Locator panel() {
        return adrians.page().locator("belay-monitoring");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator queue(Console console) {
        return console.page()
                .getByRole(
                        AriaRole.TAB,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Monitored")));
    }

    @Test
    @Tag("CONS-34")
    @Tag("CONS-55")
    @Tag("MON-06")
    @Tag("MON-07")
    @Tag("MON-21")
    @Tag("MON-22")
    @Tag("MON-23")
    @Tag("MONI-01")
    @Tag("MONI-04")
    @Tag("SES-402")
    @Tag("SES-404")
    void theAdministratorSeesWhatTheTechnicianHasInHandAndJoinsIt() {
        monitor();

        queue(adrians).click();
        assertThat(adrians.page().locator("tr[data-session]")).hasCount(1);
        assertThat(
                        adrians.page()
                                .getByRole(
                                        AriaRole.TAB,
                                        new Page.GetByRoleOptions()
                                                .setName(Pattern.compile(tom.name()))))
                .hasAttribute("aria-selected", "true");
        assertThat(panel().getByText("once screen sharing is installed")).isVisible();
        assertThat(panel().getByText(tom.name() + " has no session at the moment.")).isVisible();
        assertThat(queue(toms)).hasCount(0);
        assertThat(toms.tool("Monitor technician")).hasCount(0);

        CustomerPage customer = stage.customer().open();
        customer.enter(toms.createPin("Ilse"));
        toms.start("Ilse");
        Locator session = panel().getByRole(AriaRole.LISTITEM);
        assertThat(session).containsText("Ilse");
        assertThat(session).containsText("Active");
        Axe.findsNothing(adrians.page(), "monitoring");

        session.getByRole(AriaRole.BUTTON, named("Join Session: Ilse")).click();
        assertThat(session).containsText("You take part");
        adrians.page().locator("#q-all").click();
        assertThat(adrians.row("Ilse")).containsText("Collaborating");

        monitored().click();
        adrians.tool("End").click();
        assertThat(monitored()).hasCount(0);
        assertThat(panel()).hasCount(0);
        assertThat(toms.row("Ilse")).containsText("Active");
    }

    @Test
    @Tag("MON-08")
    @Tag("MON-11")
    @Tag("MON-13")
    @Tag("MONI-09")
    @Tag("SES-403")
    @Tag("SES-405")
    void theTechnicianIsAskedKnowsOfItAndEndsItBySigningOut() {
        monitor();

        panel().getByRole(AriaRole.BUTTON, named("Launch Monitoring")).click();
        assertThat(panel().getByText(tom.name() + " is asked for permission")).isVisible();
        assertThat(toms.page().getByText("Adrian")).containsText("asks to see your screen");
        Axe.findsNothing(toms.page(), "monitoring-request");
        toms.page().getByRole(AriaRole.BUTTON, Console.named("Refuse")).last().click();
        assertThat(panel().getByText(tom.name() + " has refused.")).isVisible();

        panel().getByLabel("Administrator's right").check();
        panel().getByRole(AriaRole.BUTTON, named("Launch Monitoring")).click();
        Locator notice =
                toms.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions()
                                        .setName(Pattern.compile("^Monitored by Adrian")));
        assertThat(notice).isVisible();
        team.set(Team.ORGANIZATION, Map.of("monitoring.notify", false));
        assertThat(notice).hasCount(0);
        assertThat(toms.page().getByRole(AriaRole.BUTTON, Console.named("Who may monitor you")))
                .isVisible();

        toms.page().getByRole(AriaRole.BUTTON, Console.named("Sign out")).click();
        assertThat(monitored())
                .containsText(
                        "Closed", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(panel().getByText("has signed out or closed the console")).isVisible();
        monitored().click();
        adrians.tool("Clear from list").click();
        assertThat(monitored()).hasCount(0);
    }
}
