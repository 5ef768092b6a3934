package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers read terms and conditions before anybody looks after them. */
@ExtendWith(GatewayUnderTest.class)
class TermsIT {

    private static final int CHANNEL = 109;
    private static final String LONG =
            IntStream.rangeClosed(1, 60)
                    .mapToObj(
                            n -> n + ". You let us look at what you show us, and at nothing else.")
                    .collect(Collectors.joining("\n"));

    private static Stage stage;
    private static Team team;
    private static Console console;

    @BeforeAll
    static void enter(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
        Team.Person mara = team.technician("Mara");
        team.takes(CHANNEL);
        console =
                new Console(stage.browsers().desk(stage.gateway().address()))
                        .signIn(mara.email(), GatewayUnderTest.PASSWORD);
    }

    @AfterAll
    static void putBack() {
        team.close();
    }

    @Test
    @Tag("SET-24")
    @Tag("SET-25")
    @Tag("SET-26")
    @Tag("SET-27")
    @Tag("SES-35")
    @Tag("SES-102")
    void whoReadsToTheEndAndAcceptsWaits() {
        ask(team.group(), LONG, true);
        CustomerPage ilse = stage.customerWithPhone().open();
        ilse.enter(console.createPin("Ilse Reader"));
        Locator accept = button(ilse, "Accept");
        assertThat(ilse.page().getByText("Scroll to the end of the text")).isVisible();
        assertThat(accept).isDisabled();
        assertThat(ilse.chat()).hasCount(0);
        assertThat(console.row("Ilse Reader")).containsText("Connecting");
        Axe.findsNothing(ilse.page(), "customer-terms-phone");

        ilse.page().getByRole(AriaRole.REGION, Console.named("Before we begin")).press("End");
        assertThat(accept).isEnabled();
        ask(team.group(), LONG + "\n61. This is new.", true);
        accept.press("Enter");
        assertThat(ilse.page().getByRole(AriaRole.ALERT)).containsText("changed a moment ago");
        assertThat(accept).isDisabled();
        assertThat(console.row("Ilse Reader")).containsText("Connecting");

        Locator text = ilse.page().getByRole(AriaRole.REGION);
        assertThat(text).containsText("61. This is new.");
        text.press("End");
        assertThat(accept).isEnabled();
        accept.press("Enter");

        assertThat(console.row("Ilse Reader")).containsText("Waiting");
        assertThat(ilse.chat()).containsText("You accepted the terms and conditions");
        ask(team.group(), "Another text", true);
        ilse.page().reload();
        console.start("Ilse Reader");
        assertThat(console.chat()).containsText("The customer accepted the terms and conditions");
        ilse.write("Here I am");
        assertThat(console.chat()).containsText("Here I am");
        ilse.page().context().close();
    }

    @Test
    @Tag("SET-26")
    @Tag("SET-27")
    @Tag("SES-501")
    void whoDeclinesIsOutAtOnceAlsoInAChannel() {
        ask(CHANNEL, "Be kind.", true);
        CustomerPage jo = stage.customer();
        jo.page().navigate("/channel/" + CHANNEL);
        jo.page().getByLabel(Pattern.compile("^Your name")).fill("Jo Decliner");
        button(jo, "Start the conversation").click();
        assertThat(console.row("Jo Decliner")).containsText("Connecting");
        // A text that fits has been seen to its end.
        assertThat(button(jo, "Accept")).isEnabled();
        Axe.findsNothing(jo.page(), "customer-terms");

        button(jo, "Decline").click();

        assertThat(jo.page().getByRole(AriaRole.HEADING, Console.named("You declined the terms")))
                .isVisible();
        assertThat(console.row("Jo Decliner")).hasCount(0);
        Axe.findsNothing(jo.page(), "customer-terms-declined");
        jo.page().context().close();
    }

    @Test
    @Tag("SET-28")
    void theFormTellsAdministratorsToGiveTimeForReading() {
        AdminPage admin =
                new AdminPage(stage.browsers().desk(stage.gateway().address()))
                        .signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);

        admin.page().navigate("/admin#unit=" + team.group());
        admin.page().getByRole(AriaRole.TAB, Console.named("Settings")).click();

        assertThat(admin.page().getByText("Give people time to read")).isVisible();
        admin.page().context().close();
    }

    private static void ask(int unit, String text, boolean toTheEnd) {
        team.set(unit, Map.of("terms.use", true, "terms.text", text, "terms.scroll", toTheEnd));
    }

    private static Locator button(CustomerPage customer, String name) {
        return customer.page()
                .getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
