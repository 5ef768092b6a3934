package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WCAG 2.2 AA, as far as axe can tell, of each page of the Administration Center. */
@ExtendWith(GatewayUnderTest.class)
class AdminAccessibilityIT {

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

    @Test
    void axeFindsNothingOnAnyPage() {
        units.forEach(
                (name, unit) -> {
                    admin.open(unit, "organization");
                    inspect(name);
                });
        admin.open(group, "channels");
        inspect("channels");
        admin.open(group, "settings");
        inspect("settings");
        for (String tab : List.of("settings", "labels", "api-keys", "sso")) {
            admin.global(tab);
            inspect("global-" + tab);
        }
    }

    @Test
    void axeFindsNothingInDialogsAndMenus() {
        admin.open(group, "organization");
        admin.page()
                .getByTitle("Create technician", new Page.GetByTitleOptions().setExact(true))
                .click();
        assertThat(admin.page().locator("belay-create-dialog").getByLabel("Name").first())
                .isVisible();
        inspect("create");
        admin.press("Cancel");
        admin.page().getByRole(AriaRole.BUTTON, Console.named("Actions")).click();
        assertThat(admin.page().getByRole(AriaRole.MENUITEM).getByText("Move to …")).isVisible();
        inspect("menu");
        admin.page().getByRole(AriaRole.MENUITEM).getByText("Move to …").click();
        assertThat(admin.page().locator("belay-choose-unit").getByLabel("Search")).isVisible();
        inspect("move");
        admin.press("Cancel");
        admin.field("Name").fill("");
        admin.save();
        assertThat(admin.field("Name")).hasAttribute("aria-invalid", "true");
        inspect("refused");
    }

    private void inspect(String name) {
        Axe.findsNothing(admin.page(), "admin-" + name);
    }
}
