package org.belay.connect.pin.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.belay.api.connect.Invitation;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.belay.testing.fakes.FakeThrottles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Issuing and redeeming codes, and those who guess. */
class PinConnectionMethodTest {

    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final CodeBook book = new CodeBook();
    private final FakeThrottles throttles = new FakeThrottles();
    private final PinConfig config =
            Configured.with(Map.of("wrong_codes_per_address", 3, "wrong_codes_overall", 5));
    private final FakeSettings set = new FakeSettings();
    private final PinSettings settings =
            new PinSettings(
                    config,
                    set,
                    new FakeDirectory()
                            .withGroup(201, Directory.TECHNICIANS, "North")
                            .withTechnician(1001, 201, 1001, "Mara"));
    private final PinConnectionMethod method =
            new PinConnectionMethod(book, throttles, settings, config);

    static Caller.SignedIn technician(String... permissions) {
        return new Caller.SignedIn(
                new Account(
                        1001,
                        "Mara Alvers",
                        "Mara",
                        "mara@example.org",
                        "",
                        "",
                        Set.of(Role.TECHNICIAN),
                        true,
                        false),
                Set.of(permissions),
                "csrf");
    }

    private static Caller.SignedIn mara() {
        return technician("session.private", "connect.pin");
    }

    private Refused refusalOf(String typed, String address) {
        try {
            method.redeem(typed, address).toCompletableFuture().join();
        } catch (CompletionException e) {
            return (Refused) e.getCause();
        }
        throw new AssertionError("redeemed");
    }

    private int redeem(String address) {
        return method.redeem(CodeBook.CODE, address).toCompletableFuture().join().id();
    }

    private void guess(int times, String address) {
        for (int i = 0; i < times; i++) {
            refusalOf("00000" + i, address);
        }
    }

    @Test
    @Tag("CONN-31")
    void aTechnicianGetsASixDigitCode() {
        assertThat(method.issue(mara(), Map.of()).code()).matches("[0-9]{6}");
    }

    @Test
    @Tag("CONN-36")
    void theInvitationIsItsIssuersOwn() {
        assertThat(method.issue(mara(), Map.of()).technicianId()).isEqualTo(1001);
    }

