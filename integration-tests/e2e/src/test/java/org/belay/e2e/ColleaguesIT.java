package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two technicians and a customer in one session, each with a browser of his own. */
@ExtendWith(GatewayUnderTest.class)
class ColleaguesIT {

    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final String pavelsName = "Pavel " + mark;
    private final String norasName = "Nora " + mark;
    private final List<String> heardByCustomer = new CopyOnWriteArrayList<>();
    private Console pavel;
    private Console nora;
    private CustomerPage customer;

    @BeforeEach
    void aCustomerTalksToPavel(Stage stage) {
        GatewayClient administrator =
                new GatewayClient(stage.gateway().address(), GatewayClient.http());
        administrator.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        pavel = console(stage, administrator, pavelsName);
        nora = console(stage, administrator, norasName);
        customer = stage.customer();
        customer.page()
                .onWebSocket(
                        socket ->
                                socket.onFrameReceived(frame -> heardByCustomer.add(frame.text())));
        customer.open().enter(pavel.createPin("Ilse"));
        assertThat(pavel.row("Ilse")).containsText("Waiting");
        pavel.start("Ilse");
    }

    private static Console console(Stage stage, GatewayClient administrator, String name) {
        String email = name.toLowerCase().replace(' ', '.') + "@acme.example";
        administrator.createTechnician(name, email, GatewayUnderTest.PASSWORD);
        return new Console(stage.browsers().desk(stage.gateway().address()))
                .signIn(email, GatewayUnderTest.PASSWORD);
    }

    @AfterEach
    void closeTheBrowsers() {
        List.of(pavel.page(), nora.page(), customer.page()).forEach(page -> page.context().close());
    }

    private static void handOver(Console from, String to, String comment) {
        from.tool("Transfer").click();
        from.dialog().getByLabel(Pattern.compile("^Comment")).fill(comment);
        from.choose(to);
        Axe.findsNothing(from.page(), "transfer");
        from.answer("Transfer");
        assertThat(from.row("Ilse")).containsText("Outgoing");
    }

    private void bringNoraIn() {
        pavel.page()
                .locator("belay-chat-bar")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Invite technician"))
                .click();
        pavel.choose(norasName);
        pavel.dialog().getByLabel("Send URLs").uncheck();
        pavel.dialog().getByLabel(Pattern.compile("^Comment")).fill("Knows printers");
        pavel.answer("Invite");
        assertThat(nora.row("Ilse")).containsText("Invitation");
        nora.row("Ilse").click();
        assertThat(nora.page().getByText("Knows printers").first()).isVisible();
        nora.tool("Join").click();
        assertThat(nora.row("Ilse")).containsText("Collaborating");
    }

    @Test
    @Tag("CONS-38")
    @Tag("CONS-41")
    @Tag("CONS-76")
    @Tag("CONS-79")
    @Tag("CONS-80")
    @Tag("CONS-81")
    @Tag("SES-19")
    void aSessionIsHandedOverWithAWordTakenUpAndHandedBack() {
        handOver(pavel, norasName, "Excel add-in");
        assertThat(nora.row("Ilse")).containsText("Incoming");
        assertThat(nora.row("Ilse")).containsText(pavelsName);
        assertThat(nora.row("Ilse")).containsText("Excel add-in");
        nora.row("Ilse").click();
        nora.tool("Take over").click();

        assertThat(nora.row("Ilse")).containsText("Active");
        assertThat(pavel.row("Ilse")).hasCount(0);
        assertThat(customer.chat()).containsText(norasName + " is with you now");
        assertThat(customer.chat()).not().containsText("Excel add-in");

        handOver(nora, pavelsName, "Done");
        assertThat(pavel.row("Ilse")).containsText("Incoming");
        nora.tool("Cancel transfer").click();

        assertThat(nora.row("Ilse")).containsText("Active");
        assertThat(pavel.row("Ilse")).hasCount(0);
    }

    @Test
    @Tag("CONS-40")
    @Tag("CHAT-05")
    @Tag("COLL-05")
    @Tag("COLL-07")
    @Tag("COLL-38")
    @Tag("COLL-52")
    @Tag("COLL-58")
    @Tag("SES-20")
    @Tag("COLL-01")
    void whatTechniciansWriteToEachOtherNeverReachesTheCustomersLine() {
        bringNoraIn();
        assertThat(pavel.row("Ilse")).containsText("Active");
        assertThat(customer.chat()).containsText(norasName + " has joined");

        Locator box = nora.page().getByLabel(Pattern.compile("^Write to"));
        box.fill("Half a line to Ilse");
        box.press("Alt+p");
        assertThat(nora.page().getByText("The customer doesn't see what you write now."))
                .isVisible();
        Axe.findsNothing(nora.page(), "collaboration");
        nora.write("The toner is a fake");
        assertThat(pavel.chat()).containsText("The toner is a fake");
        assertThat(pavel.chat()).containsText("Technicians only");
        nora.page().getByLabel(Pattern.compile("^Write to")).press("Alt+p");
        assertThat(nora.page().getByLabel(Pattern.compile("^Write to")))
                .hasValue("Half a line to Ilse");
        nora.write("Please print a page");

        assertThat(customer.chat()).containsText("Please print a page");
        customer.page().reload(); // now it comes from the log
        assertThat(customer.chat()).containsText("Please print a page");
        assertThat(heardByCustomer).anyMatch(frame -> frame.contains("Please print a page"));
        assertThat(heardByCustomer)
                .noneMatch(frame -> frame.contains("The toner is a fake"))
                .noneMatch(frame -> frame.contains("whispered"))
                .noneMatch(frame -> frame.contains("Knows printers"));
    }

    @Test
    @Tag("COLL-31")
    @Tag("COLL-32")
    @Tag("COLL-33")
    @Tag("COLL-34")
    @Tag("COLL-51")
    @Tag("COLL-59")
    void theLeadIsOfferedTakenBackAcceptedAndMayRemoveTheFormerLead() {
        bringNoraIn();
        Locator sendUrl = nora.page().getByRole(AriaRole.BUTTON, Console.named("Send URL"));
        assertThat(sendUrl).hasCount(0);
        pavel.page().getByRole(AriaRole.BUTTON, Console.named(norasName)).click();
        pavel.dialog().getByLabel("Send URLs").check();
        pavel.answer("Save");
        assertThat(sendUrl).isVisible();

        Locator offer = pavel.button("Offer the lead to " + norasName);
        offer.click();
        assertThat(nora.button("Accept the lead")).isVisible();
        pavel.button("Take back").click();
        assertThat(nora.button("Accept the lead")).hasCount(0);
        offer.click();
        nora.button("Accept the lead").click();

        assertThat(nora.row("Ilse")).containsText("Active");
        assertThat(pavel.row("Ilse")).containsText("Collaborating");
        assertThat(customer.chat()).containsText(norasName + " is your technician now");
        nora.button("Remove " + pavelsName + " from the session").click();
        assertThat(pavel.row("Ilse")).hasCount(0);
    }
}
