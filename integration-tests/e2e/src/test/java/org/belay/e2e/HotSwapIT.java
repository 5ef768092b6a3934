package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator removes and installs a bundle while people talk. */
@ExtendWith(GatewayUnderTest.class)
class HotSwapIT {

    private static final int WITHIN_MS = 2_000;

    @Test
    void pinsGoAndComeWhileTheChatGoesOn(Stage stage) {
        Console console = stage.technician();
        CustomerPage customer = stage.customer().open();
        customer.enter(console.createPin("Hot Swap"));
        assertThat(console.row("Hot Swap")).containsText("Waiting");
        console.start("Hot Swap");
        CustomerPage visitor = stage.customer().open();
        assertThat(visitor.field()).isVisible();
        console.openNewSession();
        assertThat(console.pinTab()).isVisible();

        try {
            stage.gateway().shell("feature:uninstall belay-connect-pin");

            assertThat(console.pinTab())
                    .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(WITHIN_MS));
            assertThat(visitor.page().getByText("Codes are not offered at the moment"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(WITHIN_MS));
            customer.write("Still here without PINs");
            assertThat(console.chat()).containsText("Still here without PINs");
        } finally {
            stage.gateway().shell("feature:install belay-connect-pin");
        }

        assertThat(console.pinTab())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(WITHIN_MS));
        assertThat(visitor.field())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(WITHIN_MS));
        console.page().keyboard().press("Escape");
        console.write("And with PINs again");
        assertThat(customer.chat()).containsText("And with PINs again");
        console.page().context().close();
        visitor.page().context().close();
    }
}
