package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WCAG 2.2 AA, as far as axe can tell, of each page of the Administration Center. */
@ExtendWith(GatewayUnderTest.class)
class AdminAccessibilityIT {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private AdminPage admin;
    private int group;
    private Map<String, Integer> units;

    @BeforeEach
    void anOrganization(Stage stage) {
        Organizer organizer = new Organizer(stage.gateway().address());
        group = organizer.group(Organizer.unique("First line"), Organizer.TECHNICIANS);
        units =
                Map.of(
                        "group",
                        group,
                        "technician",
                        organizer.technician(Organizer.unique("Mara"), group),
                        "administrator",
                        organizer.administrator(Organizer.unique("Adam"), group),
                        "root",
                        Organizer.TECHNICIANS,
                        "channel",
                        101);
        admin =
                new AdminPage(stage.browsers().desk(stage.gateway().address()))
                        .signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    @AfterEach
    void closeTheBrowser() {
        admin.page().context().close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingOnAnyPage(ColorScheme colours) {
        admin.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        units.forEach(
                (name, unit) -> {
                    admin.open(unit, "organization");
                    inspect(name, colours);
                });
        admin.open(group, "channels");
        inspect("channels", colours);
        admin.open(group, "settings");
        inspect("settings", colours);
        for (String tab : List.of("settings", "labels", "api-keys", "sso")) {
            admin.global(tab);
            inspect("global-" + tab, colours);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingInDialogsAndMenus(ColorScheme colours) {
        admin.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        admin.open(group, "organization");
        admin.page()
                .getByTitle("Create technician", new Page.GetByTitleOptions().setExact(true))
                .click();
        inspect("create", colours);
        admin.press("Cancel");
        admin.page().getByRole(AriaRole.BUTTON, Console.named("Actions")).click();
        assertThat(admin.page().getByRole(AriaRole.MENUITEM).getByText("Move to …")).isVisible();
        inspect("menu", colours);
        admin.page().getByRole(AriaRole.MENUITEM).getByText("Move to …").click();
        inspect("move", colours);
        admin.press("Cancel");
        admin.field("Name").fill("");
        admin.save();
        inspect("refused", colours);
    }

    private void inspect(String name, ColorScheme colours) {
        Page page = admin.page();
        // Contrast is measured of what stands still.
        page.waitForFunction(
                "document.getAnimations().every(each => each.playState !== 'running')");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                Path.of(
                                        System.getProperty(
                                                "belay.screenshots", "target/screenshots"),
                                        "admin-" + name + "-" + colours.name() + ".png")));
        List<Rule> found = new AxeBuilder(page).withTags(WCAG_22_AA).analyze().getViolations();
        assertThat(found)
                .as("%s in %s", name, colours)
                .extracting(each -> each.getId() + ": " + each.getNodes())
                .isEmpty();
    }
}
