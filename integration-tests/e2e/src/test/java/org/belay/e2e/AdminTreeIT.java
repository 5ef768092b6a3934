package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The organization's tree in the Administration Center; each test has two groups of its own. */
@ExtendWith(GatewayUnderTest.class)
class AdminTreeIT {

    private static final int THOUSANDS = 5_000;

    private Organizer organizer;
    private AdminPage admin;
    private String first;
    private String second;
    private int firstId;
    private int secondId;

    @BeforeEach
    void twoGroups(Stage stage) {
        organizer = new Organizer(stage.gateway().address());
        first = Organizer.unique("First line");
        second = Organizer.unique("Second line");
        firstId = organizer.group(first, Organizer.TECHNICIANS);
        secondId = organizer.group(second, Organizer.TECHNICIANS);
        admin =
                new AdminPage(stage.browsers().desk(stage.gateway().address()))
                        .signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        // The groups of all tests stand in one tree: whoever drags has to see both ends.
        admin.page().setViewportSize(1280, 4000);
    }

    private int parentOf(int unit) {
        return organizer.unit(unit).get("parent").asInt();
    }

    @Test
    @Tag("ORG-01")
    @Tag("ORG-02")
    @Tag("ORG-26")
    @Tag("ORG-27")
    void groupsAndTechniciansAreMadeWhereOneIs() {
        String night = Organizer.unique("Night shift");
        String ines = Organizer.unique("Ines Costa");

        admin.choose(first).create("Create technician group", night);
        admin.create("Create technician", ines);

        assertThat(admin.item(ines)).hasAttribute("aria-selected", "true");
        assertThat(admin.level(first)).isEqualTo(2);
        assertThat(admin.level(night)).isEqualTo(3);
        assertThat(admin.level(ines)).isEqualTo(4);
    }

    @Test
    @Tag("ORG-04")
    @Tag("ORG-31")
    void aTechnicianIsDraggedToAnotherGroupAndBackByUndo() {
        String name = Organizer.unique("Pavel");
        int pavel = organizer.technician(name, firstId);
        admin.open(firstId, "organization").expand(first);

        admin.item(name).dragTo(admin.item(second));
        assertThat(admin.says(name + " was moved to " + second)).isVisible();
        assertThat(parentOf(pavel)).isEqualTo(secondId);

        admin.press("Undo");
        assertThat(admin.says("Undone.")).isVisible();
        assertThat(parentOf(pavel)).isEqualTo(firstId);
    }

    @Test
    @Tag("ORG-04")
    void aTechnicianIsMovedByCutAndPasteAndBackByControlZ() {
        String name = Organizer.unique("Nora");
        int nora = organizer.technician(name, firstId);
        admin.open(firstId, "organization").expand(first);

        admin.item(name).focus();
        admin.page().keyboard().press("Control+x");
        admin.page().keyboard().press("ArrowLeft");
        admin.page().keyboard().type(second);
        assertThat(admin.item(second)).isFocused();
        admin.page().keyboard().press("Control+v");
        assertThat(admin.says(name + " was moved to " + second)).isVisible();
        assertThat(parentOf(nora)).isEqualTo(secondId);

        admin.item(second).focus();
        admin.page().keyboard().press("Control+z");
        assertThat(admin.says("Undone.")).isVisible();
        assertThat(parentOf(nora)).isEqualTo(firstId);
    }

    @Test
    @Tag("ORG-05")
    @Tag("ORG-31")
    void aTechnicianIsMovedByTheMenusDialog() {
        String name = Organizer.unique("Raj");
        int raj = organizer.technician(name, firstId);
        admin.open(firstId, "organization").expand(first);

        admin.menu(name, "Move to …");
        Locator search = admin.page().locator("belay-choose-unit").getByLabel("Search");
        search.fill(second);
        assertThat(admin.page().locator("belay-choose-unit [role=option]")).hasCount(1);
        search.press("Enter");

        assertThat(admin.says(name + " was moved to " + second)).isVisible();
        assertThat(parentOf(raj)).isEqualTo(secondId);
    }

    @Test
    @Tag("ORG-18")
    void anAdministratorDroppedOnAGroupIsAssignedAndStaysWhereHeIs() {
        String name = Organizer.unique("Adam");
        int adam = organizer.administrator(name, secondId);
        admin.open(firstId, "organization").expand("Administrators");

        admin.item(name).first().dragTo(admin.item(first));

        assertThat(admin.says(name + " was assigned to " + first)).isVisible();
        assertThat(parentOf(adam)).isEqualTo(Organizer.ADMINISTRATORS);
        assertThat(admin.item(name)).hasCount(2);
    }

    @Test
    @Tag("ORG-04")
    void whatMayNotLieSomewhereCannotBeDroppedThere() {
        String name = Organizer.unique("Kofi");
        int kofi = organizer.technician(name, firstId);
        admin.open(firstId, "organization").expand(first);

        admin.item(name).hover();
        admin.page().mouse().down();
        admin.item("Administrators").hover();
        admin.item("Administrators").hover();
        assertThat(admin.says(name + " can’t go to Administrators.").first()).isVisible();
        admin.page().mouse().up();

        assertThat(parentOf(kofi)).isEqualTo(firstId);
    }

