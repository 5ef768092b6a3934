package org.belay.guest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.GuestDoor;
import org.belay.api.message.Message;
import org.belay.api.message.MessageChannel;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Grant;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;
import org.belay.api.session.Author;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.guest.internal.GuestInvitations.Issued;
import org.belay.guest.internal.GuestInvitations.Wish;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakePermissions;
import org.belay.testing.fakes.FakeSessions;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators allow bounds whom a lead invites, how, and to what; codes are throttled. */
class GuestInvitationsTest {

    private static final int MARA = 1001;
    private static final int DESK = 111;
    private static final int PARTNERS = 121;
    private static final int ANN = 122;
    private static final int BOB = 124;
    private static final URI HOME = URI.create("https://belay.example/");
    private static final String CODE = "418029";
    private static final String SECRET = ".AbCdEfGhIjKlMnOpQrStUv";

    private final FakeDirectory directory =
            new FakeDirectory()
                    .withGroup(DESK, Directory.TECHNICIANS, "Desk")
                    .withTechnician(112, DESK, MARA, "Mara")
                    .with(
                            PARTNERS,
                            UnitType.EXTERNAL_TECHNICIAN_GROUP,
                            Directory.EXTERNAL_TECHNICIANS,
                            "Partners")
                    .with(external(ANN, PARTNERS, "Ann Lee", "ann@partner.example"))
                    .with(
                            123,
                            UnitType.EXTERNAL_TECHNICIAN_GROUP,
                            Directory.EXTERNAL_TECHNICIANS,
                            "Others")
                    .with(external(BOB, 123, "Bob", ""))
                    .withLink(UnitType.EXTERNAL_LINK, DESK, PARTNERS);
    private final FakePermissions permissions = new FakePermissions();
    private final FakeSettings settings = new FakeSettings();
    private final FakeAccounts accounts =
            new FakeAccounts().withTechnician(MARA, "Mara Alvers", "mara@example.org");
    private final Account mara = accounts.find(MARA).orElseThrow();
    private final List<GuestDoor.Guest> invited = new ArrayList<>();
    private final List<SessionCommand> asked = new ArrayList<>();
    private final List<Message> mails = new ArrayList<>();
    private final Failures failures = new Failures();
    private final Bounds bounds = new Bounds(directory, permissions);
    private Refused atTheDoor;
    private Session now; // the session, as it is when the mail has failed
    private final GuestInvitations invitations =
            new GuestInvitations(
                    new Door(),
                    sessions(),
                    bounds,
                    new GuestSettings(configured(), settings, directory),
                    accounts,
                    failures,
                    configured());

    GuestInvitationsTest() {
        permit(Bounds.ANYONE);
        bounds.add(
                new PermissionContribution() {
                    @Override
                    public List<PermissionDefinition> permissions() {
                        return List.of(
                                PermissionDefinition.of("url.send", "chat", 1, "").forExternal(),
                                PermissionDefinition.of("reboot", "remote", 2, "").forExternal(),
                                PermissionDefinition.of("session.hold", "sessions", 3, ""));
                    }

                    @Override
                    public String texts() {
                        return "";
                    }
                });
    }

    private static Unit external(int id, int group, String name, String email) {
        return new Unit(
                id,
                UnitType.EXTERNAL_TECHNICIAN,
                group,
                name,
                "",
                true,
                0,
                0,
                email,
                Set.of(),
                Set.of(),
                Set.of(),
                1);
    }

    private void permit(String option) {
        permissions.with(Role.TECHNICIAN, Bounds.INVITE, new Grant(true, option, Set.of()));
    }

    private Wish wish(int approved, String name, Way way) {
        return new Wish(380206897, approved, name, "", Set.of("reboot"), "The printer", way, "de");
    }

    private Issued invite(Wish wish) {
        return invitations.invite(mara, wish, HOME).toCompletableFuture().join();
    }

    private Refused refused(Wish wish) {
        return catchThrowableOfType(Refused.class, () -> invitations.invite(mara, wish, HOME));
    }

