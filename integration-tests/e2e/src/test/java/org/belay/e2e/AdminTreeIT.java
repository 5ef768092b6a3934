package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
}
