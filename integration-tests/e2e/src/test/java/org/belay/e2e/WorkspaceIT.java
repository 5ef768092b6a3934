package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Administration Center's right half follows what is selected in the left one. */
@ExtendWith(GatewayUnderTest.class)
class WorkspaceIT {

    private static final String WAITING = "time-outs.waiting";

    private GatewayClient master;
    private Page page;

    @BeforeEach
    void signIn(Stage stage) {
        master = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        master.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        page = stage.browsers().desk(stage.gateway().address());
        page.navigate("/admin");
        page.getByLabel("E-mail address").fill(GatewayUnderTest.EMAIL);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(GatewayUnderTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, Console.named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.TREE)).isVisible();
    }

    private int make(String type, int parent, String name) {
        Map<String, ?> fields = Map.of("type", type, "parent", parent, "name", name);
        return master.post("/api/units", fields).ok().path("id").asInt();
    }

    private void open(String place) {
        page.navigate("/admin#" + place);
        page.reload(); // what tests have made behind the page's back is in the tree now
    }

    private Locator waiting() {
        return page.locator("[data-setting='" + WAITING + "']").getByRole(AriaRole.TEXTBOX);
    }

    private Locator tab(String id) {
        return page.locator("[role=tab][id=tab-" + id + "]");
    }

    private void select(String name) {
        page.locator("[role=treeitem] .name:text-is(\"" + name + "\")").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(name);
    }

    @Test
    @Tag("ORG-06")
    @Tag("ROLE-03")
    void theChosenTabStaysAndShowsWhatIsSelectedNow() {
        int quick = make("technician-group", 4, "Quick workspace");
        make("technician-group", 4, "Patient workspace");
        master.put(
                        "/api/units/" + quick + "/settings",
                        Map.of(
                                "save",
                                "unit",
                                "settings",
                                Map.of(WAITING, Map.of("revision", 0, "value", 7))))
                .ok();

        open("unit=" + quick + "&tab=settings");
        assertThat(waiting()).hasValue("7");
        select("Patient workspace");
        assertThat(tab("settings")).hasAttribute("aria-selected", "true");
        assertThat(waiting()).not().hasValue("7");
        select("Quick workspace");
        assertThat(tab("settings")).hasAttribute("aria-selected", "true");
        assertThat(waiting()).hasValue("7");

        tab("organization").click();
        select("Patient workspace");
        assertThat(tab("organization")).hasAttribute("aria-selected", "true");
        assertThat(
                        page.getByRole(AriaRole.TABPANEL)
                                .getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("Patient workspace");
    }

    @Test
    @Tag("ORG-30")
    void theFieldOfTheSingleSignOnIdSaysWhatItIsNeededFor() {
        int group = make("technician-group", 4, "Hints of workspace");
        open("unit=" + make("technician", group, "Hinrich of workspace") + "&tab=organization");

        assertThat(page.getByLabel("Single sign-on ID"))
                .hasAccessibleDescription(Pattern.compile("before this person can sign in"));
        assertThat(page.getByText(Pattern.compile("before this person can sign in"))).isVisible();
    }

    @Test
    @Tag("GEN-18")
    void sampleCodeIsEnglishWhateverThePageSpeaks() {
        open("page=global&tab=sso");
        page.getByLabel("Language").selectOption("de");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        Locator samples = page.getByRole(AriaRole.TABPANEL).locator("[lang=en] pre");

        assertThat(samples).hasCount(3);
        assertThat(samples.first()).containsText("/SSO/GetLoginTicket.aspx");
        assertThat(samples.first()).containsText("Password=MASTER-SSO-PASSWORD");
        assertThat(samples.last()).containsText("/SSO/GetDTCLoginTicket.aspx");
    }
}
