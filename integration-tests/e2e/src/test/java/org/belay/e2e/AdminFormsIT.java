package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Forms of the Administration Center: permissions, settings, and what becomes of what was typed.
 */
@ExtendWith(GatewayUnderTest.class)
class AdminFormsIT {

    private static final String WAITING = "time-outs.waiting";
    private static final String CONNECTING = "time-outs.connecting";
    private static final String HOLD = "session.hold";

    private Stage stage;
    private Organizer organizer;
    private AdminPage admin;
    private String group;
    private int groupId;

    @BeforeEach
    void aGroup(Stage shared) {
        stage = shared;
        organizer = new Organizer(stage.gateway().address());
        group = Organizer.unique("Field engineers");
        groupId = organizer.group(group, Organizer.TECHNICIANS);
        admin = master();
    }

    private AdminPage master() {
        return signedIn(GatewayUnderTest.EMAIL);
    }

    private AdminPage signedIn(String email) {
        return new AdminPage(stage.browsers().desk(stage.gateway().address()))
                .signIn(email, GatewayUnderTest.PASSWORD);
    }

    private Locator number(String key) {
        return admin.setting(key).getByRole(AriaRole.TEXTBOX);
    }

    @Test
    @Tag("PERM-01")
    @Tag("PERM-02")
    @Tag("ORG-50")
    void aPermissionThatAMasterLocksIsLockedForTheGroupsAdministrator() {
        String adam = Organizer.unique("Adam");
        organizer.administrator(adam, groupId);
        admin.open(groupId, "organization");
        admin.permission(HOLD).getByRole(AriaRole.SWITCH).uncheck();
        admin.lock(admin.permission(HOLD)).click();
        admin.saved();

        AdminPage his = signedIn(Organizer.address(adam)).open(groupId, "organization");

        assertThat(his.permission(HOLD)).containsText("locked by master");
        assertThat(his.permission(HOLD).getByRole(AriaRole.SWITCH)).isDisabled();
        assertThat(his.permission(HOLD).getByRole(AriaRole.SWITCH)).not().isChecked();
        assertThat(his.permission("chat").getByRole(AriaRole.SWITCH)).isEnabled();
    }

    @Test
    @Tag("SET-02")
    @Tag("SET-04")
    void aSettingIsSavedToTheSubgroups() {
        int below = organizer.group(Organizer.unique("Night shift"), groupId);
        organizer.group(Organizer.unique("Elsewhere"), Organizer.TECHNICIANS);
        admin.open(groupId, "settings");

        number(WAITING).fill("77");
        admin.press("Save to subgroups");
        admin.confirm("Save to subgroups");

        assertThat(admin.says("Saved here and to all subgroups.")).isVisible();
        assertThat(organizer.setting(below, WAITING).get("value").asInt()).isEqualTo(77);
        assertThat(organizer.setting(below, WAITING).get("own").asBoolean()).isTrue();
    }

    @Test
    @Tag("SET-02")
    void anInheritedValueSaysFromWhereAndAnOwnOneCanBeReset() {
        int below = organizer.group(Organizer.unique("Night shift"), groupId);
        admin.open(groupId, "settings");
        number(WAITING).fill("55");
        admin.saved();
        assertThat(admin.setting(WAITING)).containsText("own value");

        admin.open(below, "settings");
        assertThat(number(WAITING)).hasValue("55");
        assertThat(admin.setting(WAITING)).containsText("from " + group);

        admin.open(groupId, "settings");
        admin.setting(WAITING).getByText("reset").click();
        admin.saved();
        assertThat(organizer.setting(groupId, WAITING).get("own").asBoolean()).isFalse();
    }

    @Test
    void aBadValueIsRefusedAtItsFieldAndNothingElseTypedIsLost() {
        admin.open(groupId, "settings");
        number(CONNECTING).fill("41");
        number(WAITING).fill("never mind");

        admin.save();

        assertThat(number(WAITING)).hasAttribute("aria-invalid", "true");
        assertThat(number(WAITING)).isFocused();
        assertThat(number(WAITING)).hasValue("never mind");
        assertThat(number(CONNECTING)).hasValue("41");
        assertThat(admin.says("2 changes, 1 to correct")).isVisible();

        number(WAITING).fill("42");
        admin.saved();
        assertThat(organizer.setting(groupId, WAITING).get("value").asInt()).isEqualTo(42);
        assertThat(organizer.setting(groupId, CONNECTING).get("value").asInt()).isEqualTo(41);
    }

    @Test
    void whatTheGatewayRefusesStandsAtItsField() {
        String other = Organizer.unique("Taken");
        organizer.technician(other, groupId);
        int zoe = organizer.technician(Organizer.unique("Zoe"), groupId);
        admin.open(zoe, "organization");
        admin.field("Nickname").fill("Zoe of the field");
        admin.field("E-mail address").fill(Organizer.address(other));

        admin.save();

        assertThat(admin.says("This is already in use.")).isVisible();
        assertThat(admin.field("E-mail address")).hasAttribute("aria-invalid", "true");
        assertThat(admin.field("Nickname")).hasValue("Zoe of the field");
    }

