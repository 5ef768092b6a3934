package org.belay.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignInTest extends SecurityTest {

    @Test
    @Tag("AUTH-01")
    @Tag("CONS-03")
    void addressAndPasswordLetIn() {
        assertThat(signIn.signIn(MARA, PASSWORD, from("10.0.0.1")).account().id()).isEqualTo(1001);
    }

    @Test
    void itIsNeverSaidWhichOfTheTwoIsWrong() {
        Refused password = refusal(MARA, "wrong", "10.0.0.1");
        Refused address = refusal("nobody@example.com", PASSWORD, "10.0.0.1");

        assertThat(password.code()).isEqualTo("credentials");
        assertThat(address.code()).isEqualTo("credentials");
        assertThat(address.getMessage()).isEqualTo(password.getMessage());
    }

    @Test
    void fiveFailuresLockTheAccountForThatPlaceAndEachMoreTwiceAsLong() {
        fail(MARA, "10.0.0.1", 5);
        assertThat(refusal(MARA, "wrong", "10.0.0.1").code()).isEqualTo("credentials");

        Refused locked = refusal(MARA, PASSWORD, "10.0.0.1");
        assertThat(locked.code()).isEqualTo("locked");
        assertThat(locked.retryAfter()).hasValue(Duration.ofSeconds(15));
        assertThat(locked.reason().httpStatus()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(15));
        assertThat(refusal(MARA, "wrong", "10.0.0.1").code()).isEqualTo("credentials");
        assertThat(refusal(MARA, "wrong", "10.0.0.1").retryAfter())
                .hasValue(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn.signIn(MARA, PASSWORD, from("10.0.0.1"))).isNotNull();
        assertThat(refusal(MARA, "wrong", "10.0.0.1").code()).isEqualTo("credentials");
    }

    @Test
    void theLockHoldsNeitherTheOwnerElsewhereNorAColleague() {
        fail(MARA, "10.0.0.1", 6);

        assertThat(refusal(MARA, "wrong", "10.0.0.1").code()).isEqualTo("locked");
        assertThat(signIn.signIn(MARA, PASSWORD, from("10.0.0.2"))).isNotNull();
        assertThat(signIn.signIn(IVO, PASSWORD, from("10.0.0.1"))).isNotNull();
    }

    @Test
    void spellingTheAddressOtherwiseDoesNotHelp() {
        fail(MARA, "10.0.0.1", 3);
        fail(" MARA@example.com", "10.0.0.1", 3);

        assertThat(refusal("Mara@Example.com ", "wrong", "10.0.0.1").code()).isEqualTo("locked");
    }

    @Test
    void onePlaceThatTriesManyAccountsIsLockedOut() {
        for (int i = 0; i < 21; i++) {
            refusal("somebody" + i + "@example.com", "wrong", "10.0.0.1");
        }

        assertThat(refusal(MARA, PASSWORD, "10.0.0.1").code()).isEqualTo("locked");
        assertThat(signIn.signIn(MARA, PASSWORD, from("10.0.0.2"))).isNotNull();
    }

    @Test
    void oneSuccessDoesNotWashAPlaceClean() {
        for (int i = 0; i < 20; i++) {
            refusal("somebody" + i + "@example.com", "wrong", "10.0.0.1");
        }
        signIn.signIn(IVO, PASSWORD, from("10.0.0.1"));
        refusal("another@example.com", "wrong", "10.0.0.1");

        assertThat(refusal(MARA, PASSWORD, "10.0.0.1").code()).isEqualTo("locked");
    }

    @Test
    void aWholeIpv6NetworkIsOnePlace() {
        for (int i = 0; i < 6; i++) {
            refusal(MARA, "wrong", "2001:db8:1:2:0:0:0:" + i);
        }

        assertThat(refusal(MARA, "wrong", "2001:db8:1:2:ffff::1").code()).isEqualTo("locked");
        assertThat(refusal(MARA, "wrong", "2001:db8:1:3::1").code()).isEqualTo("credentials");
    }

    @Test
    void theWaitEndsAtAQuarterOfAnHourAndTimeHeals() {
        for (int i = 0; i < 20; i++) {
            refusal(MARA, "wrong", "10.0.0.1");
            clock.advance(Duration.ofMinutes(15));
        }
        refusal(MARA, "wrong", "10.0.0.1");
        assertThat(refusal(MARA, "wrong", "10.0.0.1").retryAfter().orElseThrow())
                .isLessThanOrEqualTo(Duration.ofMinutes(15));
        clock.advance(Duration.ofMinutes(31));
        fail(MARA, "10.0.0.1", 5);
        assertThat(signIn.signIn(MARA, PASSWORD, from("10.0.0.1"))).isNotNull();
    }

    @Test
    void fieldsAreChecked() {
        assertThat(refusal(null, "x", "::1").code()).isEqualTo("missing");
        assertThat(refusal("a@b", "", "::1").field()).hasValue("password");
        assertThat(refusal("a@b", "x".repeat(257), "::1").code()).isEqualTo("too-long");
    }

    private void fail(String email, String from, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(refusal(email, "wrong", from).code()).isEqualTo("credentials");
        }
    }

    private Refused refusal(String email, String password, String from) {
        Refused[] refused = new Refused[1];
        assertThatThrownBy(() -> signIn.signIn(email, password, from(from)))
                .isInstanceOfSatisfying(Refused.class, each -> refused[0] = each);
        return refused[0];
    }
}
