package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.Patience;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People sign in at a real Keycloak, in a real browser. */
@ExtendWith({GatewayUnderTest.class, Keycloak.class})
class SingleSignOnIT {

    private static final String CONFIG = "org.belay.security.oidc.cfg";
    private static final String LABEL = "Acme ID";
    private static final int TECHNICIANS = 4;

    private final Stage stage;
    private Page page;

    SingleSignOnIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void configure(Stage stage, Keycloak.Server keycloak) {
        GatewayClient administrator = anybody(stage);
        administrator.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        int group =
                administrator
                        .post(
                                "/api/units",
                                Map.of(
                                        "type",
                                        "technician-group",
                                        "parent",
                                        TECHNICIANS,
                                        "name",
                                        "Single sign-on",
                                        "enabled",
                                        true))
                        .ok()
                        .path("id")
                        .asInt();
        add(administrator, group, "Tess Sso", Keycloak.TESS, true);
        add(administrator, group, "Dora Sso", Keycloak.DORA, false);
        offer(stage, keycloak, LABEL);
    }

    /** Configures the provider under that label, and waits until the sign-in page offers it. */
    private static void offer(Stage stage, Keycloak.Server keycloak, String label) {
        stage.gateway()
                .etc(
                        CONFIG,
                        """
                        issuer = %s
                        client.id = %s
                        client.secret = %s
                        label = %s
                        """
                                .formatted(
                                        keycloak.issuer(),
                                        Keycloak.CLIENT,
                                        Keycloak.SECRET,
                                        label));
        GatewayClient anybody = anybody(stage);
        await().until(
                        () -> anybody.get("/api/sign-in/methods").ok().path("sso"),
                        each -> each.findValuesAsText("label").contains(label));
    }

    private static GatewayClient anybody(Stage stage) {
        return new GatewayClient(stage.gateway().address(), GatewayClient.http());
    }

    private static void add(
            GatewayClient administrator, int group, String name, String ssoId, boolean enabled) {
        Map<String, Object> technician = new HashMap<>();
        technician.put("type", "technician");
        technician.put("parent", group);
        technician.put("name", name);
        technician.put("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acme.example");
        technician.put("ssoId", ssoId);
        technician.put("enabled", enabled);
        administrator.post("/api/units", technician).ok();
    }

    @AfterAll
    static void remove(Stage stage) {
        stage.gateway().removeFromEtc(CONFIG);
    }

    @BeforeEach
    void openABrowser() {
        page = stage.browsers().desk(stage.gateway().address());
    }

    private void signInAs(String user, String next) {
        page.navigate("/api/sso/oidc/start?next=" + next);
        page.locator("#username").fill(user);
        page.locator("#password").fill(Keycloak.PASSWORD);
        page.locator("#kc-login").click();
    }

    @Test
    @Tag("AUTH-01")
    @Tag("AUTH-23")
    @Tag("AUTH-24")
    @Tag("AUTH-35")
    @Tag("CONS-04")
    void aTechnicianComesFromKeycloakToTheConsole() {
        signInAs("tess", "/console");

        assertThat(page).hasURL(stage.gateway().address() + "console");
        assertThat(page.context().cookies())
                .filteredOn(each -> each.domain.equals("localhost"))
                .extracting(each -> each.name)
                .noneMatch(name -> name.startsWith("belay-sso-"));
        assertThat(page.evaluate("fetch('/api/me').then(r => r.json()).then(m => m.name)"))
                .isEqualTo("Tess Sso");
        assertThat(page.getByRole(AriaRole.TOOLBAR)).isVisible();
        // Nothing of the way stays in what the page's own code could read.
        assertThat((String) page.evaluate("document.cookie")).isEmpty();
    }

    @Test
    @Tag("AUTH-24")
    void whomTheGatewayDoesntKnowIsSentBackToTheSignInPage() {
        signInAs("sam", "/console");

        page.waitForURL("**/sign-in?sso-error=unknown-account");
        assertThat(page.evaluate("fetch('/api/me').then(r => r.status)")).isEqualTo(401);
    }

    @Test
    void whoIsDisabledHereIsNotLetIn() {
        signInAs("dora", "/console");

        page.waitForURL(Pattern.compile(".*/sign-in\\?sso-error=(denied|unknown-account)"));
        assertThat(page.evaluate("fetch('/api/me').then(r => r.status)")).isEqualTo(401);
    }

    @Test
    void nobodyIsLedToAnotherSite() {
        signInAs("tess", "https%3A%2F%2Fevil.example%2F");

        assertThat(page.getByRole(AriaRole.TOOLBAR)).isVisible();
        assertThat(page).hasURL(stage.gateway().address() + "console");
    }

    @Test
    void anAnswerIsOfNoUseInAnotherBrowser() {
        String[] answer = new String[1];
        page.onRequest(
                request -> {
                    if (request.url().contains("/api/sso/oidc/callback")) {
                        answer[0] = request.url();
                    }
                });
        signInAs("tess", "/console");
        assertThat(page.getByRole(AriaRole.TOOLBAR)).isVisible();

        Page other = stage.browsers().desk(stage.gateway().address());
        other.navigate(answer[0]);

        other.waitForURL("**/sign-in?sso-error=invalid");
        assertThat(other.evaluate("fetch('/api/me').then(r => r.status)")).isEqualTo(401);
    }

    @Test
    void whoSeesTheButtonGetsThroughHoweverNewTheConfigurationIs(Keycloak.Server keycloak)
            throws Exception {
        URI start = stage.gateway().address().resolve("/api/sso/oidc/start");
        for (String label : List.of("Acme One", "Acme Two", "Acme Three", LABEL)) {
            offer(stage, keycloak, label);

            HttpResponse<Void> answer =
                    GatewayClient.http()
                            .send(
                                    HttpRequest.newBuilder(start).timeout(Patience.LONG).build(),
                                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Location").orElse("status " + answer))
                    .as(label)
                    .startsWith(keycloak.issuer());
        }
    }
}
