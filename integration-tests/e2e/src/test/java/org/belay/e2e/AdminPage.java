package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The Administration Center, as its user sees it. */
final class AdminPage {

    private final Page page;

    AdminPage(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    AdminPage signIn(String email, String password) {
        page.navigate("/admin");
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, Console.named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.TREE)).isVisible();
        return this;
    }

    /** Goes to a unit's tab by the address, as a bookmark would. */
    AdminPage open(int unit, String tab) {
        page.navigate("/admin#unit=" + unit + "&tab=" + tab);
        // From the address alone, and with what tests have made behind the page's back.
        page.reload();
        assertThat(tab(tab)).hasAttribute("aria-selected", "true");
        assertThat(page.locator("section[id]").first()).isVisible();
        return this;
    }

    AdminPage global(String tab) {
        page.navigate("/admin#page=global&tab=" + tab);
        assertThat(page.getByRole(AriaRole.TABPANEL)).isVisible();
        return this;
    }

    Locator tab(String id) {
        return page.locator("[role=tab][id=tab-" + id + "]");
    }

    /** The item of that name in the tree. */
    Locator item(String name) {
        return page.locator("[role=treeitem]:has(.name:text-is(\"" + name + "\"))");
    }

    /** Opens the item's branch. */
    AdminPage expand(String name) {
        if ("false".equals(item(name).getAttribute("aria-expanded"))) {
            item(name).locator(".tw").click();
        }
        assertThat(item(name)).hasAttribute("aria-expanded", "true");
        return this;
    }

    AdminPage choose(String name) {
        item(name).locator(".name").click();
        return this;
    }

    /** The level in the tree: an item directly below a root of the organization is at 2. */
    int level(String name) {
        return Integer.parseInt(item(name).getAttribute("aria-level"));
    }

    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** Creates something below what is selected, by the button under the tree. */
    AdminPage create(String button, String name) {
        page.getByTitle(button, new Page.GetByTitleOptions().setExact(true)).click();
        Locator dialog = page.locator("belay-create-dialog");
        dialog.getByLabel("Name", exact()).fill(name);
        dialog.getByRole(AriaRole.BUTTON, button("Create")).click();
        assertThat(heading()).containsText(name);
        return this;
    }

    /** The field of that label in the form. */
    Locator field(String label) {
        return page.getByRole(AriaRole.TABPANEL).getByLabel(label, exact());
    }

    Locator setting(String key) {
        return page.locator("[data-setting='" + key + "']");
    }

    Locator permission(String key) {
        return page.locator("[data-permission='" + key + "']").first();
    }

    /** The padlock of a row. */
    Locator lock(Locator row) {
        return row.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(Pattern.compile("^Lock .*")));
    }

    AdminPage save() {
        press("Save");
        return this;
    }

    /** Saves and waits until it is done. */
    AdminPage saved() {
        save();
        assertThat(page.getByText("No changes")).isVisible();
        return this;
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, Console.named(button)).last().click();
    }

    /** Says yes to the question that an act has asked. */
    void confirm(String yes) {
        page.locator("belay-confirm").getByRole(AriaRole.BUTTON, button(yes)).click();
    }

    Locator says(String text) {
        return page.getByText(text);
    }

    /** An entry of the item's menu. */
    void menu(String item, String entry) {
        item(item).focus();
        page.keyboard().press("Shift+F10");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry)).click();
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
