package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Person;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Predefined replies and URLs, from the console's menu to the customer's page. */
@ExtendWith(GatewayUnderTest.class)
class RepliesIT {

    private Stage stage;
    private Team team;
    private Console console;

    @BeforeEach
    void signInAsSomebodyNew(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
        console = signIn(team.technician("Rosa"));
    }

    @AfterEach
    void closeTheBrowser() {
        console.page().context().close();
        team.close();
    }

    private Console signIn(Person person) {
        return new Console(stage.browsers().desk(stage.gateway().address()))
                .signIn(person.email(), GatewayUnderTest.PASSWORD);
    }

    private CustomerPage talkTo(String name) {
        CustomerPage customer = stage.customer().open();
        customer.enter(console.createPin(name));
        assertThat(console.row(name)).containsText("Waiting");
        console.start(name);
        return customer;
    }

    private static Locator manage(Console of) {
        of.page().getByRole(AriaRole.BUTTON, Console.named("Tools")).click();
        of.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Manage predefined replies …"))
                .click();
        Locator window = of.page().locator("belay-manage-replies");
        assertThat(window.getByRole(AriaRole.TABLIST)).isVisible();
        return window;
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void part(Locator window, String name) {
        window.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(name)).click();
    }

    private static void add(Locator window, String name, String label, String content) {
        button(window, "Add new").click();
        window.getByLabel("Name").fill(name);
        window.getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).fill(content);
        button(window, "Save").click();
        assertThat(entry(window, name)).isVisible();
    }

    private static Locator entry(Locator window, String name) {
        return window.locator("li[data-entry]")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator box() {
        return console.page().getByLabel(Pattern.compile("^Write to"));
    }

    @Test
    @Tag("CHAT-41")
    @Tag("CHAT-42")
    @Tag("CHAT-44")
    @Tag("CHAT-45")
    @Tag("SET-102")
    void aReplyIsMadeOnceAndSentByAFewKeys() {
        Locator window = manage(console);
        add(window, "Greeting", "Text", "Hello $cfield0$, this is session $sessionid$.");
        add(window, "Goodbye", "Text", "Goodbye.");
        console.page().keyboard().press("Escape");
        CustomerPage customer = talkTo("Rita");

        box().focus();
        console.page().keyboard().press("/");
        console.page().keyboard().type("gree");
        console.page().keyboard().press("Enter");
        assertThat(box()).hasValue(Pattern.compile("^Hello Rita, this is session \\d{9}\\.$"));
        console.page().keyboard().type(" How can I help?");
        assertThat(customer.chat()).not().containsText("Hello Rita");
        console.page().keyboard().press("Enter");
        assertThat(customer.chat()).containsText("Hello Rita, this is session");
        assertThat(customer.chat()).containsText("How can I help?");

        console.page().keyboard().press("Control+Space");
        console.page().keyboard().press("ArrowDown");
        console.page().keyboard().press("Enter");
        assertThat(box()).hasValue("Goodbye.");
    }

    @Test
    void whoeverMeantASlashGetsIt() {
        talkTo("Slash");
        box().focus();

        console.page().keyboard().type("/etc/hosts");
        console.page().keyboard().press("Escape");

        assertThat(box()).hasValue("/etc/hosts");
        assertThat(box()).isFocused();
    }

    @Test
    @Tag("CHAT-45")
    void whatIsWrongIsSaidAtItsField() {
        Locator window = manage(console);
        part(window, "Predefined URLs");
        button(window, "Add new").click();
        window.getByLabel("Name").fill("Bad");
        window.getByLabel("Address").fill("javascript:alert(1)");
        button(window, "Save").click();

        assertThat(window.getByRole(AriaRole.ALERT))
                .hasText("An address begins with http://, https:// or ftp://.");
        assertThat(window.getByLabel("Address")).isFocused();
        window.getByLabel("Address").fill("ftp://files.acme.example/tool.zip");
        button(window, "Save").click();
        assertThat(entry(window, "Bad")).isVisible();
    }

    @Test
    @Tag("CHAT-43")
    void aPredefinedUrlGoesIntoTheBoxWithTheSessionsDataInIt() {
        Locator window = manage(console);
        part(window, "Predefined URLs");
        add(window, "Status", "Address", "https://status.acme.example/?for=$cfield0$");
        console.page().keyboard().press("Escape");
        CustomerPage customer = talkTo("Rita & Co");

        console.page().getByRole(AriaRole.BUTTON, Console.named("Push URL")).click();
        console.page().getByRole(AriaRole.OPTION).click();
        assertThat(box()).hasValue("https://status.acme.example/?for=Rita%20%26%20Co");
        box().press("Enter");

        assertThat(customer.chat().getByRole(AriaRole.LINK))
                .hasAttribute("href", "https://status.acme.example/?for=Rita%20%26%20Co");
    }

    @Test
    void whatIsDeletedCanBeBroughtBackToItsPlace() {
        Locator window = manage(console);
        add(window, "First", "Text", "One");
        add(window, "Second", "Text", "Two");
        add(window, "Third", "Text", "Three");
        button(window, "Move Third up").click();
        assertThat(window.locator("li[data-entry] b"))
                .hasText(new String[] {"First", "Third", "Second"});

        button(window, "Delete Third").click();
        assertThat(entry(window, "Third")).hasCount(0);
        console.page().getByRole(AriaRole.BUTTON, Console.named("Undo")).click();

        assertThat(window.locator("li[data-entry] b"))
                .hasText(new String[] {"First", "Third", "Second"});
        window.getByLabel("Search").fill("two");
        assertThat(window.locator("li[data-entry] b")).hasText(new String[] {"Second"});
    }

    @Test
    @Tag("CHAT-46")
    @Tag("CHAT-47")
    @Tag("CHAT-48")
    @Tag("CHAT-49")
    @Tag("SET-103")
    @Tag("SET-104")
    void whatOneExportsAnotherImportsAndSends(Stage shared) throws IOException {
        Locator window = manage(console);
        add(window, "Exported", "Text", "From <Rosa> & friends");
        part(window, "Import / Export");
        Download download =
                console.page()
                        .waitForDownload(() -> window.getByText("Export replies.xml").click());
        assertThat(download.suggestedFilename()).isEqualTo("replies.xml");
        Path file = Files.createTempDirectory("replies").resolve("replies.xml");
        download.saveAs(file);
        assertThat(Files.readString(file)).contains("<reply name=\"Exported\">");

        Console other = signIn(team.technician("Otto"));
        Locator theirs = manage(other);
        add(theirs, "Kept", "Text", "Mine");
        part(theirs, "Import / Export");
        theirs.getByLabel("File to import").setInputFiles(file);
        assertThat(theirs.getByText("One entry was added.")).isVisible();
        part(theirs, "Predefined replies");
        assertThat(entry(theirs, "Kept")).isVisible();
        assertThat(entry(theirs, "Exported")).containsText("From <Rosa> & friends");

        part(theirs, "Import / Export");
        theirs.getByLabel("File to import")
                .setInputFiles(
                        new FilePayload(
                                "bad.xml",
                                "text/xml",
                                "<replies>\n<reply>No name</reply>\n</replies>"
                                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(theirs.getByText("Line 2: the name is missing")).isVisible();
        other.page().context().close();
    }

    @Test
    @Tag("SET-101")
    @Tag("ORG-64")
    void anAdministratorSharesWithAGroupAndItsTechniciansSendIt(Stage shared) {
        Person boss = team.administrator("Berta", Map.of("technicianGroup", team.group()));
        Console theirs = signIn(boss);
        Locator window = manage(theirs);
        window.getByLabel("Whose").selectOption(Integer.toString(team.group()));
        add(window, "House rule", "Text", "We never ask for passwords.");
        theirs.page().context().close();

        talkTo("Guest");
        box().focus();
        console.page().keyboard().press("Control+Space");
        assertThat(console.page().getByRole(AriaRole.OPTION)).containsText("House rule");
        console.page().keyboard().press("Enter");
        assertThat(box()).hasValue("We never ask for passwords.");
        assertThat(manage(console).getByLabel("Whose")).hasCount(0);
    }

    @Test
    void theBundleGoesAndComesWhileTheChatGoesOn(Stage shared) {
        Locator window = manage(console);
        add(window, "Lasting", "Text", "Still here");
        console.page().keyboard().press("Escape");
        CustomerPage customer = talkTo("Swap");
        Locator tool = console.page().getByRole(AriaRole.BUTTON, Console.named("Predefined reply"));
        assertThat(tool).isVisible();
        try {
            stage.gateway().shell("feature:uninstall belay-replies");
            assertThat(tool).hasCount(0);
            assertThat(console.page().getByRole(AriaRole.BUTTON, Console.named("Tools")))
                    .hasCount(0);
            console.write("Without replies");
            assertThat(customer.chat()).containsText("Without replies");
            box().focus();
            console.page().keyboard().type("/plain");
            assertThat(box()).hasValue("/plain");
            box().fill("");
        } finally {
            stage.gateway().shell("feature:install belay-replies");
        }

        assertThat(tool).isVisible();
        tool.click();
        console.page().getByRole(AriaRole.OPTION).click();
        assertThat(box()).hasValue("Still here");
    }

    @Test
    void repliesAreTheTechniciansAlone() {
        GatewayClient stranger = new GatewayClient(stage.gateway().address(), GatewayClient.http());

        assertThat(stranger.get("/api/replies").status()).isEqualTo(401);
    }
}