    @Test
    @Tag("ORG-03")
    @Tag("ORG-06")
    void aSearchFindsByNameAndTheTabStays() {
        admin.open(firstId, "settings");

        Locator search =
                admin.page()
                        .getByRole(
                                AriaRole.COMBOBOX,
                                new Page.GetByRoleOptions().setName("Search the organization"));
        search.fill(second);
        assertThat(admin.page().locator(".found [role=option]")).hasCount(1);
        search.press("Enter");

        assertThat(admin.heading()).containsText(second);
        assertThat(admin.tab("settings")).hasAttribute("aria-selected", "true");
        assertThat(admin.item(second)).isFocused();
    }

    @Test
    void theAddressBringsOneBackAndBackGoesBack() {
        admin.open(firstId, "settings");
        admin.choose(second);
        assertThat(admin.heading()).containsText(second);

        admin.page().reload();
        assertThat(admin.heading()).containsText(second);
        admin.page().goBack();

        assertThat(admin.heading()).containsText(first);
    }

    @Test
    void aDeletionSaysWhatGoesBeforeItHappens() {
        organizer.technician(Organizer.unique("Li"), firstId);
        admin.open(firstId, "organization");

        admin.menu(first, "Delete …");
        assertThat(admin.says("1 item below it goes, too.")).isVisible();
        admin.confirm("Delete");

        assertThat(admin.says(first + " was deleted.")).isVisible();
        assertThat(admin.item(first)).hasCount(0);
    }

    @Test
    @Tag("ORG-34")
    void aDisabledGroupIsStruckThrough() {
        admin.open(firstId, "organization");

        admin.menu(first, "Disable");

        assertThat(admin.item(first)).hasClass(Pattern.compile("\\boff\\b"));
        assertThat(organizer.unit(firstId).get("enabled").asBoolean()).isFalse();
    }

    /** A branch as the gateway answers it, with five thousand people more. */
    private void fillWithThousands(int group) {
        admin.page()
                .route(
                        url -> url.endsWith("/api/tree?unit=" + group),
                        route -> {
                            APIResponse answer = route.fetch();
                            JsonObject branch =
                                    JsonParser.parseString(answer.text()).getAsJsonObject();
                            JsonArray children = branch.getAsJsonArray("children");
                            for (int i = 1; i <= THOUSANDS; i++) {
                                JsonObject person = new JsonObject();
                                person.addProperty("id", 1_000_000 + i);
                                person.addProperty("type", "technician");
                                person.addProperty("name", "Person %04d".formatted(i));
                                person.addProperty("enabled", true);
                                person.addProperty("effective", true);
                                person.addProperty("children", false);
                                person.addProperty("count", 0);
                                person.addProperty("target", 0);
                                person.addProperty("parent", group);
                                person.addProperty("account", 1_000_000 + i);
                                children.add(person);
                            }
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setResponse(answer)
                                            .setBody(branch.toString()));
                        });
    }

    @Test
    @Tag("ORG-02")
    @Tag("ROLE-15")
    void aBranchOfThousandsIsWalkedByKeyboardAndWheelWithoutDrawingAllOfIt() {
        admin.page().setViewportSize(1280, 800);
        fillWithThousands(firstId);
        organizer.technician(Organizer.unique("Aaron"), firstId);
        admin.open(firstId, "organization").expand(first);

        Locator someone = admin.item("Person 0001");
        assertThat(someone).hasAttribute("aria-setsize", Integer.toString(THOUSANDS + 1));
        assertThat(someone).hasAttribute("aria-posinset", "2");
        assertThat(someone).hasAttribute("aria-level", "3");
        assertThat(admin.page().locator("[role=treeitem]").count()).isLessThan(200);

        admin.item(first).focus();
        admin.page().keyboard().type("Person 4711");
        assertThat(admin.item("Person 4711")).isFocused();
        assertThat(admin.item("Person 4711")).hasAttribute("aria-posinset", "4712");
        assertThat(admin.item("Person 4711")).isInViewport();
        admin.page().keyboard().press("ArrowDown");
        assertThat(admin.item("Person 4712")).isFocused();
        admin.page().keyboard().press("PageUp");
        assertThat(admin.item("Person 4712")).not().isFocused();
        admin.page().keyboard().press("ArrowLeft");
        assertThat(admin.item(first)).isFocused();
        assertThat(admin.item(first)).isInViewport();

        admin.item("Person 0005").hover();
        admin.page().mouse().wheel(0, 60_000);
        assertThat(admin.item("Person 2200")).isAttached();
        assertThat(admin.item("Person 0005")).hasCount(0);
        assertThat(admin.item(first)).isFocused();
        assertThat(admin.page().locator("[role=treeitem]").count()).isLessThan(200);
        Axe.findsNothing(admin.page(), "tree-of-thousands");
    }

    @Test
    void aSearchThatFailsInADialogSaysSoInsteadOfFindingNothing() {
        String name = Organizer.unique("Raj");
        organizer.technician(name, firstId);
        admin.open(firstId, "organization").expand(first);
        admin.page().route("**/api/tree/search*", Route::abort);

        admin.menu(name, "Move to …");
        Locator dialog = admin.page().locator("belay-choose-unit");
        dialog.getByLabel("Search").fill(second);

        assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(dialog.getByText("Nothing fits.")).hasCount(0);
    }
}
