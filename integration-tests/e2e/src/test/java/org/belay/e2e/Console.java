package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The Technician Console, as its user sees it. */
final class Console {

    private final Page page;

    Console(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    Console signIn(String email, String password) {
        page.navigate("/console");
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        assertThat(page.getByRole(AriaRole.TOOLBAR)).isVisible();
        return this;
    }

    void openNewSession() {
        page.getByRole(AriaRole.TOOLBAR)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^New session")))
                .click();
    }

    Locator pinTab() {
        return page.getByRole(AriaRole.TAB, named("PIN code"));
    }

    /** Creates a PIN for somebody of that name and closes the dialog. */
    String createPin(String name) {
        openNewSession();
        page.getByLabel(Pattern.compile("^Name")).fill(name);
        page.getByRole(AriaRole.BUTTON, named("Create PIN code")).click();
        String digits =
                page.getByRole(
                                AriaRole.IMG,
                                new Page.GetByRoleOptions()
                                        .setName(Pattern.compile("^The code is")))
                        .textContent()
                        .replaceAll("\\D", "");
        page.getByRole(AriaRole.BUTTON, named("Done")).click();
        return digits;
    }

    Locator row(String name) {
        return page.locator("tr[data-session]")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    void start(String name) {
        row(name).click();
        page.getByRole(AriaRole.TOOLBAR)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^Start")))
                .click();
        assertThat(row(name)).containsText("Active");
    }

    /** The toolbar's button of that name. */
    Locator tool(String name) {
        return page.getByRole(AriaRole.TOOLBAR)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The dialog that was opened about a session. */
    Locator dialog() {
        return page.locator("belay-session-dialogs");
    }

    /** Finds somebody by name in that dialog, by keyboard alone. */
    void choose(String name) {
        Locator box = dialog().getByRole(AriaRole.SEARCHBOX);
        box.fill(name);
        assertThat(
                        dialog().getByRole(
                                        AriaRole.TREEITEM,
                                        new Locator.GetByRoleOptions().setName(name)))
                .isVisible();
        box.press("Enter");
    }

    /** Answers the dialog with that button. */
    void answer(String button) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Hands the selected session over, with a word. */
    void transfer(String to, String comment) {
        tool("Transfer").click();
        dialog().getByLabel(Pattern.compile("^Comment")).fill(comment);
        choose(to);
        answer("Transfer");
    }

    /** Asks a colleague into the selected session. */
    void invite(String whom) {
        tool("Invite technician").click();
        choose(whom);
        answer("Invite");
    }

    /** A button outside of the toolbar, whose name begins so. */
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Expects the session in the list with that status. */
    void shows(String name, String status) {
        assertThat(row(name)).containsText(status);
    }

    /** Expects that the list has no such session. */
    void lacks(String name) {
        assertThat(row(name)).hasCount(0);
    }

    /** Selects a session in the list, and presses that button of the toolbar. */
    void does(String name, String act) {
        row(name).click();
        tool(act).click();
    }

    /** Ends the selected session, and confirms it. */
    void end() {
        page.getByRole(AriaRole.TOOLBAR)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^End")))
                .click();
        page.getByRole(AriaRole.BUTTON, named("End session")).click();
    }

    void write(String text) {
        Locator box = page.getByLabel(Pattern.compile("^Write to"));
        box.fill(text);
        box.press("Enter");
    }

    Locator chat() {
        return page.getByRole(AriaRole.LOG);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
