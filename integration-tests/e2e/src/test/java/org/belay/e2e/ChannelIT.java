package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers come by a channel, and are started by hand or by rules. */
@ExtendWith(GatewayUnderTest.class)
class ChannelIT {

    private static final int BY_HAND = 105;
    private static final int BY_FORM = 106;
    private static final int BY_RULE = 107;
    private static final int ENDED = 108;
    private static final int WITHIN_MS = 30_000;

    private static Stage stage;

    @BeforeAll
    static void enter(Stage shared) {
        stage = shared;
    }

    @Test
    @Tag("CHAN-01")
    @Tag("CHAN-02")
    @Tag("CHAN-05")
    @Tag("CHAN-07")
    @Tag("CHAN-11")
    @Tag("CHAN-12")
    @Tag("SES-04")
    @Tag("SES-02")
    @Tag("SES-31")
    void twoTechniciansSeeACustomerOfTheirChannelUntilOneOfThemStarts() {
        try (Team team = new Team(stage.gateway().address())) {
            Team.Person mara = team.technician("Mara");
            Team.Person tom = team.technician("Tom");
            Console hers = console(mara);
            Console his = console(tom);
            Page page = stage.customer().page();
            page.navigate("/channel/" + BY_HAND);
            assertThat(page.getByText("You can't reach us this way at the moment")).isVisible();

            team.takes(BY_HAND);
            page.reload();
            page.getByLabel(Pattern.compile("^Your name")).fill("Ilse by channel");
            page.getByRole(AriaRole.BUTTON, Console.named("Start the conversation")).click();

            assertThat(page).hasURL(Pattern.compile("/session/\\d{9}$"));
            assertThat(hers.row("Ilse by channel")).containsText("Waiting");
            assertThat(his.row("Ilse by channel")).containsText("Waiting");

            team.bar(tom, BY_HAND);
            assertThat(his.row("Ilse by channel")).hasCount(0);
            team.bar(tom);
            assertThat(his.row("Ilse by channel")).containsText("Waiting");

            hers.start("Ilse by channel");
            assertThat(his.row("Ilse by channel")).hasCount(0);
            hers.write("Good morning");
            assertThat(new CustomerPage(page).chat()).containsText("Good morning");
            hers.page().context().close();
            his.page().context().close();
            page.context().close();
        }
    }

    @Test
    @Tag("CHAN-08")
    @Tag("CHAN-10")
    @Tag("CONN-85")
    @Tag("CONN-89")
    @Tag("INT-64")
    @Tag("SET-107")
    @Tag("CHAN-13")
    void theFormForTheOrganizationsOwnSiteLeadsIntoASession() {
        try (Team team = new Team(stage.gateway().address())) {
            team.takes(BY_FORM);
            team.set(Team.ORGANIZATION, Map.of("fields.custom-1", "<b onclick=\"x\">Serial</b>"));
            team.set(BY_FORM, Map.of("connect.channel.cfield1", "required"));
            AdminPage admin =
                    new AdminPage(stage.browsers().desk(stage.gateway().address()))
                            .signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
            admin.page().navigate("/admin#unit=" + BY_FORM);
            admin.page().getByRole(AriaRole.TAB, Console.named("Link and form")).click();
            String code = admin.page().locator("pre[aria-labelledby=h-form]").textContent();
            PinSessionIT.screenshot(admin.page(), "admin-channel");
            assertThat(code).doesNotContain("<b ");

            Page site = stage.customer().page();
            site.setContent("<!doctype html><title>Shop</title>" + code);
            Locator serial = site.locator("input[name=cfield1]");
            assertThat(site.locator("label").filter(new Locator.FilterOptions().setHasText("<b")))
                    .isVisible();
            site.getByRole(AriaRole.BUTTON).click();
            assertThat(serial).isFocused(); // the browser itself asks for what is required
            serial.fill("4711 & <7>");
            site.locator("input[name=name]").fill("Ilse by form");
            site.getByRole(AriaRole.BUTTON).click();

            assertThat(site).hasURL(Pattern.compile("/session/\\d{9}$"));
            assertThat(site.getByText(Pattern.compile("^You are (next|\\w+ in line)$")))
                    .isVisible();
            site.context().close();

            Page trial =
                    admin.page()
                            .context()
                            .waitForPage(() -> admin.page().getByText("Test channel").click());
            trial.getByLabel(Pattern.compile("Serial")).fill("A trial");
            trial.getByLabel(Pattern.compile("^Your name")).fill("Trial of the channel");
            trial.getByRole(AriaRole.BUTTON, Console.named("Start the conversation")).click();
            admin.page().getByRole(AriaRole.TAB, Console.named("Sessions")).click();
            assertThat(admin.page().locator("belay-unit-sessions"))
                    .containsText("Trial of the channel");
            admin.page().context().close();
        }
    }

