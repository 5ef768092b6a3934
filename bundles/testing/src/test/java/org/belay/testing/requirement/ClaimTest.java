package org.belay.testing.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

    @ParameterizedTest
    @CsvSource({
        "expiredPinIsRefused(),expired pin is refused",
        "aPINIsSixDigits(),a PIN is six digits",
        "start_of_a_session(int),start of a session",
        "Says it all (really),Says it all (really)",
    })
    void aMethodNameIsReadAsASentence(String displayName, String sentence) {
        assertThat(claim(displayName).sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEMO-14", "FORM-R11-05", "L10N-01", "LINK-01a"})
    void theseAreRows(String tag) {
        assertThat(Claim.isId(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow", "demo-14", "DEMO-", "S-1", "postgresql-15", ""})
    void theseAreNoRows(String tag) {
        assertThat(Claim.isId(tag)).isFalse();
    }

    @Test
    void aLineIsReadAsItWasWritten() {
        Claim claim =
                new Claim(
                        "DEMO-14", "org.belay.ATest$Inner", "with\ttab\nand break", Outcome.FAILED);

        assertThat(Claim.parse(claim.line())).isEqualTo(claim);
    }

    @Test
    void anotherLineIsRefused() {
        assertThatThrownBy(() -> Claim.parse("DEMO-14\tATest")).hasMessageContaining("DEMO-14");
    }

    private static Claim claim(String displayName) {
        return new Claim("DEMO-14", "org.belay.ATest", displayName, Outcome.PASSED);
    }
}
