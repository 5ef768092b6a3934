package org.belay.security.internal.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.belay.security.internal.SecurityTest;
import org.belay.security.internal.Stage;
import org.belay.testing.fakes.FakeVisitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordBookTest extends SecurityTest {

    /** As the first version wrote it, of {@code Sample1%}. */
    private static final String OLD =
            "pbkdf2-sha512$1000$c2FsdHNhbHRzYWx0c2FsdA==$" + OldHash.of("Sample1%", 1000);

    @Test
    void addressAndPasswordBelongTogether() {
        assertThat(passwords.owner(" Mara@EXAMPLE.com", PASSWORD)).hasValue(MARA_ID);
        assertThat(passwords.owner(MARA, "sample1%")).isEmpty();
        assertThat(passwords.owner("nobody@example.com", PASSWORD)).isEmpty();
        assertThat(passwords.matches(MARA_ID, PASSWORD)).isTrue();
        assertThat(passwords.matches(4711, PASSWORD)).isFalse();
    }

    @Test
    void itIsKeptAsArgon2id() {
        assertThat(hash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
    }

    @Test
    void anOldHashIsGoodAndRenewedWhenItsOwnerComes() {
        execute("UPDATE account SET password_hash = '" + OLD + "' WHERE id = " + MARA_ID);

        assertThat(passwords.owner(MARA, "Sample1$")).isEmpty();
        assertThat(hash()).isEqualTo(OLD);
        assertThat(passwords.owner(MARA, "Sample1%")).hasValue(MARA_ID);
        assertThat(hash()).startsWith("$argon2id$");
        assertThat(passwords.owner(MARA, "Sample1%")).hasValue(MARA_ID);
    }

    @Test
    void whoSignsInByOtherMeansHasNoPasswordThatFits() {
        transactions.run(
                on -> {
                    passwords.keep(on, MARA_ID, Passwords.New.NONE, true);
                    return null;
                });

        assertThat(passwords.owner(MARA, "")).isEmpty();
        assertThat(passwords.owner(MARA, PASSWORD)).isEmpty();
    }

    @Test
    void whatSomebodyWroteIntoTheDatabaseDoesNotTakeAllMemory() {
        execute(
                "UPDATE account SET password_hash = '$argon2id$v=19$m=999999,t=99,p=9$c2FsdA$c2FsdA'"
                        + " WHERE id = "
                        + MARA_ID);

        assertThat(passwords.owner(MARA, PASSWORD)).isEmpty();
    }

    @Test
    @Tag("AUTH-02")
    @Tag("AUTH-08")
    void theLeastStrengthIsAsSet() {
        assertRefused("weak", "Sampla1");
        assertAccepted("Sampla12");
        settings.with(PasswordSettings.STRENGTH, "strong");
        assertThat(passwords.least()).isEqualTo(Passwords.Strength.STRONG);
        assertRefused("weak", "Sampla12");
        assertAccepted("Sample12");
        settings.with(PasswordSettings.STRENGTH, "excellent");
        assertRefused("weak", "Sample12");
        assertAccepted("Sample2%");
    }

    @Test
    void noPasswordOfTheLastFiveComesAgain() {
        for (String each : new String[] {"Sampla1a", "Sampla1b", "Sampla1c", "Sampla1d"}) {
            give(MARA_ID, MARA, each, false);
            clock.advance(Duration.ofDays(1));
        }
        assertRefused("used-before", "Sampla1d"); // the present one
        assertRefused("used-before", "Sampla1a");
        assertRefused("used-before", PASSWORD);
        give(MARA_ID, MARA, "Sampla1e", false);
        clock.advance(Duration.ofDays(1));
        assertRefused("used-before", PASSWORD);
        give(MARA_ID, MARA, "Sampla1f", false);
        assertAccepted(PASSWORD);
        assertRefused("used-before", "Sampla1a");
        settings.with(PasswordSettings.HISTORY, 24);
        assertRefused("used-before", PASSWORD);
        settings.with(PasswordSettings.HISTORY, 0);
        assertAccepted("Sampla1e");
        assertRefused("used-before", "Sampla1f");
    }

    @Test
    @Tag("AUTH-09")
    void aPasswordExpiresAfterItsDays() {
        settings.with(PasswordSettings.AGE, 30);
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(passwords.standing(MARA_ID).mustChange()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(passwords.standing(MARA_ID).mustChange()).isTrue();

        give(MARA_ID, MARA, "Sample2%", false);
        assertThat(passwords.standing(MARA_ID).mustChange()).isFalse();
        settings.with(PasswordSettings.AGE, 0);
        clock.advance(Duration.ofDays(4000));
        assertThat(passwords.standing(MARA_ID).mustChange()).isFalse();
    }

    @Test
    @Tag("AUTH-10")
    void itsOwnerIsToldDaysBefore() {
        settings.with(PasswordSettings.AGE, 30).with(PasswordSettings.WARNING, 7);
        clock.advance(Duration.ofDays(22));
        assertThat(passwords.standing(MARA_ID).daysToTell(clock.instant())).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(passwords.standing(MARA_ID).daysToTell(clock.instant())).hasValue(7);
        clock.advance(Duration.ofDays(6).plusHours(1));
        assertThat(passwords.standing(MARA_ID).daysToTell(clock.instant())).hasValue(1);
        settings.with(PasswordSettings.WARNING, 0);
        assertThat(passwords.standing(MARA_ID).daysToTell(clock.instant())).isEmpty();
    }

    @Test
    @Tag("AUTH-11")
    void whatAnAdministratorChoseMustBeChangedIfThePolicySaysSo() {
        give(MARA_ID, MARA, "Sample2%", true);
        assertThat(passwords.standing(MARA_ID).mustChange()).isFalse();
        settings.with(PasswordSettings.FORCED, true);
        assertThat(passwords.standing(MARA_ID).mustChange()).isTrue();
        give(MARA_ID, MARA, "Sample3%", false);
        assertThat(passwords.standing(MARA_ID).mustChange()).isFalse();
    }

    @Test
    void anAgeThatNobodyKnowsBeginsWhenItIsFirstAsked() {
        execute("DELETE FROM account_security");
        settings.with(PasswordSettings.AGE, 30);
        assertThat(passwords.standing(MARA_ID).mustChange()).isFalse();
        clock.advance(Duration.ofDays(31));

        assertThat(passwords.standing(MARA_ID).mustChange()).isTrue();
    }

    @Test
    void aNewPasswordEndsAllSignIns() {
        var opened = sessions.open(MARA_ID, "password", Stage.IN, FakeVisitor.none());
        give(MARA_ID, MARA, "Sample2%", true);

        assertThat(sessions.find(opened.token())).isEmpty();
    }

    private String hash() {
        return text("SELECT password_hash FROM account WHERE id = " + MARA_ID);
    }

    private void assertAccepted(String password) {
        assertThatCode(() -> passwords.prepare(MARA_ID, MARA, password)).doesNotThrowAnyException();
    }

    private void assertRefused(String code, String password) {
        Refused refused = refusal(() -> passwords.prepare(MARA_ID, MARA, password));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.field()).hasValue("password");
    }
}
