package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Role;
import org.belay.api.security.Access.Cookie;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people at their pages notice of a change of the organization, without a new sign-in. */
class OrganizationTest {

    private static final int MARA = RelayGateway.MARA;
    private static final int NILS = RelayGateway.NILS;

    private RelayGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private void changed(Set<Integer> accounts, Set<Integer> gone) {
        gateway.relay.organizationChanged(
                new OrganizationChange(Set.of(), accounts, gone, Set.of()));
    }

    private void rename(int account, String nickname) {
        gateway.accounts.with(
                new Account(
                        account,
                        "Mara Alvers",
                        nickname,
                        "mara@example.org",
                        "",
                        "",
                        Set.of(Role.TECHNICIAN),
                        true,
                        false));
    }

    @Test
    @Tag("SES-16")
    void aLimitOfActiveSessionsReachesOpenConsolesWhenItIsSet() {
        Page console = gateway.console(MARA);
        assertThat(console.hear("welcome").path("maxActive").asInt()).isEqualTo(10);

        gateway.sessions.setMostActive(3);
        changed(Set.of(MARA), Set.of());

        assertThat(console.hear("me").path("maxActive").asInt()).isEqualTo(3);
    }

    @Test
    @Tag("ORG-34")
    void whoIsDisabledLosesAllHisConsolesAtOnce() {
        Page one = gateway.console(MARA);
        Page other = gateway.console(MARA);
        Page nils = gateway.console(NILS);

        changed(Set.of(MARA), Set.of(MARA));

        assertThat(one.closeCode()).isEqualTo(4001);
        assertThat(other.closeCode()).isEqualTo(4001);
        nils.settle();
        assertThat(nils.all("me")).isEmpty();
    }

    @Test
    @Tag("PERM-37")
    void whosePermissionsChangedIsToldToLookAgain() {
        Page mara = gateway.console(MARA);
        Page nils = gateway.console(NILS);

        changed(Set.of(MARA), Set.of());

        mara.hear("me");
        mara.settle();
        nils.settle();
        assertThat(nils.all("me")).isEmpty();
    }

    @Test
    void whoIsNoTechnicianAnyMoreLosesHisConsole() {
        Page console = gateway.console(MARA);
        gateway.access.permit(MARA, "admin");

        changed(Set.of(MARA), Set.of());

        assertThat(console.closeCode()).isEqualTo(4001);
    }

    @Test
    @Tag("AUTH-17")
    void aSettingForEverybodyThatShutsHimOutEndsHisConsoleAtOnce() {
        Page console = gateway.console(MARA);
        Page nils = gateway.console(NILS);
        gateway.access.permit(MARA, "admin");

        gateway.relay.organizationChanged(
                new OrganizationChange(
                        Set.of(Directory.ORGANIZATION),
                        Set.of(),
                        Set.of(),
                        Set.of("ip.exceptions")));

        assertThat(console.closeCode()).isEqualTo(4001);
        nils.settle();
    }

    @Test
    void whoIsNoTechnicianAnyMoreDoesNothingOverASocketOfBefore() {
        Session session = gateway.sessions.create("Ilse", MARA);
        Page console = gateway.console(MARA);
        gateway.access.permit(MARA, "admin");

        console.say("say", "session", session.id(), "key", "k", "text", "still here");

        assertThat(console.closeCode()).isEqualTo(4001);
        assertThat(gateway.sessions.asked()).noneMatch(SessionCommand.Say.class::isInstance);
    }

    @Test
    void whoIsNoTechnicianGetsNoConsole() {
        gateway.access.permit(MARA, "admin");
        Cookie cookie = gateway.access.signIn(MARA);

        int status =
                gateway.handshake(
                        "/ws",
                        gateway.origin(),
                        cookie.name() + "=" + cookie.value(),
                        "belay.v1",
                        "ticket." + gateway.technicianTicket(cookie));

        assertThat(status).isEqualTo(403);
    }

    @Test
    @Tag("ORG-28")
    void customersSeeTheNicknameAndSeeItChange() {
        rename(MARA, "Mara");
        Session session = gateway.sessions.create("Ilse", MARA);
        Page console = gateway.console(MARA);
        Page customer = gateway.customer(session);
        gateway.sessions.ask(
                session.id(), new SessionCommand.Start(Author.technician(MARA, "Mara")));
        customer.hear("session", message -> name(message).equals("Mara"));

        rename(MARA, "Marlene");
        changed(Set.of(MARA), Set.of());

        customer.hear("session", message -> name(message).equals("Marlene"));
        console.hear("session", message -> name(message).equals("Marlene"));
    }

    @Test
    @Tag("ORG-28")
    void whatHeWritesNextBearsTheNewNickname() {
        rename(MARA, "Mara");
        Session session = gateway.sessions.create("Ilse", MARA);
        Page console = gateway.console(MARA);
        Page customer = gateway.customer(session);
        customer.say("open", "session", session.id(), "after", 0);
        customer.hear("log");
        rename(MARA, "Marlene");

        console.say("say", "session", session.id(), "key", "k", "text", "hello");

        JsonNode event = customer.hear("event").path("event");
        assertThat(event.path("author").path("name").asText()).isEqualTo("Marlene");
    }

    private static String name(JsonNode message) {
        return message.path("session").path("technician").path("name").asText();
    }

    @Test
    @Tag("ORG-34")
    void theCustomerHearsThatHisTechnicianIsGone() {
        Session session = gateway.sessions.create("Ilse", MARA);
        Page customer = gateway.customer(session);
        customer.say("open", "session", session.id(), "after", 0);
        customer.hear("log");

        gateway.sessions.ask(session.id(), new SessionCommand.Abort(EndCause.TECHNICIAN_GONE));

        JsonNode ended =
                customer.hear(
                        "event",
                        message -> message.path("event").path("type").asText().equals("ended"));
        assertThat(ended.path("event").path("cause").asText()).isEqualTo("technician-gone");
        assertThat(ended.path("event").path("status").asText()).isEqualTo("aborted");
        assertThat(customer.closeCode()).isEqualTo(4001);
    }

    @Test
    void aCrowdOfReadersKeepsNobodyFromHearing() {
        Page mara = gateway.console(MARA);
        Page nils = gateway.console(NILS);
        gateway.busy(true);

        changed(Set.of(MARA, NILS), Set.of(NILS));

        mara.hear("me");
        assertThat(nils.closeCode()).isEqualTo(4001);
    }
}
