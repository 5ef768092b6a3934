package org.belay.security.internal.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords.Strength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {

    @ParameterizedTest
    @CsvSource({
        "Sampla12, GOOD",
        "Sample12, STRONG",
        "Sampla1%, STRONG",
        "Sample1%, EXCELLENT",
        "Sampl12, NONE",
        "Sample1\ud83d\ude00, EXCELLENT",
        "\ud83d\ude00aB1, NONE",
        "samplepassword, NONE",
        "sample12, NONE",
        "'four words are two classes', NONE"
    })
    @Tag("AUTH-03")
    @Tag("AUTH-04")
    @Tag("AUTH-05")
    @Tag("AUTH-06")
    @Tag("AUTH-07")
    void classesLengthAndRepetitionMakeStrength(String password, Strength strength) {
        assertThat(PasswordRule.strength(password)).isEqualTo(strength);
    }

    @Test
    void aPasswordMustBeGood() {
        assertThatCode(() -> PasswordRule.check("Sampla12", "a@b.c", Strength.GOOD))
                .doesNotThrowAnyException();
        assertRefused("sample12", "weak");
        assertRefused("aaaaaaaaaaaaaaaaaaaaaaaaaa", "weak");
        assertRefused("Mara.Alvers1@example.com", "weak");
        assertRefused("", "missing");
        assertRefused(null, "missing");
        assertRefused("Aa1%".repeat(100), "too-long");
    }

    private static void assertRefused(String password, String code) {
        assertThatThrownBy(
                        () ->
                                PasswordRule.check(
                                        password, "mara.alvers1@example.com", Strength.GOOD))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.field()).hasValue("password");
                        });
    }
}
