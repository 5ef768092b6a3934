package org.belay.security.internal.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.audit.AuditEntry.Change;
import org.belay.api.message.Message;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Role;
import org.belay.security.internal.SecurityTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AUTH-36")
class NotificationsTest extends SecurityTest {

    private static final Actor ADA = new Actor(1003, "Ada");

    private final List<Message> mails = new CopyOnWriteArrayList<>();
    private Choices choices;
    private Notifier notifier;
    private AuditNotifications audited;

    @BeforeEach
    void starts() {
        execute("DELETE FROM notification_choice");
        choices = new Choices(transactions, audit);
        notifier =
                new Notifier(choices, accounts, settings, clock)
                        .with(
                                message -> {
                                    mails.add(message);
                                    return CompletableFuture.completedFuture(null);
                                });
        audited = new AuditNotifications(notifier);
        news.add(new SignInNotifications(notifier, new MasterAdministrators(directory, accounts)));
    }

    @AfterEach
    void closes() {
        notifier.end();
    }

    @Test
    void whoChoseItHearsOfASignInWithHisAccount() {
        choose(IVO_ID, NotificationEvent.SIGN_IN_SUCCEEDED);

        signIn.signIn(IVO, PASSWORD, from("10.0.0.1"));

        Message mail = only();
        assertThat(mail.to()).isEqualTo(IVO);
        assertThat(mail.subject()).isEqualTo("[Belay] Acme IT support: Sign-in succeeded");
        assertThat(mail.text())
                .contains("Hello Ivo Brandt,", "From: 10.0.0.1", "Browser: Test")
                .contains("Time: 2026-11-21 19:28:13 UTC")
                .doesNotContain(PASSWORD);
    }

    @Test
    void whoChoseItHearsOfAFailedSignInHoweverTheAddressWasTyped() {
        choose(IVO_ID, NotificationEvent.SIGN_IN_FAILED);

        refusal(() -> signIn.signIn(" IVO@example.com", "Wrong1%xyz", from("10.0.0.1")));

        assertThat(only().subject()).endsWith("Sign-in failed");
        assertThat(only().text()).doesNotContain("Wrong1%xyz");
    }

    @Test
    void guessingFillsNobodysMailbox() {
        choose(IVO_ID, NotificationEvent.SIGN_IN_FAILED);
        for (int i = 0; i < 5; i++) {
            refusal(() -> signIn.signIn(IVO, "Wrong1%xyz", from("10.0.0.1")));
        }
        only();
        clock.advance(Duration.ofMinutes(1));
        refusal(() -> signIn.signIn(IVO, "Wrong1%xyz", from("10.0.0.2")));

        await().until(() -> mails.size() == 2);
    }

    @Test
    void othersSignInsAreNobodyElsesBusiness() {
        choose(IVO_ID, NotificationEvent.values());

        signIn.signIn(MARA, PASSWORD, from("10.0.0.1"));
        refusal(() -> signIn.signIn(MARA, "Wrong1%xyz", from("10.0.0.1")));
        refusal(() -> signIn.signIn("nobody@example.com", PASSWORD, from("10.0.0.1")));

        assertNothing();
    }

    @Test
    void whoDidNotChooseItHearsNothing() {
        choose(IVO_ID, NotificationEvent.TECHNICIAN_ADDED);

        signIn.signIn(IVO, PASSWORD, from("10.0.0.1"));

        assertNothing();
    }

    @Test
    void changesOfPeopleAreToldOnceAChange() {
        choose(IVO_ID, NotificationEvent.values());

        audited.recorded(
                ADA,
                List.of(
                        entry("Technician", 7, "Jo", Change.ADD, "Name"),
                        entry("Technician", 7, "Jo", Change.CHANGE, "E-mail"),
                        entry("Technician", 8, "Kim", Change.ADD, "Name"),
                        entry("Technician group", 9, "North", Change.CHANGE, "Name")));

        assertThat(only().subject()).endsWith(": New technician added");
        assertThat(only().text()).contains("New technician: Jo, Kim", "By: Ada");
    }

    @Test
    void eachKindOfChangeHasItsEvent() {
        choose(IVO_ID, NotificationEvent.values());
        String[][] all = {
            {"Administrator", "ADD", "New administrator added"},
            {"Master administrator", "ADD", "New administrator added"},
            {"Administrator", "CHANGE", "Administrator details changed"},
            {"Master administrator", "MOVE", "Administrator details changed"},
            {"Administrator", "DELETE", "Administrator(s) deleted"},
            {"Technician", "COPY", "New technician added"},
            {"Technician", "CHANGE", "Technician details changed"},
            {"Technician", "DELETE", "Technician(s) deleted"},
        };
        for (int i = 0; i < all.length; i++) {
            String[] each = all[i];
            int expected = i + 1;
            audited.recorded(
                    ADA, List.of(entry(each[0], 7, "Jo", Change.valueOf(each[1]), "Name")));
            await().until(() -> mails.size() == expected);
            assertThat(mails.get(i).subject()).endsWith(": " + each[2]);
        }
    }

