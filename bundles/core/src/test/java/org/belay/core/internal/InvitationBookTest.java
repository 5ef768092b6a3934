package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.belay.api.connect.Invitation;
import org.belay.api.organization.Directory;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeInvitationStore;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes: issued, redeemed once, never told to a log. */
class InvitationBookTest {

    private static final Duration VALIDITY = Duration.ofMinutes(20);

    private final World world = new World();
    private final FakeInvitationStore store = new FakeInvitationStore(world.log::isUsed);
    private final FakeDirectory directory =
            new FakeDirectory()
                    .withMasterAdministrator(11, 11, "Greta")
                    .withGroup(111, Directory.TECHNICIANS, "Desk")
                    .withTechnician(
                            Samples.MARA.accountId(), 111, Samples.MARA.accountId(), "Mara");
    private final FakeSettings settings = new FakeSettings();
    private final InvitationBook invitations =
            new InvitationBook(
                    store,
                    world.book,
                    new Technicians(() -> directory),
                    new CustomerAddresses(() -> settings),
                    world.clock);

    private Invitation issue() {
        return invitations.issue(
                "pin",
                Samples.MARA.accountId(),
                "Ilse Bergman",
                Map.of("cfield1", "INC-20397"),
                VALIDITY);
    }

    private CompletableFuture<Session> redeem(String code) {
        return invitations.redeem(code, "192.0.2.7").toCompletableFuture();
    }

    @Test
    void codesAreSixDigitsWithoutALeadingZero() {
        for (int i = 0; i < 1000; i++) {
            assertThat(issue().code()).matches("[1-9][0-9]{5}");
        }
    }

    @Test
    @Tag("CONN-31")
    void noTwoCodesThatAreAliveAreTheSame() {
        Set<String> codes = new HashSet<>();

        for (int i = 0; i < 3000; i++) { // drawn blindly, some of them would repeat
            assertThat(codes.add(issue().code())).isTrue();
        }
    }

    @Test
    void aRedeemedCodeBecomesASessionOfWhoeverIssuedIt() {
        Session session = redeem(issue().code()).join();

        assertThat(session.status()).isEqualTo(SessionStatus.CONNECTING);
        assertThat(session.kind()).isEqualTo(SessionKind.PRIVATE);
        assertThat(session.technicianId()).isEqualTo(Samples.MARA.accountId());
        assertThat(session.name()).isEqualTo("Ilse Bergman");
        assertThat(session.fields()).containsEntry("cfield1", "INC-20397");
        assertThat(world.book.listOf(Samples.MARA.accountId())).containsExactly(session);
    }

    @Test
    @Tag("SES-502")
    @Tag("SEC-03")
    void anInvitationThatNobodyRedeemedIsNoSession() {
        issue();

        assertThat(world.book.all()).isEmpty();
        assertThat(world.log.events()).isEmpty();
    }

    @Test
    void theConnectingLimitRunsFromTheRedemption() {
        String code = issue().code();
        world.clock.advance(Duration.ofMinutes(15));

        Session session = redeem(code).join();

        assertThat(session.createdAt()).isEqualTo(Samples.MORNING.plus(Duration.ofMinutes(15)));
        world.pass(Duration.ofMinutes(9));
        assertThat(world.book.find(session.id())).isPresent();
    }

    @Test
    @Tag("AUTH-37")
    void theAddressOfWhoRedeemsIsKeptWithTheSession() {
        int id = redeem(issue().code()).join().id();

        assertThat(world.log.session(id).orElseThrow().customerAddress()).isEqualTo("192.0.2.7");
    }

    @Test
    @Tag("AUTH-38")
    @Tag("AUTH-39")
    void whereAddressesAreNotWantedNewSessionsHaveNoneAndFormerOnesKeepTheirs() {
        int before = redeem(issue().code()).join().id();
        settings.with(CustomerAddresses.STORE, false);

        Session after = redeem(issue().code()).join();

        assertThat(after.customerAddress()).isEmpty();
        assertThat(world.log.appends().get(1).toString()).doesNotContain("192.0.2.7");
        assertThat(world.log.session(before).orElseThrow().customerAddress())
                .isEqualTo("192.0.2.7");
    }

