package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator removes and installs a bundle while people talk. */
@ExtendWith(GatewayUnderTest.class)
class HotSwapIT {

    private static final String VALIDITY = "connect.pin.validity";
    private static final String PIN = "connect.pin";

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

            assertThat(console.pinTab()).isHidden();
            assertThat(visitor.page().getByText("Codes are not offered at the moment")).isVisible();
            customer.write("Still here without PINs");
            assertThat(console.chat()).containsText("Still here without PINs");
        } finally {
            stage.gateway().shell("feature:install belay-connect-pin");
        }

        assertThat(console.pinTab()).isVisible();
        assertThat(visitor.field()).isVisible();
        console.page().keyboard().press("Escape");
        console.write("And with PINs again");
        assertThat(customer.chat()).containsText("And with PINs again");
    }

    @Test
    void whatABundleDeclaresGoesAndComesInAnOpenAdministrationCenter(Stage stage) {
        Organizer organizer = new Organizer(stage.gateway().address());
        int group = organizer.group(Organizer.unique("Hot swap"), Organizer.TECHNICIANS);
        AdminPage settings = admin(stage).open(group, "settings");
        settings.setting(VALIDITY).getByRole(AriaRole.TEXTBOX).fill("33");
        settings.saved();
        AdminPage permissions = admin(stage).open(group, "organization");
        assertThat(permissions.permission(PIN)).isVisible();

        try {
            stage.gateway().shell("feature:uninstall belay-connect-pin");

            assertThat(settings.setting(VALIDITY)).isHidden();
            assertThat(permissions.permission(PIN)).isHidden();
        } finally {
            stage.gateway().shell("feature:install belay-connect-pin");
        }

        assertThat(settings.setting(VALIDITY).getByRole(AriaRole.TEXTBOX)).hasValue("33");
        assertThat(permissions.permission(PIN)).isVisible();
    }

    private static AdminPage admin(Stage stage) {
        return new AdminPage(stage.browsers().desk(stage.gateway().address()))
                .signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }
}