    @Test
    @Tag("EXT-01")
    @Tag("COLL-21")
    void withoutThePermissionNobodyFromOutsideIsInvited() {
        permissions.without(Role.TECHNICIAN, Bounds.INVITE);

        assertThat(refused(wish(0, "Eve", Way.PIN)).reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(refused(wish(ANN, "", Way.PIN)).reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(invited).isEmpty();
    }

    @Test
    @Tag("EXT-02")
    @Tag("COLL-22")
    @Tag("PERM-26")
    void whereApprovedOnesAloneAreAllowedNobodyElseIsInvited() {
        permit("approved");

        assertThat(refused(wish(0, "Eve", Way.PIN)).field()).hasValue("approved");
        invite(wish(ANN, "somebody else", Way.PIN));

        assertThat(invited)
                .containsExactly(
                        new GuestDoor.Guest(ANN, "Ann Lee", Set.of("reboot"), "The printer"));
    }

    @Test
    @Tag("EXT-03")
    void approvedOnesAreThoseWhoAreOfferedToHimOrHisGroup() {
        assertThat(bounds.approved(mara)).extracting(Unit::id).containsExactly(ANN);
        assertThat(refused(wish(BOB, "", Way.PIN)).code()).isEqualTo("invalid");

        directory.withLink(UnitType.EXTERNAL_LINK, 112, BOB);
        assertThat(bounds.approved(mara)).extracting(Unit::id).containsExactly(ANN, BOB);

        directory.switched(ANN, false);
        assertThat(bounds.approved(mara)).extracting(Unit::id).containsExactly(BOB);
    }

    @Test
    @Tag("EXT-06")
    @Tag("EXT-07")
    @Tag("PERM-38")
    void whatCanBeAllowedIsWhatTheRightGroupHasForPeopleFromOutside() {
        permissions
                .withUnit(PARTNERS, "url.send", false)
                .withUnit(DESK, "reboot", true)
                .withUnit(DESK, "url.send", false) // its own members'
                .withUnit(DESK, "session.hold", true); // nothing for people from outside

        assertThat(bounds.of(directory.find(ANN).orElseThrow())).containsExactly("url.send");
        assertThat(bounds.ofUnlisted(mara)).containsExactly("reboot");
    }

    @Test
    @Tag("EXT-05")
    void eachWayIsGoneOnlyWhereItIsAllowed() {
        for (Way way : Way.all()) {
            settings.with(GuestSettings.allowed(way), false);
            assertThat(refused(wish(0, "Eve", way)).field()).hasValue("way");
        }
        assertThat(invited).isEmpty();
    }

    @Test
    @Tag("COLL-23")
    void theLeadGetsOfAnInvitationWhatHeIsToPassOn() {
        Issued pin = invite(wish(0, "Eve", Way.PIN));
        assertThat(pin.code()).isEqualTo(CODE);
        assertThat(pin.link()).isNull();

        Issued link = invite(wish(0, "Eve", Way.LINK));
        assertThat(link.code()).isNull();
        assertThat(link.link())
                .isEqualTo(URI.create("https://belay.example/guest?language=de#" + CODE + SECRET));
        assertThat(link.toString()).doesNotContain(CODE);
    }

    @Test
    @Tag("EXT-09")
    void whatTheServerMailsTheLeadDoesNotSee() {
        invitations.with(new Mails(null));

        Issued issued = invite(wish(ANN, "", Way.MAIL));

        assertThat(issued.code()).isNull();
        assertThat(issued.link()).isNull();
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).to()).isEqualTo("ann@partner.example");
        assertThat(mails.get(0).subject()).contains("Mara").contains("Sitzung");
        assertThat(mails.get(0).text())
                .contains("Ann Lee")
                .contains("The printer")
                .contains("/guest?language=de#" + CODE + SECRET);
    }

    @Test
    @Tag("EXT-09")
    void theServerMailsAnApprovedTechnicianOnlyWhereAdministratorsHaveSaid() {
        invitations.with(new Mails(null));
        directory.withLink(UnitType.EXTERNAL_LINK, DESK, BOB);
        Wish elsewhere =
                new Wish(380206897, BOB, "", "me@home.example", Set.of(), "", Way.MAIL, "");

        assertThat(refused(elsewhere).code()).isEqualTo("no-address");
        assertThat(mails).isEmpty();
    }

    @Test
    void whenTheMailIsNotTakenNobodyIsInvited() {
        invitations.with(new Mails(Refused.unavailable()));

        CompletionException failure =
                catchThrowableOfType(
                        CompletionException.class, () -> invite(wish(ANN, "", Way.MAIL)));

        assertThat(failure.getCause()).isInstanceOf(Refused.class);
        assertThat(asked)
                .containsExactly(
                        new SessionCommand.Dismiss(Author.technician(MARA, mara.nickname()), -7));
    }

