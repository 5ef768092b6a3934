package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Person;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was before with a customer's device, and what is noted for those who come after. */
@ExtendWith(GatewayUnderTest.class)
class HistoryIT {

    private Stage stage;
    private Team team;
    private Person mara;
    private Console console;

    @BeforeEach
    void signInAsSomebodyNew(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
        mara = team.technician("Hedda");
        console = signIn(mara);
    }

    @AfterEach
    void closeTheTeam() {
        team.close();
    }

    private Console signIn(Person person) {
        return new Console(stage.browsers().desk(stage.gateway().address()))
                .signIn(person.email(), GatewayUnderTest.PASSWORD);
    }

    private static void talkTo(CustomerPage customer, String name, Console of) {
        customer.enter(of.createPin(name));
        assertThat(of.row(name)).containsText("Waiting");
        of.start(name);
    }

    private static Locator tab(Console of) {
        return of.page().getByRole(AriaRole.TAB, Console.named("History & Notes"));
    }

    private static Locator history(Console of) {
        tab(of).click();
        return of.page().getByRole(AriaRole.TABPANEL, Console.named("History & Notes"));
    }

    private static Locator box(Locator history) {
        return history.getByRole(AriaRole.TEXTBOX);
    }

    private static void save(Locator history, String note) {
        box(history).fill(note);
        button(history, "Save").click();
        assertThat(history.getByRole(AriaRole.STATUS).last()).hasText("Saved");
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String number(Console of, String name) {
        return of.row(name).getAttribute("data-session");
    }

    @Test
    @Tag("HIST-01")
    @Tag("HIST-02")
    @Tag("HIST-03")
    @Tag("HIST-04")
    @Tag("HIST-05")
    @Tag("HIST-06")
    @Tag("HIST-10")
    @Tag("SES-24")
    void whoComesAgainIsKnownToTheNextTechnicianAndNobodyElseIs() {
        CustomerPage customer = stage.customer().open();
        talkTo(customer, "First visit", console);
        String first = number(console, "First visit");
        Locator history = history(console);
        assertThat(history).containsText("No earlier session with this device.");
        console.write("The printer wants toner");
        assertThat(customer.chat()).containsText("The printer wants toner");
        save(history, "Toner of type 12");
        assertThat(customer.page().locator("body")).not().containsText("Toner of type 12");
        console.end();
        assertThat(console.row("First visit")).hasCount(0);

        Console later = signIn(team.technician("Nele"));
        talkTo(customer.open(), "Second visit", later);
        Locator row = history(later).locator("tr[data-past]");
        assertThat(row).hasCount(1);
        assertThat(row).containsText(mara.name());
        assertThat(row).containsText("Private");
        assertThat(row).containsText("Closed by technician");
        row.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^View the log")))
                .click();
        assertThat(later.page().locator("belay-past-log")).containsText("The printer wants toner");
        later.page().keyboard().press("Escape");
        row.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^View the notes")))
                .click();
        assertThat(later.page().locator("belay-past-notes")).containsText("Toner of type 12");
        later.page().keyboard().press("Escape");

        Person stranger = team.technician("Otis");
        Console other = signIn(stranger);
        talkTo(stage.customer().open(), "Another device", other);
        assertThat(history(other)).containsText("No earlier session with this device.");
        GatewayClient client = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        client.signIn(stranger.email(), GatewayUnderTest.PASSWORD);
        String through = "?through=" + number(other, "Another device");
        assertThat(client.get("/api/sessions/" + first + "/log" + through).status()).isEqualTo(404);
        assertThat(client.get("/api/sessions/" + first + "/noted" + through).status())
                .isEqualTo(404);
        assertThat(client.get("/api/history/" + number(later, "Second visit")).status())
                .isEqualTo(404);
    }

    @Test
    @Tag("HIST-07")
    void whoSavesLaterSeesBothTextsAndLosesNone() {
        talkTo(stage.customer().open(), "Two editors", console);
        Console second = signIn(mara);
        second.row("Two editors").click();
        Locator one = history(console);
        Locator two = history(second);
        assertThat(box(two)).isVisible();

        box(one).fill("From the first desk");
        save(two, "From the second desk");

        assertThat(one).containsText("has saved this meanwhile");
        assertThat(one).containsText("From the second desk");
        button(one, "Put both together").click();
        button(one, "Save").click();
        assertThat(box(two))
                .hasValue(Pattern.compile("From the second desk\\s+From the first desk"));
        save(two, "Corrected");
        assertThat(box(one)).hasValue("Corrected");
    }

    @Test
    @Tag("CONS-26")
    void theBundleGoesAndComesWhileTheSessionGoesOn() {
        CustomerPage customer = stage.customer().open();
        talkTo(customer, "Swapped history", console);
        save(history(console), "Lasting");
        try {
            stage.gateway().shell("feature:uninstall belay-history");
            assertThat(tab(console)).hasCount(0);
            console.write("Without history");
            assertThat(customer.chat()).containsText("Without history");
        } finally {
            stage.gateway().shell("feature:install belay-history");
        }

        assertThat(tab(console)).isVisible();
        Locator history = history(console);
        assertThat(box(history)).hasValue("Lasting");
        assertThat(history).containsText("No earlier session with this device.");
    }
}
