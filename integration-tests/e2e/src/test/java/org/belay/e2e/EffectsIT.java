package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a change of the organization does, in the built gateway, to those who are at work. */
@ExtendWith(GatewayUnderTest.class)
class EffectsIT {

    private static final String PASSWORD = "Belay-on-8-ropes";

    private Stage stage;
    private GatewayClient master;
    private String own = PASSWORD;

    @BeforeEach
    void signIn(Stage shared) {
        stage = shared;
        master = client();
        master.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    private GatewayClient client() {
        return new GatewayClient(stage.gateway().address(), GatewayClient.http());
    }

    private int make(String type, int parent, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("type", type);
        body.put("parent", parent);
        return master.post("/api/units", body).ok().path("id").asInt();
    }

    private int technician(int group, String name) {
        String email = name.toLowerCase(Locale.ROOT) + "@acme.example";
        return make(
                "technician",
                group,
                Map.of("name", name, "email", email, "password", PASSWORD, "enabled", true));
    }

    private void change(int unit, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("revision", master.get("/api/units/" + unit).ok().path("revision").asInt());
        master.put("/api/units/" + unit, body).ok();
    }

    /** Signed in for the first time: the password that an administrator gave is replaced. */
    private GatewayClient signedIn(String name) {
        GatewayClient client = client();
        String email = name.toLowerCase(Locale.ROOT) + "@acme.example";
        JsonNode step = client.signIn(email, PASSWORD);
        if (step.path("next").asText().equals("password")) {
            client.signInStep("/api/sign-in/password", Map.of("password", PASSWORD + "-mine"));
            own = PASSWORD + "-mine";
        }
        return client;
    }

    @Test
    @Tag("ORG-34")
    @Tag("SES-307")
    void whoIsDisabledLosesHisConsoleAndHisCustomersAreTold() {
        int group = make("technician-group", 4, Map.of("name", "Effects one"));
        int nils = technician(group, "Nils");
        GatewayClient technician = signedIn("Nils");
        GatewaySocket console = technician.technicianSocket();
        String pin = technician.issuePin("Ilse");
        String late = technician.issuePin("Late");
        GatewayClient customer = client();
        int session = customer.redeemPin(pin);
        GatewaySocket page = customer.customerSocket(session);
        console.await("session", each -> true);

        change(nils, Map.of("enabled", false));

        JsonNode last =
                page.await(
                        "session",
                        each -> each.path("session").path("status").asText().equals("aborted"));
        assertThat(last.path("session").path("acts")).isEmpty();
        assertThat(console.closed().join()).isEqualTo(4001);
        assertThat(technician.get("/api/me").status()).isEqualTo(401);
        assertThat(client().post("/api/connect/pin/redeem", Map.of("code", late)).error())
                .isEqualTo("pin-expired");
    }

    @Test
    @Tag("PERM-37")
    @Tag("PERM-17")
    void aPermissionThatIsTakenAwayIsGoneAtOnceAndComesBackAtOnce() {
        int group = make("technician-group", 4, Map.of("name", "Effects two"));
        technician(group, "Nora");
        GatewayClient technician = signedIn("Nora");
        GatewaySocket console = technician.technicianSocket();
        assertThat(may(technician, "session.private")).isTrue();

        permit(group, "session.private", false);

        console.await("me", each -> true);
        assertThat(may(technician, "session.private")).isFalse();
        assertThat(technician.post("/api/connect/pin", Map.of()).status()).isEqualTo(403);

        permit(group, "session.private", true);
        assertThat(may(technician, "session.private")).isTrue();
        technician.issuePin("Again");
    }

    @Test
    @Tag("PERM-37")
    @Tag("ORG-34")
    void pagesFollowWithoutANewSignIn() {
        int group = make("technician-group", 4, Map.of("name", "Effects four"));
        int tilda = technician(group, "Tilda");
        GatewayClient technician = signedIn("Tilda");
        Console console =
                new Console(stage.browsers().desk(stage.gateway().address()))
                        .signIn("tilda@acme.example", own);
        Locator invite =
                console.page()
                        .getByRole(AriaRole.TOOLBAR)
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions()
                                        .setName(Pattern.compile("^New session")));
        PlaywrightAssertions.assertThat(invite).isVisible();

        permit(group, "session.private", false);
        PlaywrightAssertions.assertThat(invite).isHidden();
        permit(group, "session.private", true);
        PlaywrightAssertions.assertThat(invite).isVisible();

        console.openNewSession();
        PlaywrightAssertions.assertThat(console.pinTab()).isVisible();
        permit(group, "connect.pin", false);
        PlaywrightAssertions.assertThat(console.pinTab()).isHidden();
        permit(group, "connect.pin", true);
        PlaywrightAssertions.assertThat(console.pinTab()).isVisible();

        CustomerPage customer = stage.customer().open();
        customer.enter(technician.issuePin("Ilse"));
        PlaywrightAssertions.assertThat(customer.page().getByText("You are next").first())
                .isVisible();
        master.delete("/api/units/" + tilda).ok();

        PlaywrightAssertions.assertThat(
                        customer.page()
                                .getByText("Your technician isn't available any more")
                                .first())
                .isVisible();
        PlaywrightAssertions.assertThat(console.page()).hasURL(Pattern.compile("/sign-in"));
    }

    private void permit(int group, String key, boolean given) {
        master.put(
                        "/api/units/" + group + "/permissions?audience=members",
                        Map.of(
                                "save",
                                "unit",
                                "permissions",
                                Map.of(
                                        key,
                                        Map.of("revision", revision(group, key), "given", given))))
                .ok();
    }

    private int revision(int group, String key) {
        JsonNode all =
                master.get("/api/units/" + group + "/permissions?audience=members")
                        .ok()
                        .path("permissions");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow()
                .path("revision")
                .asInt();
    }

    private static boolean may(GatewayClient client, String key) {
        JsonNode permissions = client.get("/api/me").ok().path("permissions");
        return StreamSupport.stream(permissions.spliterator(), false)
                .anyMatch(each -> each.asText().equals(key));
    }

    @Test
    void theOrganizationIsWrittenAndReadAtTheShell() throws IOException {
        int group = make("technician-group", 4, Map.of("name", "Effects three"));
        Path file = stage.gateway().home().toAbsolutePath().resolve("data/acme.yaml");

        stage.gateway().shell("belay:org-export " + file);
        String text = Files.readString(file);
        assertThat(text).contains("Effects three").doesNotContain(GatewayUnderTest.PASSWORD);
        assertThat(stage.gateway().shell("belay:org-import --dry-run " + file))
                .contains("is what the file says");

        Files.writeString(file, text.replace("name: Effects three", "name: Effects drei"));
        assertThat(stage.gateway().shell("belay:org-import --dry-run " + file))
                .contains("Effects three", "→", "Effects drei");
        stage.gateway().shell("belay:org-import " + file);
        assertThat(master.get("/api/units/" + group).ok().path("name").asText())
                .isEqualTo("Effects drei");

        Files.writeString(file, "version: 1\na: &a [1]\nb: *a\n");
        assertThatThrownBy(() -> stage.gateway().shell("belay:org-import " + file))
                .hasMessageContaining("Aliases");
        assertThat(stage.gateway().shell("belay:audit-verify")).contains("is whole");
    }
}