    @Test
    void whoHasComeByAMailThatCountsAsLostStays() {
        FakeClock clock = new FakeClock(Instant.EPOCH);
        Participant ann =
                new Participant(
                        -7,
                        "Ann Lee",
                        true,
                        ANN,
                        Participant.State.COLLABORATING,
                        Set.of(),
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH);
        Session active = new FakeSessions(new FakeEventLog(clock), clock).create("Ilse", MARA);
        now = active.with(active.company().with(ann));
        invitations.with(new Mails(Refused.unavailable()));

        assertThat(invite(wish(ANN, "", Way.MAIL)).guest()).isEqualTo(-7);
        assertThat(asked).isEmpty();
    }

    @Test
    void mailsNeedAnAddressAndAServer() {
        assertThat(refused(wish(ANN, "", Way.MAIL)).field()).hasValue("way");
        invitations.with(new Mails(null));

        assertThat(refused(wish(0, "Eve", Way.MAIL)).code()).isEqualTo("missing");
        Wish twoLines =
                new Wish(380206897, 0, "Eve", "a@b.example\nBcc: x", Set.of(), "", Way.MAIL, "");
        assertThat(refused(twoLines).code()).isEqualTo("invalid");
        assertThat(mails).isEmpty();
    }

    @Test
    void whoeverGuessesCodesHasToWait() {
        atTheDoor = Refused.because(Reason.NOT_FOUND, "unknown", "There is no such code");
        for (int i = 0; i < 10; i++) {
            assertThat(redeeming("000000").code()).isEqualTo("code-unknown");
        }

        assertThat(redeeming(CODE).code()).isEqualTo("throttled");
    }

    @Test
    void whatIsNoGuessIsNotCounted() {
        assertThat(redeeming("").code()).isEqualTo("code-missing");
        assertThat(redeeming("41802").code()).isEqualTo("code-malformed");
        atTheDoor = Refused.missing("name");
        assertThat(redeeming(CODE).field()).hasValue("name");
        atTheDoor = Refused.state("The session is on-hold");
        assertThat(redeeming("418 029").code()).isEqualTo("lead-away");

        assertThat(failures.counted).isEmpty();
    }

    private Refused redeeming(String code) {
        CompletionException failure =
                catchThrowableOfType(
                        CompletionException.class,
                        () ->
                                invitations
                                        .redeem(code, "", "192.0.2.7")
                                        .toCompletableFuture()
                                        .join());
        return (Refused) failure.getCause();
    }

    private static GuestConfig configured() {
        return (GuestConfig)
                Proxy.newProxyInstance(
                        GuestConfig.class.getClassLoader(),
                        new Class<?>[] {GuestConfig.class},
                        (proxy, method, arguments) -> method.getDefaultValue());
    }

    /** Of all that sessions can be asked, the two things that are asked here. */
    private Sessions sessions() {
        return (Sessions)
                Proxy.newProxyInstance(
                        Sessions.class.getClassLoader(),
                        new Class<?>[] {Sessions.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("find")) {
                                return Optional.ofNullable(now);
                            }
                            asked.add((SessionCommand) arguments[1]);
                            return CompletableFuture.<Session>completedFuture(null);
                        });
    }

    private final class Door implements GuestDoor {
        @Override
        public CompletionStage<Pass> invite(
                int sessionId, Author lead, Guest guest, Duration validity, boolean typed) {
            invited.add(guest);
            String code = typed ? CODE : CODE + SECRET;
            return CompletableFuture.completedFuture(new Pass(-7, code, Instant.EPOCH));
        }

        @Override
        public CompletionStage<Admitted> admit(String code, String name) {
            return CompletableFuture.failedFuture(atTheDoor);
        }
    }

    private final class Mails implements MessageChannel {
        private final Refused refusal;

        Mails(Refused refusal) {
            this.refusal = refusal;
        }

        @Override
        public CompletionStage<Void> send(Message message) {
            mails.add(message);
            return refusal == null
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(refusal);
        }
    }

    /** Counts failures and never forgets them by time. */
    private static final class Failures implements Throttles {
        private final Map<String, Integer> counted = new HashMap<>();

        @Override
        public Throttle throttle(String name, Limit perKey, Limit overall) {
            return new Throttle() {
                @Override
                public void check(String key) {
                    if (counted.getOrDefault(key, 0) >= perKey.failures()) {
                        throw Refused.throttled(Duration.ofMinutes(10));
                    }
                }

                @Override
                public void failed(String key) {
                    counted.merge(key, 1, Integer::sum);
                }

                @Override
                public void succeeded(String key) {
                    counted.remove(key);
                }
            };
        }
    }
}