    @Test
    void leavingWithUnsavedChangesAsksFirst() {
        admin.open(groupId, "organization");
        admin.field("Description").fill("Drives to customers");

        admin.choose("Administrators");
        admin.press("Stay here");
        assertThat(admin.field("Description")).hasValue("Drives to customers");
        assertThat(admin.heading()).containsText(group);

        admin.choose("Administrators");
        admin.page().locator("belay-leave-question").getByText("Save", exactly()).click();
        assertThat(admin.heading()).containsText("Administrators");
        assertThat(organizer.unit(groupId).get("description").asText())
                .isEqualTo("Drives to customers");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    @Test
    void whoSavesSecondSeesWhatTheFirstChangedAndLosesNothing() {
        admin.open(groupId, "organization");
        admin.field("Name").fill(group + " (mine)");
        organizer.change(groupId, Map.of("name", group + " (theirs)", "description", "Theirs"));

        admin.save();

        assertThat(admin.says("Somebody else changed this meanwhile.")).isVisible();
        assertThat(admin.page().locator(".clash")).containsText(group + " (theirs)");
        assertThat(admin.field("Name")).hasValue(group + " (mine)");
        assertThat(admin.field("Description")).hasValue("Theirs");

        admin.press("Keep mine");
        admin.saved();
        assertThat(organizer.unit(groupId).get("name").asText()).isEqualTo(group + " (mine)");
        assertThat(organizer.unit(groupId).get("description").asText()).isEqualTo("Theirs");
    }

    @Test
    @Tag("ORG-11")
    @Tag("ORG-46")
    @Tag("ORG-39")
    void globalSettingsAreForMasterAdministratorsAlone() {
        String susan = Organizer.unique("Susan");
        organizer.administrator(susan, groupId);
        String label = Organizer.unique("North");
        admin.global("labels");
        admin.page().getByLabel("New label").fill(label);
        admin.press("Add");
        assertThat(admin.page().locator("[data-label='" + label + "']")).isVisible();

        AdminPage hers = signedIn(Organizer.address(susan));
        assertThat(hers.page().getByText("Global settings")).hasCount(0);
        assertThat(hers.item("Master administrators")).hasCount(0);
    }

    @Test
    @Tag("PERM-02")
    void aLockAppearsInTheOpenFormOfAnother() {
        String adam = Organizer.unique("Adam");
        organizer.administrator(adam, groupId);
        AdminPage his = signedIn(Organizer.address(adam)).open(groupId, "organization");
        his.permission("chat").getByRole(AriaRole.SWITCH).uncheck();
        assertThat(his.permission(HOLD).getByRole(AriaRole.SWITCH)).isEnabled();

        admin.open(groupId, "organization");
        admin.lock(admin.permission(HOLD)).click();
        admin.saved();

        assertThat(his.permission(HOLD))
                .containsText(
                        "locked by master",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        assertThat(his.permission(HOLD).getByRole(AriaRole.SWITCH)).isDisabled();
        assertThat(his.permission("chat").getByRole(AriaRole.SWITCH)).not().isChecked();
        assertThat(
                        his.page()
                                .getByRole(AriaRole.TABPANEL)
                                .getByRole(AriaRole.STATUS)
                                .getByText("1 change"))
                .isVisible();
        his.page().context().close();
    }

    @Test
    @Tag("AUTH-34")
    void theMasterPasswordOfTicketsIsSetAndTakenAway() {
        admin.global("sso");
        assertThat(admin.says("Not set yet")).isVisible();

        admin.page().getByLabel("Master SSO password").fill("a Master of 12 ponds!");
        admin.save();
        assertThat(admin.says("Is set.")).isVisible();

        admin.press("Remove");
        admin.confirm("Remove");
        assertThat(admin.says("The Master SSO password was removed.")).isVisible();
        assertThat(admin.says("Not set yet")).isVisible();
    }

    @Test
    @Tag("AUTH-40")
    void aKeyWhoseEndIsNoNumberIsNotMadeForEver() {
        String name = Organizer.unique("Ticket system");
        admin.global("api-keys");
        admin.press("New API key");
        Locator dialog = admin.page().locator("belay-api-key-dialog");
        dialog.getByLabel("Name").fill(name);
        dialog.getByLabel("Days until it expires").fill("ninety");
        dialog.getByText("Create", exactly()).click();

        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("not valid");
        assertThat(dialog.getByLabel("Days until it expires")).hasAttribute("aria-invalid", "true");

        dialog.getByLabel("Days until it expires").fill("90");
        dialog.getByText("Create", exactly()).click();
        assertThat(admin.page().locator(".k", containing(name))).containsText("until");
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    @Test
    void aLineThatWasTypedAndNotAddedIsNotLost() {
        admin.open(groupId, "settings");
        admin.setting("console.ip.exceptions").getByRole(AriaRole.TEXTBOX).fill("198.51.100.0/24");

        admin.choose("Administrators");

        assertThat(admin.page().locator("belay-leave-question").getByRole(AriaRole.HEADING))
                .isVisible();
        admin.press("Stay here");
        assertThat(admin.setting("console.ip.exceptions").getByRole(AriaRole.LISTITEM))
                .containsText("198.51.100.0");
    }
}
