package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** My Account, as its user sees it. */
final class MyAccountPage {

    private final Page page;

    MyAccountPage(Page page) {
        this.page = page;
    }

    MyAccountPage open() {
        page.navigate("/account");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        assertThat(signIns().first()).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    /** @param code null where none is asked for */
    void changePassword(String current, String fresh, String again, String code) {
        field("Current password").fill(current);
        field("New password").fill(fresh);
        field("Confirm new password").fill(again);
        if (code != null) {
            field("Code of your authenticator, or a recovery code").fill(code);
        }
        page.getByRole(AriaRole.BUTTON, Console.named("Change password")).click();
    }

    Locator field(String label) {
        return page.locator("belay-account-password")
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    Locator passwordSection() {
        return page.locator("belay-account-password");
    }

    Locator strength() {
        return passwordSection().getByRole(AriaRole.STATUS);
    }

    Locator fault() {
        return passwordSection().getByRole(AriaRole.ALERT);
    }

    Locator signIns() {
        return page.locator("belay-account-sign-ins").getByRole(AriaRole.LISTITEM);
    }

    Locator says(String text) {
        return page.getByText(text);
    }
}