    @Test
    @Tag("SET-68")
    @Tag("SET-69")
    void sessionsStartForTheLeastBusyAlsoThoseThatWaitedWhileTheRulesWereExchanged() {
        try (Team team = new Team(stage.gateway().address())) {
            team.takes(BY_RULE);
            team.set(BY_RULE, Map.of("routing.start-below", 3));
            Console hers = console(team.technician("Mara"));
            Console his = console(team.technician("Tom"));
            CustomerPage one = customer(BY_RULE, "First by rule");
            CustomerPage two = customer(BY_RULE, "Second by rule");
            assertThat(one.page().getByRole(AriaRole.BANNER))
                    .containsText(Pattern.compile("Mara|Tom"));
            assertThat(two.page().getByRole(AriaRole.BANNER))
                    .containsText(Pattern.compile("Mara|Tom"));
            assertThat(hers.row("by rule")).hasCount(1);
            assertThat(his.row("by rule")).hasCount(1);

            CustomerPage three;
            try {
                stage.gateway().shell("feature:uninstall belay-routing");
                three = customer(BY_RULE, "Third by rule");
                assertThat(hers.row("Third by rule")).containsText("Waiting");
                assertThat(his.row("Third by rule")).containsText("Waiting");
                stage.gateway().shell("feature:install belay-routing-longest-idle");
                assertThat(three.page().getByRole(AriaRole.BANNER))
                        .containsText(
                                Pattern.compile("Mara|Tom"),
                                new LocatorAssertions.ContainsTextOptions().setTimeout(WITHIN_MS));
                two.write("All that time");
                assertThat(two.chat()).containsText("All that time");
            } finally {
                stage.gateway().shell("feature:uninstall belay-routing-longest-idle");
                stage.gateway().shell("feature:install belay-routing");
            }
            hers.page().context().close();
            his.page().context().close();
        }
    }

    @Test
    @Tag("SET-77")
    void whoComesWhileNobodyIsThereIsLedToThePage() {
        try (Team team = new Team(stage.gateway().address())) {
            team.takes(ENDED);
            String page = stage.gateway().address().resolve("/sign-in").toString();
            team.set(
                    ENDED,
                    Map.of("routing.nobody.working", "abort", "routing.nobody.working.page", page));

            CustomerPage late = customer(ENDED, "Too late");

            assertThat(late.page())
                    .hasURL(page, new PageAssertions.HasURLOptions().setTimeout(2 * WITHIN_MS));
            late.page().context().close();
        }
    }

    private static CustomerPage customer(int channel, String name) {
        CustomerPage customer = stage.customer();
        customer.page().navigate("/channel/" + channel);
        customer.page().getByLabel(Pattern.compile("^Your name")).fill(name);
        customer.page().getByRole(AriaRole.BUTTON, Console.named("Start the conversation")).click();
        return customer;
    }

    private static Console console(Team.Person person) {
        return new Console(stage.browsers().desk(stage.gateway().address()))
                .signIn(person.email(), GatewayUnderTest.PASSWORD);
    }
}
