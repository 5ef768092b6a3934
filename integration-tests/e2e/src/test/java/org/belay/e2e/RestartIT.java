package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway is gone for a moment in the middle of a session. */
@ExtendWith(GatewayUnderTest.class)
class RestartIT {

    @Test
    @Tag("SES-01")
    @Tag("SES-26")
    void afterAPowerCutBothSidesComeBackByThemselvesWithTheWholeChat(Stage stage) {
        Console console = stage.technician();
        CustomerPage customer = stage.customer().open();
        customer.enter(console.createPin("Power Cut"));
        assertThat(console.row("Power Cut")).containsText("Waiting");
        console.start("Power Cut");
        String id = console.row("Power Cut").getAttribute("data-session");
        console.write("First line");
        customer.write("Second line");
        assertThat(console.chat()).containsText("Second line");
        assertThat(customer.chat()).containsText("First line");

        stage.gateway().kill();
        customer.write("Written while the gateway was gone");
        stage.gateway().start();

        assertThat(console.chat()).containsText("Written while the gateway was gone");
        assertThat(console.row("Power Cut")).containsText("Active");
        assertThat(console.row("Power Cut")).hasAttribute("data-session", id);
        console.write("Welcome back");
        assertThat(customer.chat()).containsText("Welcome back");
        console.page().reload();
        console.row("Power Cut").click();
        for (String line :
                new String[] {
                    "First line",
                    "Second line",
                    "Written while the gateway was gone",
                    "Welcome back"
                }) {
            assertThat(console.chat().getByText(line)).hasCount(1);
        }
    }
}
