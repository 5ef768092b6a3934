package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A technician makes a PIN, a customer enters it, they talk, it ends. */
@ExtendWith(GatewayUnderTest.class)
class PinSessionIT {

    private static Stage stage;
    private static Console console;

    @BeforeAll
    static void signIn(Stage shared) {
        stage = shared;
        console = stage.technician();
    }

    @Test
    @Tag("CONN-11")
    @Tag("CONN-31")
    @Tag("CONN-36")
    @Tag("CONN-41")
    @Tag("CUST-51")
    @Tag("SES-03")
    void theyTalkFromConnectingToClosed() {
        String pin = console.createPin("Ilse Bergman");
        CustomerPage ilse = stage.customer().open();

        ilse.enter(pin.substring(0, 3) + " " + pin.substring(3));
        assertThat(console.row("Ilse Bergman")).containsText("Waiting");
        assertThat(ilse.page().getByText(Pattern.compile("^You are (next|\\w+ in line)$")))
                .isVisible();

        console.start("Ilse Bergman");
        assertThat(ilse.page().getByRole(AriaRole.BANNER)).containsText(GatewayUnderTest.NAME);

        console.write("Good morning, how can I help?");
        assertThat(ilse.chat()).containsText("Good morning, how can I help?");
        ilse.write("Excel closes each time I open the budget");
        assertThat(console.chat()).containsText("Excel closes each time I open the budget");
        screenshot(console.page(), "console-active");
        screenshot(ilse.page(), "customer-active");

        console.end();
        assertThat(ilse.page().getByText("Your technician has ended the session")).isVisible();
        assertThat(console.row("Ilse Bergman")).hasCount(0);
    }

    @Test
    @Tag("CUST-42")
    @Tag("SES-208")
    @Tag("SES-260")
    void aCustomerWhoLeavesAClosedEntryStaysUntilItIsCleared() {
        CustomerPage jo = stage.customer().open();
        jo.enter(console.createPin("Jo Leaver"));
        assertThat(console.row("Jo Leaver")).containsText("Waiting");
        console.start("Jo Leaver");

        jo.leave();

        assertThat(jo.page().getByText("You have left the session")).isVisible();
        assertThat(console.row("Jo Leaver")).containsText("Closed");
    }

    @Test
    @Tag("SES-304")
    void aWaitingCustomerWhoLeavesVanishesFromTheList() {
        CustomerPage kim = stage.customer().open();
        kim.enter(console.createPin("Kim Waiter"));
        assertThat(console.row("Kim Waiter")).containsText("Waiting");

        kim.leave();

        assertThat(console.row("Kim Waiter")).hasCount(0);
    }

    @Test
    @Tag("CONS-25")
    @Tag("CONS-71")
    @Tag("CONS-73")
    void severalSessionsAreEachInTheirTabAndTellOfUnreadLines() {
        CustomerPage one = stage.customer().open();
        one.enter(console.createPin("First of two"));
        assertThat(console.row("First of two")).containsText("Waiting");
        console.start("First of two");
        CustomerPage two = stage.customer().open();
        two.enter(console.createPin("Second of two"));
        assertThat(console.row("Second of two")).containsText("Waiting");
        console.start("Second of two");

        one.write("Are you still there?");

        assertThat(console.page().getByRole(AriaRole.TAB).getByText("First of two").locator(".."))
                .containsText("1");
        console.row("First of two").click();
        assertThat(console.chat()).containsText("Are you still there?");
    }

    @Test
    @Tag("CONN-52")
    @Tag("INT-66")
    @Tag("WEB-06")
    void linksWithACodeGoStraightIn() {
        for (String link : new String[] {"/%s", "/?code=%s", "/Customer/Code.aspx?i=2&Code=%s"}) {
            CustomerPage customer = stage.customer();

            customer.page().navigate(link.formatted(console.createPin("By link")));

            assertThat(customer.page()).hasURL(Pattern.compile("/session/\\d{9}$"));
            customer.leave();
        }
    }

