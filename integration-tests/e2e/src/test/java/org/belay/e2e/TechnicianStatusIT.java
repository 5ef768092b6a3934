package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.e2e.Team.Person;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A technician's status, in his console and as an administrator reads it. */
@ExtendWith(GatewayUnderTest.class)
class TechnicianStatusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WITHIN_MS = 100_000;

    private Stage stage;
    private Team team;
    private Person person;
    private Console console;
    private GatewayClient administrator;

    @BeforeEach
    void atWork(Stage shared) {
        stage = shared;
        team = new Team(stage.gateway().address());
        person = team.technician("Stella");
        Person lead = team.administrator("Adrian", Map.of());
        administrator = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        administrator.signIn(lead.email(), GatewayUnderTest.PASSWORD);
        console = new Console(stage.browsers().desk(stage.gateway().address()));
    }

    @AfterEach
    void goHome() {
        console.page().context().close();
        team.close();
    }

    private void signIn() {
        console.signIn(person.email(), GatewayUnderTest.PASSWORD);
    }

    private Locator button(String status) {
        return console.page()
                .getByRole(AriaRole.BANNER)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(status).setExact(true));
    }

    private JsonNode read() {
        return administrator.get("/api/technician-statuses?unit=" + person.unit()).ok().path(0);
    }

    private JsonNode readUntil(String status) {
        return await().atMost(PATIENCE)
                .until(this::read, each -> each.path("status").asText().equals(status));
    }

    @Test
    @Tag("CONS-21")
    @Tag("CONS-121")
    @Tag("CONS-122")
    @Tag("CONS-123")
    void awayByAClickIsSeenByAnAdministratorAndSurvivesAReload() {
        assertThat(read().path("status").asText()).isEqualTo("offline");
        signIn();
        assertThat(button("Online")).isVisible();
        assertThat(console.page().getByText(person.name()).first()).isVisible();
        readUntil("online");

        button("Online").click();
        assertThat(button("Away")).isVisible();
        JsonNode away = readUntil("away");
        assertThat(away.path("automatic").asBoolean()).isFalse();
        Axe.findsNothing(console.page(), "console-away");

        console.page().reload();
        assertThat(button("Away")).isVisible();
        assertThat(read()).isEqualTo(away); // since the same moment: nothing was between

        button("Away").focus();
        // What is pressed right after a change is taken for the second half of a double click.
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1_200))
                .until(
                        () -> {
                            console.page().keyboard().press("Enter");
                            return read().path("status").asText().equals("online");
                        });
        assertThat(button("Online")).isVisible();

        console.page().close();
        readUntil("offline");
    }

    @Test
    @Tag("CONS-126")
    @Tag("SET-87")
    void busyComesAndGoesWithTheActiveSessionsAndIsNoButton() {
        team.set(team.group(), Map.of("technician.busy-from", 1));
        signIn();
        assertThat(button("Online")).isVisible();
        CustomerPage customer = stage.customer().open();
        customer.enter(console.createPin("Busy customer"));
        console.start("Busy customer");

        Locator banner = console.page().getByRole(AriaRole.BANNER);
        assertThat(banner.getByText("Busy", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(button("Busy")).hasCount(0);
        assertThat(readUntil("busy").path("name").asText()).isEqualTo(person.name());

        console.end();
        assertThat(button("Online")).isVisible();
        customer.page().context().close();
    }

    @Test
    @Tag("SET-89")
    @Tag("SET-90")
    void whoDoesNothingIsWarnedAndThenSignedOut() {
        team.set(team.group(), Map.of("technician.log-off-after", 1));
        signIn();

        Locator warning = console.page().getByRole(AriaRole.ALERT);
        assertThat(warning)
                .containsText(
                        "you will be signed out",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(WITHIN_MS));
        console.page().keyboard().press("Shift");
        assertThat(warning).hasCount(0);

        assertThat(console.page())
                .hasURL(
                        Pattern.compile("/sign-in\\?signed-out=inactivity"),
                        new PageAssertions.HasURLOptions().setTimeout(WITHIN_MS));
        assertThat(console.page().getByText("nothing had happened in the console")).isVisible();
        assertThat(console.page().request().get("/api/me").status()).isEqualTo(401);
        readUntil("offline");
    }

    @Test
    @Tag("SET-91")
    void whoLeavesTheConsoleComesToThePageThatHisGroupSays() {
        String page = stage.gateway().address() + "?left";
        team.set(team.group(), Map.of("technician.log-off-url", page));
        signIn();
        assertThat(button("Online")).isVisible();

        console.page().getByRole(AriaRole.BUTTON, Console.named("Sign out")).click();

        assertThat(console.page()).hasURL(Pattern.compile("\\?left$"));
    }

    @Test
    void whoDoesNotAdministerHimDoesNotSeeHim() {
        Team other = new Team(stage.gateway().address());
        Person stranger = other.administrator("Stranger", Map.of());
        GatewayClient client = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        client.signIn(stranger.email(), GatewayUnderTest.PASSWORD);
        signIn();
        readUntil("online");

        assertThat(client.get("/api/technician-statuses?unit=" + person.unit()).status())
                .isEqualTo(404);
        assertThat(client.get("/api/technician-statuses").ok()).isEmpty();
        other.close();
    }
}
