package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's options; each test is a technician of his own in a group of his own. */
@ExtendWith(GatewayUnderTest.class)
class OptionsIT {

    /** Remembers the first frequency of each signal; nobody hears anything. */
    private static final String LISTEN =
            "window.played = []; const start = OscillatorNode.prototype.start;"
                    + " OscillatorNode.prototype.start = function (...at) {"
                    + " window.played.push(Math.round(this.frequency.value));"
                    + " return start.apply(this, at); };";

    private static final String HIDE =
            "() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
                    + " document.dispatchEvent(new Event('visibilitychange')); }";
    private static final String SHOW =
            "() => { delete document.hidden;"
                    + " document.dispatchEvent(new Event('visibilitychange')); }";

    private Stage stage;
    private Team team;
    private Person technician;
    private Console console;

    @BeforeEach
    void signInAsSomebodyNew(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
        technician = team.technician("Olga");
        console = signIn();
    }

    @AfterEach
    void closeTheBrowser() {
        console.page().context().close();
        team.close();
    }

    private Console signIn() {
        Page page = stage.browsers().desk(stage.gateway().address());
        page.addInitScript(LISTEN);
        return new Console(page).signIn(technician.email(), GatewayUnderTest.PASSWORD);
    }

    private static Locator open(Console of) {
        of.page().getByRole(AriaRole.BUTTON, Console.named("Options")).click();
        of.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Options …"))
                .click();
        Locator dialog = of.page().locator("belay-options-dialog");
        assertThat(dialog.getByLabel("Colour scheme")).isVisible();
        return dialog;
    }