    @Test
    void whoIsNoMasterAdministratorAnyMoreHearsNothing() {
        choose(IVO_ID, NotificationEvent.values());
        choose(MARA_ID, NotificationEvent.values());
        Account ivo = accounts.find(IVO_ID).orElseThrow();
        accounts.with(
                new Account(
                        IVO_ID,
                        "Ivo",
                        "Ivo",
                        IVO,
                        "",
                        "",
                        Set.of(Role.ADMINISTRATOR),
                        ivo.enabled(),
                        false));

        audited.recorded(ADA, List.of(entry("Technician", 7, "Jo", Change.ADD, "Name")));

        assertNothing();
    }

    @Test
    void aNameWithLineBreaksStaysOnItsLine() {
        choose(IVO_ID, NotificationEvent.TECHNICIAN_DELETED);

        audited.recorded(
                new Actor(1, "Eve\r\nBcc: x"),
                List.of(
                        entry(
                                "Technician",
                                7,
                                "Jo\r\n\r\nYour password expired: http://evil.example",
                                Change.DELETE,
                                "Name")));

        assertThat(only().text())
                .contains("Deleted: Jo Your password expired: http://evil.example\n")
                .contains("By: Eve Bcc: x\n");
    }

    @Test
    void mailsComeInTheLanguageThatIsSet() {
        choose(IVO_ID, NotificationEvent.TECHNICIAN_ADDED);
        settings.with(NotificationSettings.LANGUAGE, "de");

        audited.recorded(ADA, List.of(entry("Technician", 7, "Jo", Change.ADD, "Name")));

        assertThat(only().subject()).endsWith(": Neuer Techniker");
        assertThat(only().text()).startsWith("Hallo Ivo Brandt,\n");
    }

    @Test
    void choicesStayAndMayBeTakenBack() {
        choose(IVO_ID, NotificationEvent.PASSWORD_CHANGED, NotificationEvent.SIGN_IN_FAILED);
        assertThat(new Choices(transactions, audit).of(IVO_ID))
                .containsExactlyInAnyOrder(
                        NotificationEvent.PASSWORD_CHANGED, NotificationEvent.SIGN_IN_FAILED);

        choices.choose(accounts.find(IVO_ID).orElseThrow(), Set.of());
        assertThat(choices.of(IVO_ID)).isEmpty();
        assertThat(choices.whoChose(NotificationEvent.PASSWORD_CHANGED)).isEmpty();
    }

    @Test
    void whoSwitchesWarningsOffIsRecorded() {
        choose(IVO_ID, NotificationEvent.PASSWORD_CHANGED, NotificationEvent.SIGN_IN_FAILED);
        assertThat(recorded.recorded()).hasSize(2);
        choose(IVO_ID, NotificationEvent.PASSWORD_CHANGED);

        assertThat(recorded.recorded()).hasSize(3);
        AuditEntry line = recorded.recorded().get(2).entry();
        assertThat(line.field()).isEqualTo("Notification: sign-in-failed");
        assertThat(line.oldAction()).isEqualTo(Action.SELECTED);
        assertThat(line.newAction()).isEqualTo(Action.NOT_SELECTED);
    }

    @Test
    void withoutAMailServerOrADatabaseNobodyIsHeldUp() {
        choose(IVO_ID, NotificationEvent.values());
        Notifier without = new Notifier(choices, accounts, settings, clock);
        assertThat(without.hasMail()).isFalse();
        new AuditNotifications(without)
                .recorded(ADA, List.of(entry("Technician", 7, "Jo", Change.ADD, "Name")));

        transactions.takeAway();
        audited.recorded(ADA, List.of(entry("Technician", 7, "Jo", Change.ADD, "Name")));

        without.end();
        assertNothing();
    }

    private void choose(int account, NotificationEvent... events) {
        choices.choose(accounts.find(account).orElseThrow(), EnumSet.copyOf(List.of(events)));
    }

    private Message only() {
        await().until(() -> !mails.isEmpty());
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    /** Closing waits for what is pending. */
    private void assertNothing() {
        notifier.end();
        assertThat(mails).isEmpty();
    }

    private static AuditEntry entry(String type, int id, String name, Change change, String field) {
        return new AuditEntry(
                type, id, name, change, "Organization", field, "", Action.NOT_SET, "", Action.SET);
    }

    @Test
    void aLanguageIsAddedByAFile() {
        assertThat(Words.languages()).containsExactly("en", "de", "eo", "nl");
    }
}