    @Test
    @Tag("CONN-32")
    void theCodeStandsInTheSessionsLog() {
        String code = issue().code();

        int id = redeem(code).join().id();

        assertThat(world.log.ofSession(id, 0, 1).get(0).text()).isEqualTo(code);
    }

    @Test
    void theCodesOfWhoIsDisabledAreNotGoodAnyMore() {
        String code = issue().code();
        directory.switched(Samples.MARA.accountId(), false);

        assertThat(World.refusalOf(redeem(code))).isEqualTo("expired");
        assertThat(world.book.all()).isEmpty();
    }

    @Test
    void anUnknownCodeIsRefused() {
        assertThat(World.refusalOf(redeem("123456"))).isEqualTo("unknown");
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = issue().code();
        redeem(code).join();

        assertThat(World.refusalOf(redeem(code))).isEqualTo("used");
        assertThat(world.book.all()).hasSize(1);
    }

    @Test
    void aCodeIsGoodUntilItExpiresAndNotAMomentLonger() {
        String good = issue().code();
        String late = issue().code();
        world.clock.advance(VALIDITY.minusMillis(1));
        redeem(good).join();

        world.clock.advance(Duration.ofMillis(1));

        assertThat(World.refusalOf(redeem(late))).isEqualTo("expired");
        assertThat(world.book.all()).hasSize(1);
    }

    @Test
    void ofTwoWhoRedeemAtTheSameMomentOneIsTooLate() {
        String code = issue().code();
        world.log.hold();

        CompletableFuture<Session> one = redeem(code);
        CompletableFuture<Session> other = redeem(code);
        world.log.letGo();

        assertThat(one).isCompleted();
        assertThat(World.refusalOf(other)).isEqualTo("used");
        assertThat(world.book.all()).hasSize(1);
        assertThat(world.log.events()).hasSize(1);
    }

    @Test
    void aCodeThatCouldNotBeRedeemedForWantOfTheDatabaseIsStillGood() {
        String code = issue().code();
        world.log.goAway();
        assertThat(World.refusalOf(redeem(code))).isEqualTo("unavailable");
        world.log.comeBack();

        redeem(code).join();
    }

    @Test
    void withoutDatabaseTheStageFailsInsteadOfTheCall() {
        store.goAway();

        assertThat(World.refusalOf(redeem("123456"))).isEqualTo("unavailable");
    }

    @Test
    void aCodeStandsInNoStringThatALogMightShow() {
        Invitation invitation = issue();
        Session session = redeem(invitation.code()).join();

        assertThat(invitation.toString()).doesNotContain(invitation.code());
        assertThat(store.find(invitation.code()).orElseThrow().toString())
                .doesNotContain(invitation.code());
        assertThat(session.toString()).doesNotContain(invitation.code());
        assertThat(world.log.appends().toString()).doesNotContain(invitation.code());
    }

    @Test
    void neitherCodesNorWordsNorNamesReachTheLogFile() throws IOException {
        Path file = Path.of("target", "test.log"); // down to DEBUG: see simplelogger.properties
        long before = Files.exists(file) ? Files.size(file) : 0;
        String code = issue().code();
        int id = redeem(code).join().id();
        world.done(id, new CustomerArrived());
        world.done(id, Samples.start());
        world.done(id, Samples.customerSays("secret-key"));
        World.refusalOf(redeem(code));
        World.refusalOf(redeem("000000"));
        world.done(id, Samples.end());

        String log = Files.readString(file).substring((int) before);
        assertThat(log)
                .contains("Session " + id + " started")
                .doesNotContainPattern("(?<![0-9])" + code + "(?![0-9])")
                .doesNotContain("line secret-key")
                .doesNotContain("Ilse");
    }
}
