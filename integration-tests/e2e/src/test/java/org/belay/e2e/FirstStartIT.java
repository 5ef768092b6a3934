package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A gateway that was never started before, from its unpacking to the first sign-in. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartIT {

    private static TestGateway gateway;
    private static Browsers browsers;
    private static String token;

    @BeforeAll
    static void startForTheFirstTime(Browsers shared) {
        browsers = shared;
        gateway =
                TestGateway.unpack(TestGateway.distribution(), Path.of("target", "gateway-first"))
                        .start();
        token = gateway.setUpToken();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @Order(1)
    void readinessNamesEachPart() {
        GatewayClient.Answer ready = client().get("/health/ready");

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body().toString()).contains("database", "sessions", "relay");
    }

    @Test
    @Order(1)
    void theSetUpLinkIsReadableByItsOwnerAlone() throws Exception {
        Path link = gateway.home().resolve("data/setup-link.txt");

        assertThat(Files.getPosixFilePermissions(link))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(gateway.log()).doesNotContain(token);
    }

    @Test
    @Order(1)
    void beforeSetUpThePagesSayThatTheGatewayIsNotSetUp() {
        Page page = browsers.desk(gateway.address());

        page.navigate("/");

        assertThat(page.locator("body")).containsText("set up");
        assertThat(page.content()).doesNotContain(token);
    }

    @Test
    @Order(2)
    @Tag("ROLE-05")
    @Tag("ROLE-06")
    void theSetUpPageCreatesTheOrganizationAndItsFirstAdministrator() {
        Page page = browsers.desk(gateway.address());

        page.navigate("/set-up?token=" + token);
        assertThat(page.getByLabel("Organization name")).isVisible();
        Axe.findsNothing(page, "set-up");
        page.getByLabel("Organization name").fill(GatewayUnderTest.ORGANIZATION);
        page.getByLabel("Your name").fill(GatewayUnderTest.NAME);
        page.getByLabel("E-mail address").fill(GatewayUnderTest.EMAIL);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(GatewayUnderTest.PASSWORD);
        page.getByLabel("Password once more").fill("Belay-on-8-ropes");
        page.getByRole(AriaRole.BUTTON, Console.named("Create organization")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The two passwords differ.");
        Axe.findsNothing(page, "set-up-refused");
        page.getByLabel("Password once more").fill(GatewayUnderTest.PASSWORD);
        page.getByRole(AriaRole.BUTTON, Console.named("Create organization")).click();

        assertThat(page.getByText("Your organization is ready")).isVisible();
    }

    @Test
    @Order(3)
    void afterSetUpThePageIsClosedForGood() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        for (String path :
                new String[] {
                    "set-up?token=" + token,
                    "set-up/",
                    "//set-up",
                    "set-up;x=1",
                    "%73et-up",
                    "./set-up",
                    "set-up/../set-up"
                }) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(gateway.address() + path)).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
        }
        assertThat(
                        client().post(
                                        "/api/set-up",
                                        Map.of(
                                                "token", token,
                                                "organization", "Evil",
                                                "name", "Evil",
                                                "email", "evil@acme.example",
                                                "password", GatewayUnderTest.PASSWORD))
                                .status())
                .isEqualTo(404);
        assertThat(gateway.home().resolve("data/setup-link.txt")).doesNotExist();
    }

    @Test
    @Order(3)
    @Tag("CONS-02")
    @Tag("CONS-03")
    @Tag("CONS-21")
    void theAdministratorSignsInToTheConsoleAndOutAgain() {
        Console console =
                new Console(browsers.desk(gateway.address()))
                        .signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);

        assertThat(console.page().getByRole(AriaRole.BANNER)).containsText(GatewayUnderTest.NAME);

        console.page().getByRole(AriaRole.BUTTON, Console.named("Sign out")).click();
        assertThat(console.page()).hasURL(java.util.regex.Pattern.compile("/sign-in"));
    }

    @Test
    @Order(4)
    void guessingAPasswordIsLockedOut() {
        GatewayClient guesser = client();
        GatewayClient.Answer answer = null;
        for (int i = 0; i < 12; i++) {
            answer =
                    guesser.post(
                            "/api/sign-in",
                            Map.of("email", GatewayUnderTest.EMAIL, "password", "guess-" + i));
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error()).isEqualTo("locked");
        assertThat(answer.retryAfter()).isPresent();
    }

    @Test
    @Order(4)
    void guessingPinsIsSlowedDown() {
        GatewayClient guesser = client();
        GatewayClient.Answer answer = null;
        for (int i = 0; i < 30 && (answer == null || answer.status() != 429); i++) {
            answer = guesser.post("/api/connect/pin/redeem", Map.of("code", "00000" + i % 10));
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.retryAfter()).isPresent();
    }

    @Test
    @Order(5)
    void itListensOnTheLoopbackAddressAlone() throws Exception {
        String listening =
                new String(
                        new ProcessBuilder("cat", "/proc/net/tcp", "/proc/net/tcp6")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        java.nio.charset.StandardCharsets.US_ASCII);
        String port = String.format("%04X", gateway.address().getPort());

        assertThat(listening.lines().filter(line -> line.contains(":" + port + " ")))
                .filteredOn(line -> line.contains(" 0A "))
                .isNotEmpty()
                .allMatch(line -> line.contains("0100007F:" + port));
    }

    private static GatewayClient client() {
        return new GatewayClient(gateway.address(), GatewayClient.http());
    }
}
