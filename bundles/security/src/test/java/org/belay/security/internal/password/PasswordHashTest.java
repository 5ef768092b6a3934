package org.belay.security.internal.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    /** Made with the reference implementation's command: salt {@code somesalt}. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                    + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private final PasswordHash passwords = new PasswordHash();

    @Test
    void aPasswordMatchesItsOwnHashAlone() {
        String hash = passwords.hash("Sample1%");

        assertThat(passwords.matches("Sample1%", hash)).isTrue();
        assertThat(passwords.matches("Sample1$", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matchesAny("Sample1%", List.of("", "x", hash))).isTrue();
    }

    @Test
    void otherToolsUnderstandIt() {
        assertThat(passwords.matches("password", REFERENCE)).isTrue();
        assertThat(passwords.matches("Password", REFERENCE)).isFalse();
        assertThat(passwords.isOutdated(REFERENCE)).isFalse();
    }

    @Test
    void theSamePasswordIsNeverKeptAlike() {
        assertThat(passwords.hash("Sample1%")).isNotEqualTo(passwords.hash("Sample1%"));
    }

    @Test
    void nothingMatchesWhatIsNoHash() {
        assertThat(passwords.matches("", "")).isFalse();
        assertThat(passwords.matches("x", "x")).isFalse();
        assertThat(passwords.matches("the password of nobody", "")).isFalse();
    }

    @Test
    void unknownAccountsTakeAsLongAsKnownOnes() {
        String hash = passwords.hash("Sample1%");
        passwords.matches("warm up", "");

        long known = time(() -> passwords.matches("wrong", hash));
        long unknown = time(() -> passwords.matches("wrong", ""));

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
