package org.belay.organization.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private final PasswordHash passwords = new PasswordHash();

    @Test
    void aPasswordMatchesItsOwnHashAlone() {
        String hash = passwords.hash("Sample1%");

        assertThat(passwords.matches("Sample1%", hash)).isTrue();
        assertThat(passwords.matches("Sample1$", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void theSamePasswordIsNeverKeptAlike() {
        assertThat(passwords.hash("Sample1%")).isNotEqualTo(passwords.hash("Sample1%"));
    }

    @Test
    void itIsSlowOnPurposeAndSaysHow() {
        assertThat(passwords.hash("Sample1%")).startsWith("pbkdf2-sha512$210000$");
    }

    @Test
    void nobodysPasswordMatchesNothing() {
        assertThat(passwords.matchesNobody("the password of nobody")).isFalse();
        assertThat(passwords.matches("", "")).isFalse();
        assertThat(passwords.matches("x", "x")).isFalse();
    }

    @Test
    void unknownAccountsTakeAsLongAsKnownOnes() {
        String hash = passwords.hash("Sample1%");
        passwords.matchesNobody("warm up");

        long known = time(() -> passwords.matches("wrong", hash));
        long unknown = time(() -> passwords.matchesNobody("wrong"));

        assertThat((double) unknown / known).isBetween(0.33, 3.0);
    }

    private static long time(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long begin = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best;
    }
}