    @Test
    @Tag("SET-79")
    void theCodeIsGoodForAsLongAsConfigured() {
        Invitation invitation = method.issue(mara(), Map.of());

        assertThat(Duration.between(invitation.createdAt(), invitation.expiresAt()))
                .isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    @Tag("SET-79")
    void theGroupSaysHowLongACodeIsGood() {
        set.with(settings.validity(), 1001, 1440);
        Invitation invitation = method.issue(mara(), Map.of());

        assertThat(Duration.between(invitation.createdAt(), invitation.expiresAt()))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    @Tag("SET-58")
    void nobodyIssuesWhereTheGroupDoesNotConnectByPin() {
        set.with(PinSettings.ALLOWED, 1001, false);

        assertThatThrownBy(() -> method.issue(mara(), Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN));
        assertThat(book.issued()).isNull();
    }

    @Test
    @Tag("CONN-03")
    void nobodyIssuesWithoutThePermissionForPins() {
        assertThatThrownBy(() -> method.issue(technician("session.private"), Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN));
        assertThat(book.issued()).isNull();
    }

    @Test
    @Tag("PERM-17")
    void nobodyIssuesWithoutThePermissionForPrivateSessions() {
        assertThatThrownBy(() -> method.issue(technician("connect.pin"), Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    @Test
    void nameAndFieldsAreKeptWithoutTheEmptyOnes() {
        Map<String, String> fields = new HashMap<>();
        fields.put("name", " Ilse Bergman ");
        fields.put("cfield1", "INC-20397");
        fields.put("cfield2", null);
        method.issue(mara(), fields);

        assertThat(book.issued().name()).isEqualTo("Ilse Bergman");
        assertThat(book.issued().fields()).isEqualTo(Map.of("cfield1", "INC-20397"));
    }

    @Test
    @Tag("API-65")
    void theLongestFieldsAreTaken() {
        method.issue(
                mara(),
                Map.of(
                        "name",
                        "x".repeat(64),
                        "cfield1",
                        "y".repeat(512),
                        "cfield2",
                        "z".repeat(512)));

        assertThat(book.issued().name()).hasSize(64);
    }

    @Test
    @Tag("API-65")
    void aNameThatIsTooLongIsRefusedByName() {
        assertThatThrownBy(() -> method.issue(mara(), Map.of("name", "x".repeat(65))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("too-long");
                            assertThat(refused.field()).contains("name");
                        });
    }

    @Test
    @Tag("API-65")
    void aFieldThatIsTooLongIsRefusedByName() {
        assertThatThrownBy(() -> method.issue(mara(), Map.of("cfield2", "x".repeat(513))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).contains("cfield2"));
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        assertThatThrownBy(() -> method.issue(mara(), Map.of("cfield9", "x")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("invalid");
                            assertThat(refused.field()).contains("cfield9");
                        });
    }

    @Test
    void theRightCodeBecomesASession() {
        assertThat(redeem(HOME)).isEqualTo(380_206_897);
    }

    @Test
    void aCodeTypedWithSpacesBecomesASession() {
        assertThat(method.redeem(" 418 029 ", HOME)).isCompleted();
    }

    @Test
    @Tag("CONN-38")
    void aCodeThatNobodyIssuedIsUnknown() {
        assertThat(refusalOf("000000", HOME).code()).isEqualTo("pin-unknown");
    }

    @Test
    @Tag("SET-79")
    void anExpiredCodeIsToldApart() {
        book.refusing("111111", Reason.GONE, "expired");

        assertThat(refusalOf("111111", HOME).code()).isEqualTo("pin-expired");
    }

    @Test
    void aUsedCodeIsToldApart() {
        book.refusing("111111", Reason.GONE, "used");

        Refused refused = refusalOf("111111", HOME);
        assertThat(refused.code()).isEqualTo("pin-used");
        assertThat(refused.field()).contains("code");
    }

    @Test
    void whoGuessesTooOftenHasToWait() {
        guess(3, HOME);

        Refused refused = refusalOf(CodeBook.CODE, HOME);
        assertThat(refused.code()).isEqualTo("throttled");
        assertThat(refused.retryAfter()).isPresent();
    }

    @Test
    void whoGuessesDoesNotHoldOthersUp() {
        guess(3, HOME);

        assertThat(redeem(ELSEWHERE)).isPositive();
    }

    @Test
    void guessingFromManyAddressesHoldsEverybodyUp() {
        guess(3, HOME);
        guess(2, ELSEWHERE);

        assertThat(refusalOf(CodeBook.CODE, "192.0.2.3").code()).isEqualTo("throttled");
    }

    @Test
    void successForgivesWrongCodes() {
        guess(2, HOME);
        redeem(HOME);

        assertThat(throttles.failures(HOME)).isZero();
    }

    @Test
    void expiredAndUsedCodesCountAsGuesses() {
        book.refusing("111111", Reason.GONE, "expired");
        refusalOf("111111", HOME);

        assertThat(throttles.failures(HOME)).isEqualTo(1);
    }

    @Test
    void aSlipOfTheFingerIsNoGuess() {
        refusalOf("41802", HOME);
        refusalOf("", HOME);
        refusalOf(null, HOME);

        assertThat(throttles.failures(HOME)).isZero();
    }

    @Test
    void aDatabaseThatIsAwayMakesNoGuess() {
        book.away();
        for (int i = 0; i < 10; i++) {
            assertThat(refusalOf(CodeBook.CODE, HOME).code()).isEqualTo("unavailable");
        }
        book.back();

        assertThat(redeem(HOME)).isPositive();
    }

    @Test
    void aRefusalThatIsThrownAtOnceCountsLikeOneThatComesLater() {
        book.throwingAtOnce();

        assertThat(refusalOf("000000", HOME).code()).isEqualTo("pin-unknown");
        assertThat(throttles.failures(HOME)).isEqualTo(1);
    }

    @Test
    void codesAndNamesNeverReachTheLog() {
        PrintStream former = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            method.issue(mara(), Map.of("name", "Ilse Bergman", "cfield1", "INC-20397"));
            redeem(HOME);
            refusalOf("000000", HOME);
            refusalOf("4180299", HOME);
            book.refusing("111111", Reason.GONE, "used");
            refusalOf("111111", HOME);
        } finally {
            System.setErr(former);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("issued by technician 1001")
                .contains("refused as unknown")
                .doesNotContain("418029", "000000", "111111", "Ilse", "INC-20397");
    }
}
