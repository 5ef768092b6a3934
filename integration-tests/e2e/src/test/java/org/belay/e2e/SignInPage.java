package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** Signing in, step by step, as its user sees it. */
final class SignInPage {

    private final Page page;

    SignInPage(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** Opens a page that needs a sign-in, which leads here. */
    SignInPage on(String wanted) {
        page.navigate(wanted);
        return this;
    }

    SignInPage credentials(String email, String password) {
        page.getByLabel("E-mail address").fill(email);
        field("Password").fill(password);
        press("Sign in");
        return this;
    }

    /** Goes to the step of that heading. */
    SignInPage at(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading)))
                .isVisible();
        return this;
    }

    /** Types a code of the authenticator, or the first one while it is set up. */
    SignInPage code(String code, String button) {
        field("Code of six digits").fill(code);
        press(button);
        return this;
    }

    SignInPage recoveryCode(String code) {
        if (!field("Recovery code").isVisible()) {
            press("No phone at hand? Use a recovery code");
        }
        field("Recovery code").fill(code);
        press("Go on");
        return this;
    }

    /** The secret that one can type into an app. */
    String secret() {
        return page.locator("belay-enrolment code").textContent().replace(" ", "");
    }

    Locator picture() {
        return page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code"));
    }

    /** Reads the recovery codes and says that they are kept. */
    List<String> keepRecoveryCodes() {
        Locator codes = page.getByRole(AriaRole.LIST).getByRole(AriaRole.LISTITEM);
        assertThat(codes.first()).isVisible();
        List<String> read = codes.allTextContents();
        assertThat(button("Go on")).isDisabled();
        page.getByLabel("I have kept them.").check();
        press("Go on");
        return read;
    }

    SignInPage newPassword(String password, String again) {
        field("New password").fill(password);
        field("New password once more").fill(again);
        press("Save and go on");
        return this;
    }

    Locator strength() {
        return page.getByRole(AriaRole.STATUS);
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** What is wrong, wherever it is told. */
    Locator fault() {
        return page.getByRole(AriaRole.ALERT);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, Console.named(name));
    }

    void press(String button) {
        button(button).click();
    }

    /** No step is left. */
    void isInConsole() {
        inConsole();
    }

    /** Waits for the console that was wanted. */
    Page inConsole() {
        assertThat(page.getByRole(AriaRole.TOOLBAR)).isVisible();
        return page;
    }
}
