package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A technician's day at the console; each test is a technician of his own with an empty list. */
@ExtendWith(GatewayUnderTest.class)
class ConsoleIT {

    private Stage stage;
    private Console console;

    @BeforeEach
    void signInAsSomebodyNew(Stage shared) {
        stage = shared;
        GatewayClient administrator =
                new GatewayClient(stage.gateway().address(), GatewayClient.http());
        administrator.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        String email = "technician-" + System.nanoTime() + "@acme.example";
        administrator.createTechnician("Pavel Horak", email, GatewayUnderTest.PASSWORD);
        console =
                new Console(stage.browsers().desk(stage.gateway().address()))
                        .signIn(email, GatewayUnderTest.PASSWORD);
    }

    private CustomerPage waiting(String name) {
        CustomerPage customer = stage.customer().open();
        customer.enter(console.createPin(name));
        assertThat(console.row(nameOrCustomer(name))).containsText("Waiting");
        return customer;
    }

    private static String nameOrCustomer(String name) {
        return name.isEmpty() ? "Customer" : name;
    }

    private Locator toolbar(String button) {
        return console.page()
                .getByRole(AriaRole.TOOLBAR)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + button)));
    }

    private Locator queue(String name) {
        return console.page()
                .getByRole(
                        AriaRole.TAB,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\d+")));
    }

    @Test
    @Tag("CONS-01")
    @Tag("GEN-04")
    void theBrowserInstallsItAsAnApplicationOfItsOwn() {
        CDPSession browser = console.page().context().newCDPSession(console.page());

        JsonObject manifest = browser.send("Page.getAppManifest");
        JsonObject hindrances = browser.send("Page.getInstallabilityErrors");

        assertThat(manifest.get("data").getAsString()).contains("Belay Technician Console");
        assertThat(manifest.getAsJsonArray("errors")).isEmpty();
        // Each page of the tests is in a private window, where browsers install nothing.
        assertThat(hindrances.getAsJsonArray("installabilityErrors"))
                .extracting(each -> each.getAsJsonObject().get("errorId").getAsString())
                .isSubsetOf("in-incognito");
    }

    @Test
    void whatIsSaidOverAWindowCanBeTakenAway() {
        console.page().keyboard().press("n");
        console.button("Create PIN code").click();
        Locator said = console.page().locator("belay-toasts .toast");
        console.button("Copy code").click();
        assertThat(said).hasCount(1);
        said.locator("button").click(); // a window leaves nothing outside of it to be clicked
        assertThat(said).hasCount(0);
        assertThat(console.page().getByRole(AriaRole.DIALOG)).isVisible();
    }

    @Test
    void aLineThatWasOnItsWayWhenThePageWasReloadedIsSentByTheNewPage() {
        CustomerPage customer = waiting("Ilse");
        console.start("Ilse");
        console.page()
                .evaluate(
                        """
                        id => sessionStorage.setItem(`belay.unsent.${id}`, JSON.stringify([
                          { key: 'cut-off', kind: 'say', text: 'Is it plugged in?',
                            at: new Date().toISOString(), state: 'sending' }]))""",
                        console.row("Ilse").getAttribute("data-session"));

        console.page().reload();

        assertThat(customer.chat()).containsText("Is it plugged in?");
        assertThat(console.chat()).not().containsText("sending");
    }

    @Test
    void whatIsWrittenWhileTheChatIsFoldedStaysUnread() {
        CustomerPage customer = waiting("Ilse");
        console.start("Ilse");
        Locator unfold = console.page().locator("button.unfold");
        console.button("Minimise the chat").click();
        assertThat(unfold).isFocused();

        customer.write("Are you still there?");

        assertThat(unfold.locator(".badge")).hasText("1");
        unfold.click();
        assertThat(console.chat()).containsText("Are you still there?");
        assertThat(console.page().locator(".badge")).hasCount(0);
    }

    @Test
    @Tag("CONS-23")
    @Tag("CONS-31")
    @Tag("CONN-21")
    void anEmptyListLeadsToNewSession() {
        assertThat(console.page().getByText("No sessions yet. Invite your first customer:"))
                .isVisible();
        assertThat(toolbar("Start")).isDisabled();
        assertThat(toolbar("End")).isDisabled();

        console.page().keyboard().press("n");

        assertThat(console.page().getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(console.pinTab()).isVisible();
    }

    @Test
    @Tag("CONN-24")
    @Tag("SES-12")
    void aSessionWithoutANameIsCalledCustomer() {
        waiting("");

        assertThat(console.row("Customer")).hasCount(1);
    }

    @Test
    @Tag("CONS-51")
    @Tag("CONS-52")
    @Tag("CONS-53")
    @Tag("CONS-54")
    @Tag("SES-517")
    @Tag("CONS-24")
    void queueTabsShowTheirOwnSessions() {
        waiting("Waiter");
        waiting("Talker");
        console.start("Talker");

        queue("Active").click();
        assertThat(console.row("Talker")).isVisible();
        assertThat(console.row("Waiter")).hasCount(0);
        queue("Channels").click();
        assertThat(console.row("Talker")).hasCount(0);
        queue("Private").click();
        assertThat(console.row("Talker")).isVisible();
        assertThat(console.row("Waiter")).isVisible();
        queue("All").click();
        assertThat(console.page().locator("tr[data-session]")).hasCount(2);
    }

    @Test
    @Tag("CONS-56")
    @Tag("SES-13")
    void theListHasTheColumnsOfTheCatalogueWithTheFieldsOfCreation() {
        console.openNewSession();
        console.page().getByLabel(Pattern.compile("^Name")).fill("With fields");
        console.page().getByLabel(Pattern.compile("^Custom field 1")).fill("INC-20397");
        console.page().getByRole(AriaRole.BUTTON, Console.named("Create PIN code")).click();
        String pin =
                console.page()
                        .getByRole(
                                AriaRole.IMG,
                                new Page.GetByRoleOptions()
                                        .setName(Pattern.compile("^The code is")))
                        .textContent()
                        .replaceAll("\\D", "");
        console.page().getByRole(AriaRole.BUTTON, Console.named("Done")).click();
        stage.customer().open().enter(pin);

        assertThat(console.row("With fields")).containsText("INC-20397");
        assertThat(console.page().getByRole(AriaRole.COLUMNHEADER))
                .hasText(
                        new String[] {
                            "Name",
                            "Session ID",
                            "Status",
                            "Time",
                            "Channel",
                            "Custom field 1",
                            "Custom field 2",
                            "Transferred by"
                        });
        assertThat(console.row("With fields")).containsText(Pattern.compile("\\d{9}"));
    }

    @Test
    @Tag("CONS-57")
    void aColumnCanBeHiddenByItsMenu() {
        waiting("Columns");

        console.page()
                .getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Channel"))
                .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        console.page().getByRole(AriaRole.MENUITEM).filter(text("Channel")).click();

        assertThat(
                        console.page()
                                .getByRole(
                                        AriaRole.COLUMNHEADER,
                                        new Page.GetByRoleOptions().setName("Channel")))
                .hasCount(0);
    }

    private Locator head(String name) {
        return console.page()
                .getByRole(
                        AriaRole.COLUMNHEADER,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Tag("CONS-57")
    void columnsAreOrderedAndResizedByKeysAndStaySo() {
        waiting("Columns");
        head("Status").focus();
        console.page().keyboard().press("Control+ArrowLeft");
        assertThat(console.page().getByRole(AriaRole.COLUMNHEADER).nth(1)).hasText("Status");
        double before = head("Status").boundingBox().width;
        console.page().keyboard().press("Shift+ArrowRight");
        assertThat(head("Status")).hasAttribute("style", "width:" + Math.round(before + 16) + "px");

        console.page()
                .waitForResponse(
                        each -> each.url().endsWith("/api/me/preferences"),
                        () -> console.page().reload());

        assertThat(console.page().getByRole(AriaRole.COLUMNHEADER).nth(1)).hasText("Status");
        assertThat(head("Status")).hasAttribute("style", "width:" + Math.round(before + 16) + "px");
        head("Time").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        console.page().getByRole(AriaRole.MENUITEM).filter(text("Columns as at first")).click();
        assertThat(console.page().getByRole(AriaRole.COLUMNHEADER).nth(1)).hasText("Session ID");
    }

    @Test
    @Tag("CONS-59")
    void partsOfASessionAreCopied() {
        console.page()
                .context()
                .grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
        waiting("Copied");
        for (String part : java.util.List.of("Session ID", "The whole row")) {
            console.row("Copied").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
            console.page().getByRole(AriaRole.MENUITEM).filter(text("Copy to clipboard")).click();
            console.page()
                    .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(part))
                    .click();
            assertThat(console.page().getByText("Session details copied.")).isVisible();
            String copied =
                    (String) console.page().evaluate("() => navigator.clipboard.readText()");
            assertThat(copied)
                    .matches(
                            part.equals("Session ID")
                                    ? "\\d{9}"
                                    : "(?s)Name: Copied\nSession ID: \\d{9}\nStatus: Waiting.*");
        }
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    @Tag("CONS-35")
    @Tag("CONS-36")
    @Tag("CONS-58")
    @Tag("CONS-105")
    void endAsksFirstAndCanBeCalledOff() {
        CustomerPage customer = waiting("Ender");
        assertThat(toolbar("Start")).isDisabled();
        console.row("Ender").click();
        assertThat(toolbar("Start")).isEnabled();
        assertThat(toolbar("End")).isDisabled();
        console.start("Ender");

        toolbar("End").click();
        // The cross in the corner bears the same name.
        console.page().getByRole(AriaRole.BUTTON, Console.named("Keep it open")).last().click();
        console.write("Still here");
        assertThat(customer.chat()).containsText("Still here");

        console.end();
        assertThat(customer.page().getByText("Your technician has ended the session")).isVisible();
    }

    @Test
    @Tag("CONS-42")
    @Tag("SES-113")
    @Tag("SES-260")
    void endClearsASessionThatTheCustomerClosed() {
        CustomerPage customer = waiting("Closer");
        console.start("Closer");
        customer.leave();
        assertThat(console.row("Closer")).containsText("Closed");

        toolbar("Clear from list").click();

        assertThat(console.row("Closer")).hasCount(0);
    }

    @Test
    @Tag("CONS-29")
    @Tag("CHAT-01")
    @Tag("CHAT-02")
    @Tag("CHAT-06")
    @Tag("CHAT-07")
    @Tag("CHAT-08")
    @Tag("CHAT-09")
    @Tag("CUST-53")
    @Tag("CUST-54")
    @Tag("SES-33")
    void theChatShowsLinesTimesAndWhatHappened() {
        CustomerPage customer = waiting("Chatter");
        assertThat(console.page().getByLabel(Pattern.compile("^Write to"))).hasCount(0);
        console.start("Chatter");

        Locator box = console.page().getByLabel(Pattern.compile("^Write to"));
        box.fill("Sent by Enter");
        box.press("Enter");
        box.fill("Two\nlines by button");
        console.page().getByRole(AriaRole.BUTTON, Console.named("Send")).click();

        assertThat(customer.chat()).containsText("Sent by Enter");
        assertThat(customer.chat()).containsText("lines by button");
        assertThat(customer.chat()).containsText("Pavel Horak is with you now");
        assertThat(console.chat())
                .containsText(Pattern.compile("\\d\\d:\\d\\d · Pavel Horak started the session"));
    }

    @Test
    void typingIsShownToTheOtherSideOnly() {
        CustomerPage customer = waiting("Typist");
        console.start("Typist");

        customer.page().getByLabel(Pattern.compile("^Write to")).pressSequentially("I am about to");

        assertThat(console.chat()).containsText("is typing");
        assertThat(customer.chat()).not().containsText("is typing");
    }

    @Test
    void aLineThatIsTooLongCannotBeSent() {
        waiting("Novelist");
        console.start("Novelist");

        console.page().getByLabel(Pattern.compile("^Write to")).fill("x".repeat(4_001));

        assertThat(console.page().getByText("1 character too many")).isVisible();
        assertThat(console.page().getByRole(AriaRole.BUTTON, Console.named("Send"))).isDisabled();
    }

    @Test
    @Tag("CONS-72")
    void tabsSwitchByClickAndTheListByArrowsAndEnter() {
        waiting("Above");
        waiting("Below");
        console.row("Above").click();

        console.page().keyboard().press("ArrowDown");
        assertThat(console.row("Below")).hasAttribute("aria-selected", "true");
        console.page().keyboard().press("Enter");

        assertThat(console.row("Below")).containsText("Active");
        console.start("Above");
        console.page().getByRole(AriaRole.TAB).filter(text("Below")).click();
        assertThat(console.row("Below")).hasAttribute("aria-selected", "true");
    }

    @Test
    @Tag("I18N-12")
    @Tag("CUST-02")
    @Tag("CUST-57")
    void theCustomersPageCanSpeakGerman() {
        Page page = stage.customer().open().page();

        page.getByLabel("Language").selectOption("de");

        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.getByLabel(CustomerPage.HEADING)).hasCount(0);
    }

    @Test
    @Tag("CONS-37")
    @Tag("CONS-74")
    @Tag("CONS-75")
    @Tag("SES-14")
    void aHeldSessionShowsBothItsTimesTellsTheCustomerAndIsResumed() {
        CustomerPage customer = waiting("Holder");
        console.start("Holder");
        console.tool("Hold").click();

        assertThat(console.row("Holder")).containsText("On hold");
        assertThat(console.row("Holder"))
                .containsText(Pattern.compile("\\d\\d:\\d\\d / \\d\\d:\\d\\d"));
        assertThat(customer.page().getByText("has put the session on hold").first()).isVisible();
        customer.write("Take your time");
        console.tool("Resume").click();

        assertThat(console.row("Holder")).containsText("Active");
        assertThat(console.chat()).containsText("Take your time");
    }

    @Test
    @Tag("CONS-67")
    @Tag("CONS-68")
    @Tag("CONS-69")
    void nameAndFieldsOfAnActiveSessionAreEditedInTheList() {
        waiting("Before");
        console.start("Before");
        console.row("Before").getByText("Before").click();
        Locator field = console.page().getByRole(AriaRole.GRID).getByRole(AriaRole.TEXTBOX);
        field.fill("After");
        field.press("Enter");

        assertThat(console.row("After")).isVisible();
        assertThat(
                        console.page()
                                .getByRole(
                                        AriaRole.TAB,
                                        new Page.GetByRoleOptions()
                                                .setName(Pattern.compile("After"))))
                .isVisible();
        assertThat(console.page().getByLabel("Chat with After")).isVisible();

        console.row("After").press("F2");
        field.press("Tab");
        field.fill("INC-7");
        field.press("Tab");
        assertThat(console.row("After")).containsText("INC-7");
        field.fill("not kept");
        field.press("Escape");

        assertThat(field).hasCount(0);
        assertThat(console.row("After")).not().containsText("not kept");
    }
}