    @Test
    void wrongAndUsedCodesAreToldClearly() {
        String used = console.createPin("Once only");
        stage.customer().open().enter(used);
        assertThat(console.row("Once only")).containsText("Waiting");
        CustomerPage late = stage.customer().open();

        late.enter("000000");
        assertThat(late.page().getByRole(AriaRole.ALERT)).containsText("This code isn’t right");
        late.enter(used);
        assertThat(late.page().getByRole(AriaRole.ALERT)).containsText("used already");
    }

    @Test
    @Tag("CUST-41")
    void aReloadChangesNothing() {
        CustomerPage pat = stage.customer().open();
        pat.enter(console.createPin("Pat Reload"));
        assertThat(console.row("Pat Reload")).containsText("Waiting");
        console.start("Pat Reload");
        pat.write("Before the reload");
        assertThat(console.chat()).containsText("Before the reload");

        pat.page().reload();
        console.page().reload();

        assertThat(pat.chat()).containsText("Before the reload");
        console.row("Pat Reload").click();
        assertThat(console.chat()).containsText("Before the reload");
        assertThat(console.row("Pat Reload")).containsText("Active");
    }

    @Test
    @Tag("SES-212")
    @Tag("SES-222")
    @Tag("SES-26")
    @Tag("SES-53")
    void aLostLineComesBackByItselfWithAllThatWasSaidMeanwhile() throws Exception {
        try (BadLine line = new BadLine(stage.gateway().address())) {
            CustomerPage sam = new CustomerPage(stage.browsers().desk(line.address())).open();
            sam.enter(console.createPin("Sam Badline"));
            assertThat(console.row("Sam Badline")).containsText("Waiting");
            console.start("Sam Badline");

            line.cut();
            assertThat(console.row("Sam Badline")).containsText("Reconnecting");
            console.write("Are you there?");
            sam.write("I wrote this while the line was down");
            line.join();

            assertThat(console.row("Sam Badline")).containsText("Active");
            assertThat(sam.chat()).containsText("Are you there?");
            assertThat(console.chat()).containsText("I wrote this while the line was down");
        }
    }

    @Test
    @Tag("CHAT-26")
    @Tag("CUST-53")
    @Tag("CUST-54")
    @Tag("CUST-56")
    @Tag("CUST-57")
    @Tag("CUST-58")
    @Tag("CUST-62")
    @Tag("CUST-111")
    @Tag("I18N-14")
    @Tag("I18N-17")
    @Tag("I18N-18")
    void theCustomerHasLanguageSizeLogAndEndInHisOwnHands() throws Exception {
        CustomerPage ana = stage.customer().open();
        Page page = ana.page();
        ana.enter(console.createPin("Ana Controls"));
        assertThat(console.row("Ana Controls")).containsText("Waiting");
        console.start("Ana Controls");
        ana.write("Where do I find it?");
        assertThat(console.chat()).containsText("Where do I find it?");
        console.page().getByLabel(Pattern.compile("^Write to")).fill("www.acme.example/help");
        console.page().getByRole(AriaRole.BUTTON, Console.named("Send URL")).click();
        assertThat(page.getByRole(AriaRole.LINK, Console.named("https://www.acme.example/help")))
                .hasAttribute("target", "_blank");

        page.getByLabel("Language").selectOption("de");
        assertThat(page.getByRole(AriaRole.BUTTON, Console.named("Verlassen"))).isVisible();
        assertThat(ana.chat()).containsText("Where do I find it?");
        assertThat(console.tool("End")).isVisible();

        double usual = size(ana);
        page.getByRole(AriaRole.BUTTON, Console.named("Größere Schrift")).click();
        page.getByRole(AriaRole.BUTTON, Console.named("Größere Schrift")).click();
        assertThat(size(ana)).isGreaterThan(usual * 1.4);
        page.reload();
        assertThat(ana.chat()).containsText("Where do I find it?");
        assertThat(size(ana)).isGreaterThan(usual * 1.4);

        page.getByRole(AriaRole.BUTTON, Console.named("Protokoll")).click();
        assertThat(page.locator("belay-session-log")).containsText("Sie: Where do I find it?");
        Axe.findsNothing(page, "customer-log");
        Path saved =
                page.waitForDownload(
                                () ->
                                        page.getByRole(
                                                        AriaRole.BUTTON,
                                                        Console.named("Als Textdatei speichern"))
                                                .click())
                        .path();
        assertThat(Files.readString(saved))
                .contains("Sie: Where do I find it?")
                .contains("https://www.acme.example/help")
                .contains("ist jetzt für Sie da");
        page.keyboard().press("Escape");

        page.evaluate("document.documentElement.dir = 'rtl'");
        assertThat(ana.chat().locator(".mine").first().boundingBox().x)
                .as("one's own lines are on the other side")
                .isLessThan(page.getByRole(AriaRole.LINK).first().boundingBox().x);
        assertThat(page.locator(".shell").evaluate("it => it.scrollWidth - it.clientWidth"))
                .as("nothing sticks out, large as the text is")
                .isEqualTo(0);
        assertThat(page.evaluate("import('/ui/web/texts.js').then(it => it.directionOf('ar'))"))
                .isEqualTo("rtl");
        screenshot(page, "customer-rtl");

        page.getByRole(AriaRole.BUTTON, Console.named("Verlassen")).click();
        page.getByRole(AriaRole.BUTTON, Console.named("Bleiben")).last().click();
        assertThat(console.row("Ana Controls")).containsText("Active");
        page.getByRole(AriaRole.BUTTON, Console.named("Verlassen")).first().click();
        page.getByRole(AriaRole.BUTTON, Console.named("Verlassen")).last().click();
        assertThat(console.row("Ana Controls")).containsText("Closed");
    }

