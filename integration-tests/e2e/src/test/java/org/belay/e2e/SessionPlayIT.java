package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A play for two technicians, their supervisor and three customers, each with a browser: rows of the
 * table of statuses as people see them. The engine's own tests have all rows.
 */
@ExtendWith(GatewayUnderTest.class)
class SessionPlayIT {

    private static Team team;
    private static Team.Person anna;
    private static Team.Person ben;
    private static Console annas;
    private static Console bens;

    @BeforeAll
    static void twoTechniciansAreOnline(Stage stage) {
        team = new Team(stage.gateway().address());
        anna = team.technician("Anna");
        ben = team.technician("Ben");
        annas = console(stage, anna);
        bens = console(stage, ben);
    }

    private static Console console(Stage stage, Team.Person person) {
        return new Console(stage.browsers().desk(stage.gateway().address()))
                .signIn(person.email(), GatewayUnderTest.PASSWORD);
    }

    @AfterAll
    static void theCurtainFalls() {
        team.close();
    }

    /** Somebody comes by a code of Anna's, and waits for her. */
    private static CustomerPage waits(CustomerPage customer, String name) {
        customer.open().enter(annas.createPin(name));
        annas.shows(name, "Waiting");
        return customer;
    }

    @Test
    @Tag("SES-201")
    @Tag("SES-204")
    @Tag("SES-210")
    @Tag("SES-214")
    @Tag("SES-215")
    @Tag("SES-216")
    @Tag("SES-217")
    @Tag("SES-237")
    @Tag("SES-238")
    @Tag("SES-239")
    @Tag("SES-240")
    @Tag("SES-243")
    @Tag("SES-302")
    @Tag("SES-305")
    @Tag("SES-309")
    @Tag("SES-311")
    void aSessionGoesFromHandToHand(Stage stage) {
        CustomerPage ilse = waits(stage.customer(), "Ilse");

        annas.row("Ilse").click();
        annas.transfer(ben.name(), "Printers");
        annas.shows("Ilse", "Outgoing");
        bens.shows("Ilse", "Incoming");
        annas.does("Ilse", "Cancel transfer");
        annas.shows("Ilse", "Active");
        bens.lacks("Ilse");

        annas.transfer(ben.name(), "Printers, please");
        annas.shows("Ilse", "Outgoing");
        bens.shows("Ilse", "Incoming");
        bens.row("Ilse").click();
        bens.transfer(anna.name(), "Back to you");
        annas.shows("Ilse", "Incoming");
        bens.shows("Ilse", "Outgoing");
        annas.does("Ilse", "Take over");
        annas.shows("Ilse", "Active");
        bens.lacks("Ilse");

        annas.does("Ilse", "Hold");
        annas.shows("Ilse", "On hold");
        annas.transfer(ben.name(), "After lunch");
        annas.shows("Ilse", "Outgoing");
        bens.shows("Ilse", "Incoming");
        annas.does("Ilse", "Hold");
        annas.shows("Ilse", "On hold");
        bens.lacks("Ilse");
        annas.does("Ilse", "Resume");
        annas.shows("Ilse", "Active");

        annas.end();
        annas.lacks("Ilse");
        assertThat(ilse.page().getByText("Your technician has ended the session")).isVisible();
    }

    @Test
    @Tag("SES-203")
    @Tag("SES-213")
    @Tag("SES-219")
    @Tag("SES-244")
    @Tag("SES-245")
    @Tag("SES-248")
    @Tag("SES-249")
    @Tag("SES-250")
    @Tag("SES-251")
    @Tag("SES-260")
    @Tag("SES-328")
    void twoTechniciansShareASession(Stage stage) {
        waits(stage.customer(), "Otto");
        annas.start("Otto");

        annas.invite(ben.name());
        bens.shows("Otto", "Invitation");
        annas.button("Remove " + ben.name()).click();
        bens.lacks("Otto");

        annas.invite(ben.name());
        bens.shows("Otto", "Invitation");
        bens.does("Otto", "Join");
        bens.shows("Otto", "Collaborating");
        annas.shows("Otto", "Active");

        bens.does("Otto", "Hold");
        bens.shows("Otto", "On hold");
        annas.shows("Otto", "Active");
        bens.does("Otto", "Resume");
        bens.shows("Otto", "Collaborating");

        annas.button("Offer the lead to " + ben.name()).click();
        bens.button("Accept the lead").click();
        bens.shows("Otto", "Active");
        annas.shows("Otto", "Collaborating");
        bens.button("Offer the lead to " + anna.name()).click();
        annas.button("Accept the lead").click();
        annas.shows("Otto", "Active");
        bens.shows("Otto", "Collaborating");

        annas.button("Remove " + ben.name()).click();
        bens.lacks("Otto");
        annas.invite(ben.name());
        bens.does("Otto", "Join");
        bens.shows("Otto", "Collaborating");
        annas.end();
        annas.lacks("Otto");
        bens.shows("Otto", "Closed");
        bens.does("Otto", "Clear from list");
        bens.lacks("Otto");
    }

    @Test
    @Tag("SES-206")
    @Tag("SES-221")
    @Tag("SES-223")
    @Tag("SES-225")
    @Tag("SES-226")
    void aBadLineBringsASessionBackToWhereItWas(Stage stage) throws Exception {
        try (BadLine line = new BadLine(stage.gateway().address())) {
            waits(new CustomerPage(stage.browsers().phone(line.address())), "Mia");

            line.cut();
            annas.shows("Mia", "Reconnecting");
            line.join();
            annas.shows("Mia", "Waiting");

            annas.start("Mia");
            annas.does("Mia", "Hold");
            annas.shows("Mia", "On hold");
            line.cut();
            annas.shows("Mia", "Reconnecting");
            line.join();
            annas.shows("Mia", "On hold");

            line.cut();
            annas.shows("Mia", "Reconnecting");
            annas.row("Mia").click();
            annas.end();
            annas.lacks("Mia");
        }
    }

    @Test
    @Tag("SES-220")
    @Tag("SES-242")
    @Tag("SES-304")
    void customersCloseWhileTheyWaitAreHeldOrAreHandedOver(Stage stage) {
        CustomerPage ilse = waits(stage.customer(), "Ilse leaves");
        CustomerPage otto = waits(stage.customer(), "Otto leaves");
        CustomerPage mia = waits(stage.customerWithPhone(), "Mia leaves");

        ilse.leave();
        annas.lacks("Ilse leaves");

        annas.start("Otto leaves");
        annas.does("Otto leaves", "Hold");
        annas.shows("Otto leaves", "On hold");
        otto.leave();
        annas.shows("Otto leaves", "Closed");
        annas.does("Otto leaves", "Clear from list");

        annas.start("Mia leaves");
        annas.transfer(ben.name(), "Phones");
        bens.shows("Mia leaves", "Incoming");
        mia.leave();
        annas.shows("Mia leaves", "Closed");
        bens.lacks("Mia leaves");
        annas.does("Mia leaves", "Clear from list");
        annas.lacks("Mia leaves");
    }
}
