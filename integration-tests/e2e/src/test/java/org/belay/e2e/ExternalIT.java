package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A technician from outside the organization in one session: invited, in it, out of it. */
@ExtendWith(GatewayUnderTest.class)
class ExternalIT {

    private static Stage stage;
    private static GatewayClient master;
    private static int group;
    private static Console lead;
    private static String leadsName;

    @BeforeAll
    static void aLeadWhoMayInviteAnybody(Stage shared) {
        stage = shared;
        master = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        master.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        Team team = new Team(stage.gateway().address());
        group = team.group();
        permit("members", "external.invite");
        permit("members", "chat");
        permit("external", "url.send");
        Team.Person person = team.technician("Lea");
        leadsName = person.name();
        GatewayClient first = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        JsonNode step = first.signIn(person.email(), GatewayUnderTest.PASSWORD);
        String password = GatewayUnderTest.PASSWORD;
        if (step.path("next").asText().equals("password")) {
            password += "-mine";
            first.signInStep("/api/sign-in/password", Map.of("password", password));
        }
        lead =
                new Console(stage.browsers().desk(stage.gateway().address()))
                        .signIn(person.email(), password);
    }

    private static void permit(String audience, String key) {
        String form = "/api/units/" + group + "/permissions?audience=" + audience;
        int revision =
                StreamSupport.stream(master.get(form).ok().path("permissions").spliterator(), false)
                        .filter(each -> each.path("key").asText().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .path("revision")
                        .asInt();
        Map<String, Object> given = new HashMap<>(Map.of("revision", revision, "given", true));
        master.put(form, Map.of("save", "unit", "permissions", Map.of(key, given))).ok();
    }

    /** An active session with a customer of that name. */
    private static CustomerPage active(String name) {
        CustomerPage customer = stage.customer().open();
        customer.enter(lead.createPin(name));
        assertThat(lead.row(name)).containsText("Waiting");
        lead.start(name);
        return customer;
    }

    private static Locator dialog() {
        return lead.page().locator("belay-session-dialogs");
    }

    private static void openExternalTab() {
        lead.tool("Invite technician").click();
        dialog().getByRole(AriaRole.TAB, named("External")).click();
        assertThat(dialog().getByLabel("PIN code")).isChecked();
    }

    /** The code for somebody of that name, or for one who is to say it. */
    private static String pinFor(String name) {
        openExternalTab();
        dialog().getByLabel(Pattern.compile("^Name")).fill(name);
        dialog().getByRole(AriaRole.BUTTON, named("Create PIN code")).click();
        String code =
                lead.page()
                        .getByRole(
                                AriaRole.IMG,
                                new Page.GetByRoleOptions()
                                        .setName(Pattern.compile("^The code is")))
                        .textContent()
                        .replaceAll("\\D", "");
        dialog().getByRole(AriaRole.BUTTON, named("Done")).click();
        return code;
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator leadsButton(String name) {
        return lead.page().getByRole(AriaRole.BUTTON, Console.named(name));
    }

    @Test
    @Tag("COLL-21")
    @Tag("COLL-22")
    @Tag("COLL-23")
    @Tag("COLL-24")
    @Tag("COLL-25")
    @Tag("COLL-36")
    @Tag("CONS-17")
    @Tag("GEN-06")
    @Tag("I18N-11")
    @Tag("GEN-21")
    @Tag("EXT-08")
    @Tag("EXT-11")
    void aGuestComesByPinInHisLanguageTalksAndIsRemoved() {
        CustomerPage ilse = active("Ilse Outside");
        List<String> heardByCustomer = new CopyOnWriteArrayList<>();
        ilse.page()
                .onWebSocket(
                        socket ->
                                socket.onFrameReceived(frame -> heardByCustomer.add(frame.text())));
        ilse.page().reload();
        assertThat(ilse.chat()).isVisible();
        openExternalTab();
        PinSessionIT.screenshot(lead.page(), "external-dialog");
        Axe.findsNothing(lead.page(), "external-dialog");
        dialog().getByRole(AriaRole.BUTTON, named("Cancel")).click();
        String code = pinFor("");

        Page guest = stage.browsers().phone(stage.gateway().address());
        guest.navigate("/");
        guest.getByText("Enter your code here").click();
        guest.getByLabel("Language").selectOption("de");
        assertThat(guest.getByText("An einer Support-Sitzung teilnehmen")).isVisible();
        PinSessionIT.screenshot(guest, "external-pin-phone");
        Axe.findsNothing(guest, "external-pin");
        guest.getByLabel("Code").fill(code.substring(0, 3) + " " + code.substring(3));
        Locator join = guest.getByRole(AriaRole.BUTTON, Console.named("Teilnehmen"));
        join.click();
        guest.getByLabel("Ihr Name").fill("Ann Lee");
        join.click();

        assertThat(guest).hasURL(Pattern.compile("/guest/session/\\d{9}$"));
        assertThat(guest.getByText(leadsName).first()).isVisible();
        assertThat(lead.row("Ilse Outside")).containsText("Active");
        assertThat(lead.page().locator("belay-collaboration-panel")).containsText("external");
        assertThat(ilse.chat()).containsText("Ann Lee has joined");
        write(guest, "Guten Tag, ich bin Ann");
        assertThat(ilse.chat()).containsText("Guten Tag, ich bin Ann");
        guest.keyboard().press("Alt+p");
        write(guest, "Der Toner ist falsch");
        assertThat(lead.chat()).containsText("Der Toner ist falsch");
        PinSessionIT.screenshot(guest, "external-session-phone");
        Axe.findsNothing(guest, "external-session");

        Locator sendUrl = guest.getByRole(AriaRole.BUTTON, Console.named("URL senden"));
        guest.keyboard().press("Alt+p");
        assertThat(sendUrl).isVisible();
        leadsButton("Ann Lee").click();
        dialog().getByLabel("Send URLs").uncheck();
        dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(sendUrl).hasCount(0);

        leadsButton("Remove Ann Lee from the session").click();
        assertThat(guest.getByText("Sie nehmen nicht mehr teil")).isVisible();
        assertThat(ilse.chat()).containsText("Ann Lee has left");
        ilse.write("Is Ann gone?");
        assertThat(lead.chat()).containsText("Is Ann gone?");
        guest.reload();
        assertThat(guest.getByText("Diese Sitzung steht Ihnen nicht offen")).isVisible();
        assertThat(heardByCustomer)
                .anyMatch(frame -> frame.contains("ich bin Ann"))
                .noneMatch(frame -> frame.contains("Toner"));
    }

    private static void write(Page guest, String text) {
        Locator box = guest.getByRole(AriaRole.TEXTBOX);
        box.fill(text);
        box.press("Enter");
    }

    @Test
    @Tag("I18N-10")
    @Tag("COLL-33")
    void aLinkBringsTheInvitersLanguageAndAWithdrawnCodeOpensNothing() {
        active("Otto Outside");
        openExternalTab();
        dialog().getByLabel(Pattern.compile("^Name")).fill("Ben Lind");
        dialog().getByLabel("Link", new Locator.GetByLabelOptions().setExact(true)).check();
        dialog().getByRole(AriaRole.BUTTON, named("Create link")).click();
        String link = dialog().locator(".link").textContent();
        dialog().getByRole(AriaRole.BUTTON, named("Done")).click();
        Page ben = stage.browsers().desk(stage.gateway().address(), "nl-NL");
        ben.navigate(URI.create(link).toString());
        assertThat(ben.getByText("You are invited to a support session")).isVisible();
        ben.getByRole(AriaRole.BUTTON, Console.named("Join")).click();
        assertThat(ben.getByText(leadsName).first()).isVisible();
        PinSessionIT.screenshot(ben, "external-session");

        String withdrawn = pinFor("Cleo");
        leadsButton("Remove Cleo from the session").click();
        Page cleo = stage.browsers().desk(stage.gateway().address());
        cleo.navigate("/guest");
        cleo.getByLabel("Code").fill(withdrawn);
        cleo.getByRole(AriaRole.BUTTON, Console.named("Join")).click();
        assertThat(cleo.getByRole(AriaRole.ALERT)).containsText("expired or was withdrawn");

        lead.end();
        assertThat(ben.getByText("The session has ended")).isVisible();
    }

    @Test
    @Tag("COLL-22")
    void theTabGoesAndReturnsWithItsBundle() {
        active("Uma Outside");
        Locator external = dialog().getByRole(AriaRole.TAB, named("External"));
        lead.tool("Invite technician").click();
        assertThat(external).isVisible();

        stage.gateway().shell("feature:uninstall belay-guest");
        try {
            assertThat(external).hasCount(0);
            assertThat(dialog().getByRole(AriaRole.SEARCHBOX)).isVisible();
        } finally {
            stage.gateway().shell("feature:install belay-guest");
        }

        assertThat(external).isVisible();
        dialog().getByRole(AriaRole.BUTTON, named("Cancel")).click();
        lead.end();
    }
}