    private static double size(CustomerPage customer) {
        return ((Number)
                        customer.chat()
                                .evaluate("log => parseFloat(getComputedStyle(log).fontSize)"))
                .doubleValue();
    }

    @Test
    @Tag("CHAT-03")
    @Tag("CHAT-11")
    @Tag("CHAT-13")
    @Tag("PERM-04")
    void theChatIsSwitchedOffAndOnForBothSidesAndItsPanelIsMinimised() {
        CustomerPage cara = stage.customer().open();
        cara.enter(console.createPin("Cara Switch"));
        assertThat(console.row("Cara Switch")).containsText("Waiting");
        console.start("Cara Switch");
        cara.write("Before");
        assertThat(console.chat()).containsText("Before");

        button(console.page(), "Switch chat off").click();

        assertThat(cara.page().getByText("The chat is off.")).isVisible();
        assertThat(cara.page().getByRole(AriaRole.TEXTBOX)).hasCount(0);
        assertThat(cara.chat()).containsText("has switched the chat off");
        assertThat(console.page().getByText("The chat with the customer is off.")).isVisible();
        screenshot(console.page(), "console-chat-off");
        screenshot(cara.page(), "customer-chat-off");

        button(console.page(), "Switch chat on").click();
        cara.write("After");
        assertThat(console.chat()).containsText("After");

        button(console.page(), "Minimise the chat").click();
        assertThat(console.chat()).hasCount(0);
        button(console.page(), "Chat").click();
        assertThat(console.chat()).containsText("After");
        console.page()
                .getByLabel("Chat with Cara Switch")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("End").setExact(true))
                .click();
        button(console.page(), "End session").click();
        assertThat(cara.page().getByText("Your technician has ended the session")).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, Console.named(name));
    }

    @Test
    @Tag("CONN-43")
    void aPhoneIsEnough() {
        CustomerPage customer = stage.customerWithPhone().open();
        screenshot(customer.page(), "customer-entry-phone");
        customer.enter(console.createPin("Phone"));
        assertThat(console.row("Phone")).containsText("Waiting");
        screenshot(customer.page(), "customer-waiting-phone");
        console.start("Phone");

        customer.write("From my phone");

        assertThat(console.chat()).containsText("From my phone");
        screenshot(customer.page(), "customer-active-phone");
        Object overflow =
                customer.page()
                        .evaluate(
                                "document.documentElement.scrollWidth >"
                                        + " document.documentElement.clientWidth");
        assertThat(overflow).isEqualTo(false);
    }

    static void screenshot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                Path.of(
                                        System.getProperty("belay.screenshots", "target"),
                                        name + ".png")));
    }
}
