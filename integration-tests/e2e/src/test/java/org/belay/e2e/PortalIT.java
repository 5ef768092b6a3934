package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An organization's own page in the console. */
@ExtendWith(GatewayUnderTest.class)
class PortalIT {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Stage stage;
    private Team team;
    private Person technician;
    private HttpServer portal;
    private String address;
    private Console console;

    @BeforeEach
    void servesAPage(Stage shared) throws IOException {
        stage = shared;
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    byte[] body =
                            ("<!doctype html><h1>House rules</h1><button onclick=\"try { top.location"
                                            + " = '/stolen' } catch (e) { this.textContent ="
                                            + " 'Kept in' }\">Break out</button>")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        portal.start();
        address = "http://localhost:" + portal.getAddress().getPort() + "/";
        team = new Team(stage.gateway().address());
        technician = team.technician("Pia");
    }

    @AfterEach
    void stopsIt() {
        if (console != null) {
            console.page().context().close();
        }
        portal.stop(0);
        team.close();
    }

    private void signIn() {
        console =
                new Console(stage.browsers().desk(stage.gateway().address()))
                        .signIn(technician.email(), GatewayUnderTest.PASSWORD);
    }

    private void start(String name) {
        CustomerPage customer = stage.customer().open();
        customer.enter(console.createPin(name));
        assertThat(console.row(name)).containsText("Waiting");
        console.start(name);
    }

    @Test
    @Tag("SET-96")
    @Tag("SET-100")
    void theLinkLeadsToThePageWithTheTechnicianInIt() {
        team.set(
                team.group(),
                Map.of(
                        "portal.link.shown",
                        true,
                        "portal.link.name",
                        "Knowledge base",
                        "portal.link.address",
                        address + "kb?tech=$techid$&mail=$techemail$"));
        signIn();
        Locator link =
                console.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Knowledge base"));

        Page opened = console.page().waitForPopup(link::click);

        assertThat(opened.getByText("House rules")).isVisible();
        assertThat(asked)
                .contains(
                        "/kb?tech="
                                + technician.account()
                                + "&mail="
                                + technician.email().replace("@", "%40"));
    }

    @Test
    @Tag("CONS-16")
    @Tag("SET-97")
    @Tag("SET-98")
    @Tag("SET-99")
    @Tag("SET-100")
    void thePageInsideIsThereAtStartAndComesToTheFrontWithASession() {
        team.set(
                team.group(),
                Map.of(
                        "portal.inside.address", address + "inside?for=$cfield0$",
                        "portal.inside.with-session", true,
                        "portal.inside.at-start", true));
        signIn();
        FrameLocator frame = console.page().frameLocator("iframe");
        assertThat(frame.getByText("House rules")).isVisible();
        assertThat(asked).contains("/inside?for=");

        start("A & B");

        assertThat(frame.getByText("House rules")).isVisible();
        assertThat(asked).contains("/inside?for=A%20%26%20B");
        frame.getByRole(AriaRole.BUTTON).click();
        assertThat(frame.getByRole(AriaRole.BUTTON)).hasText("Kept in");
        assertThat(console.row("A & B")).isVisible();
    }

    @Test
    @Tag("SET-93")
    void withoutAPortalThereIsNothingOfIt() {
        signIn();
        start("Plain");

        assertThat(
                        console.page()
                                .getByRole(
                                        AriaRole.TAB,
                                        new Page.GetByRoleOptions().setName("Details")))
                .isVisible();
        assertThat(
                        console.page()
                                .getByRole(
                                        AriaRole.TAB,
                                        new Page.GetByRoleOptions().setName("Portal")))
                .hasCount(0);
        assertThat(console.page().locator("iframe")).hasCount(0);
    }
}
