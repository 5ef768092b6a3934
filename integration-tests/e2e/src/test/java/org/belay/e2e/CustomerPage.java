package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The customer's page, as he sees it. */
final class CustomerPage {

    static final String HEADING = "Enter the code your technician gave you";

    private final Page page;

    CustomerPage(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    CustomerPage open() {
        page.navigate("/");
        return this;
    }

    Locator field() {
        return page.getByLabel(HEADING);
    }

    void enter(String typed) {
        field().fill(typed);
        page.getByRole(AriaRole.BUTTON, Console.named("Connect to technician")).click();
    }

    void write(String text) {
        Locator box = page.getByLabel(Pattern.compile("^(Write to|What can we help)"));
        box.fill(text);
        box.press("Enter");
    }

    Locator chat() {
        return page.getByRole(AriaRole.LOG);
    }

    void leave() {
        Locator leave = page.getByRole(AriaRole.BUTTON, Console.named("Leave"));
        leave.first().click();
        // The question's button is slotted into the dialog, so it isn't below it in the document.
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        leave.last().click();
    }
}