    private static void ok(Locator dialog) {
        dialog.getByText("OK", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(dialog.getByLabel("Colour scheme")).hasCount(0);
    }

    private static Locator box(Locator dialog, String label) {
        return dialog.getByRole(
                AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private CustomerPage comesIn(String name) {
        String pin = console.createPin(name);
        return redeem(pin);
    }

    private CustomerPage redeem(String pin) {
        CustomerPage customer = stage.customer().open();
        customer.enter(pin);
        return customer;
    }

    private void plays(int frequency) {
        await().atMost(Duration.ofSeconds(10)).until(() -> played().contains(frequency));
    }

    @SuppressWarnings("unchecked") // numbers are all that is put in
    private List<Integer> played() {
        return (List<Integer>) console.page().evaluate("() => window.played");
    }

    /** What is neither grey nor coloured. */
    private String ink() {
        return (String) console.page().evaluate("() => getComputedStyle(document.body).color");
    }

    @Test
    @Tag("CONS-22")
    @Tag("CONS-93")
    @Tag("SET-92")
    void optionsFollowTheTechnicianToAnotherComputer() {
        Locator dialog = open(console);
        dialog.getByLabel("Colour scheme").selectOption("contrast");
        box(dialog, "Ask before ending a session").uncheck();
        ok(dialog);
        assertThat(console.page().locator("html")).hasAttribute("data-theme", "contrast");

        Console elsewhere = signIn();

        assertThat(elsewhere.page().locator("html")).hasAttribute("data-theme", "contrast");
        Locator other = open(elsewhere);
        assertThat(other.getByLabel("Colour scheme")).hasValue("contrast");
        assertThat(box(other, "Ask before ending a session")).not().isChecked();
        assertThat(box(other, "A customer leaves")).isChecked();
        elsewhere.page().context().close();
    }

    @Test
    @Tag("CONS-104")
    void nothingTakesEffectUnlessOneSaysOk() {
        Locator dialog = open(console);
        dialog.getByLabel("Colour scheme").selectOption("dark");
        box(dialog, "A customer leaves").uncheck();
        assertThat(console.page().locator("html")).hasAttribute("data-theme", "light");
        console.page().keyboard().press("Escape");

        Locator again = open(console);

        assertThat(again.getByLabel("Colour scheme")).hasValue("system");
        assertThat(box(again, "A customer leaves")).isChecked();
        assertThat(console.page().locator("html")).hasAttribute("data-theme", "light");
    }

    @Test
    @Tag("CONS-94")
    @Tag("CONS-95")
    @Tag("CONS-96")
    @Tag("CONS-97")
    @Tag("CONS-62")
    @Tag("CONS-65")
    void sessionsThatComeAndCustomersWhoGoAreHeardAsOneLikes() {
        CustomerPage first = comesIn("Heard");
        Locator row = console.row("Heard");
        assertThat(row).containsText("Waiting");
        assertThat(row).hasClass(Pattern.compile("\\bfresh\\b"));
        assertThat(row.locator("td").first()).hasCSS("animation-name", "fresh");
        plays(659);
        assertThat(played()).containsExactly(659, 988);
        console.start("Heard");

        String pin = console.createPin("Unseen");
        console.page().evaluate(HIDE);
        redeem(pin);
        assertThat(console.page()).hasTitle(Pattern.compile("^New session: "));
        plays(784);
        console.page().evaluate(SHOW);
        assertThat(console.page()).hasTitle(Pattern.compile("Belay – Technician Console$"));

        first.leave();
        plays(392);

        Locator dialog = open(console);
        box(dialog, "A session comes in while the console is open").uncheck();
        ok(dialog);
        console.page().evaluate("() => { window.played.length = 0; }");
        comesIn("Unheard");
        assertThat(console.row("Unheard")).containsText("Waiting");
        assertThat(played()).isEmpty();
    }

    /** Each alarm is set while the session is there already, so that none can pass unseen. */
    @Test
    @Tag("CONS-61")
    @Tag("CONS-63")
    @Tag("CONS-64")
    @Tag("CONS-98")
    @Tag("CONS-100")
    @Tag("SES-25")
    @Tag("SES-62")
    @Tag("SET-81")
    @Tag("SET-85")
    void whatNobodyStartsRisesInColourAndWordsAndSounds() {
        team.set(team.group(), Map.of("terms.use", true, "terms.text", "Be kind."));
        CustomerPage customer = comesIn("Patience");
        Locator row = console.row("Patience");
        assertThat(row).containsText("Connecting");
        assertThat(row).hasClass(Pattern.compile("\\bgrey\\b"));
        Locator status = row.locator("td").nth(1);
        assertThat(status).not().hasCSS("color", ink());
        team.set(team.group(), Map.of("alarms.connecting.raised", 1));
        assertThat(row).containsText("Connecting · waiting long");

        customer.page().getByRole(AriaRole.BUTTON, Console.named("Accept")).click();
        assertThat(row).containsText("Waiting");
        assertThat(status).hasCSS("color", ink());
        team.set(team.group(), Map.of("alarms.waiting.raised", 1));
        assertThat(row).containsText("Waiting · waiting long");
        assertThat(row).hasClass(Pattern.compile("\\braised\\b"));
        assertThat(played()).doesNotContain(1319);

        team.set(team.group(), Map.of("alarms.waiting.urgent", 1));
        assertThat(row).containsText("Waiting · urgent");
        assertThat(row).hasClass(Pattern.compile("\\burgent\\b"));
        plays(1319);

        team.set(team.group(), Map.of("alarms.waiting.critical", 1));
        assertThat(row).containsText("Waiting · very urgent");
        assertThat(row).hasClass(Pattern.compile("\\bcritical\\b"));
        Axe.findsNothing(console.page(), "console-critical");

        console.start("Patience");
        assertThat(row).not().hasClass(Pattern.compile("\\bcritical\\b"));
        console.page().context().setOffline(true);
        plays(220);
        console.page().context().setOffline(false);
    }

    @Test
    @Tag("CONS-101")
    @Tag("CONS-102")
    void whatCustomersWriteIsHeardWhereItIsNotSeen() {
        CustomerPage customer = comesIn("Writer");
        console.start("Writer");
        Locator dialog = open(console);
        box(dialog, "A customer writes while you are not in the chat box").check();
        ok(dialog);
        Locator chat = console.page().getByLabel(Pattern.compile("^Write to"));
        chat.focus();
        console.page().evaluate("() => { window.played.length = 0; }");
        customer.write("You see this");
        assertThat(console.chat()).containsText("You see this");
        assertThat(played()).isEmpty();

        console.row("Writer").click();
        customer.write("You are elsewhere");
        plays(880);
        assertThat(played()).containsExactly(880);

        console.page().evaluate(HIDE);
        customer.write("You don't see this");
        plays(1175);
    }

    @Test
    @Tag("CONS-105")
    void endingASessionAsksNoMoreOnceOneSaysSo() {
        Locator dialog = open(console);
        box(dialog, "Ask before ending a session").uncheck();
        ok(dialog);
        CustomerPage customer = comesIn("Quick");
        console.start("Quick");

        console.page()
                .getByRole(AriaRole.TOOLBAR)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^End")))
                .click();

        assertThat(customer.page().getByText("Your technician has ended the session")).isVisible();
    }

    @Test
    @Tag("CONS-106")
    void signingOutAndClosingAskIfOneLikes() {
        Locator dialog = open(console);
        box(dialog, "Ask before signing out or closing the console").check();
        ok(dialog);
        List<String> asked = new CopyOnWriteArrayList<>();
        console.page()
                .onDialog(
                        each -> {
                            asked.add(each.type());
                            each.accept();
                        });

        console.page().reload();
        assertThat(console.page().getByRole(AriaRole.TOOLBAR)).isVisible();
        assertThat(asked).containsExactly("beforeunload");

        console.page().getByRole(AriaRole.BUTTON, Console.named("Sign out")).click();
        assertThat(console.page().getByText("Sign out?")).isVisible();
        console.page().getByRole(AriaRole.BUTTON, Console.named("Sign out")).last().click();
        assertThat(console.page().getByLabel("E-mail address")).isVisible();
        assertThat(asked).hasSize(1);
    }

    @Test
    @Tag("CHAT-16")
    @Tag("CONS-107")
    void spellingIsCheckedInTheLanguageOfOnesChoice() {
        comesIn("Speller");
        console.start("Speller");
        Locator chat = console.page().getByLabel(Pattern.compile("^Write to"));
        assertThat(chat).hasAttribute("spellcheck", "true");

        Locator dialog = open(console);
        dialog.getByLabel("Check spelling in the chat").selectOption("de");
        ok(dialog);
        assertThat(chat).hasAttribute("lang", "de");

        dialog = open(console);
        dialog.getByLabel("Check spelling in the chat").selectOption("off");
        ok(dialog);
        assertThat(chat).hasAttribute("spellcheck", "false");
    }

    @Test
    @Tag("CONS-91")
    @Tag("SET-65")
    void autoStartIsOnesOwnChoiceUntilTheGroupTakesItAway() {
        String label = "Start incoming private sessions automatically";
        team.set(team.group(), Map.of("session.auto-start-private", "on"));
        Locator dialog = open(console);
        assertThat(box(dialog, label)).isChecked();
        box(dialog, label).uncheck();
        ok(dialog);
        dialog = open(console);
        assertThat(box(dialog, label)).not().isChecked();
        console.page().keyboard().press("Escape");

        team.set(team.group(), Map.of("session.auto-start-private", "always"));

        dialog = open(console);
        assertThat(box(dialog, label)).isDisabled();
        assertThat(box(dialog, label)).isChecked();
        assertThat(dialog.getByText("Your group decides this.")).isVisible();
    }
}
