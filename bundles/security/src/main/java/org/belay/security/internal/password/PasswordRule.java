package org.belay.security.internal.password;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords.Strength;

/**
 * Whether a password is good enough: at least 8 characters (AUTH-03) of at least three of four classes
 * (AUTH-04, AUTH-05). A character counts as repeated wherever it occurs again; upper and lower case
 * differ.
 */
final class PasswordRule {

    private static final int LEAST = 8;

    /** Longer ones would let strangers keep the processor busy. */
    private static final int MOST = 256;

    /** With fewer different characters, patterns such as {@code Aa1Aa1Aa1} would do. */
    private static final int LEAST_DIFFERENT = 4;

    private PasswordRule() {}

    static Strength strength(String password) {
        if (password.codePointCount(0, password.length()) < LEAST) {
            return Strength.NONE;
        }
        int classes =
                has(password, Character::isLowerCase)
                        + has(password, Character::isUpperCase)
                        + has(password, Character::isDigit)
                        + has(password, each -> !Character.isLetterOrDigit(each));
        if (classes < 3) {
            return Strength.NONE;
        }
        boolean repeated =
                password.codePoints().distinct().count()
                        < password.codePointCount(0, password.length());
        if (classes == 3) {
            return repeated ? Strength.GOOD : Strength.STRONG;
        }
        return repeated ? Strength.STRONG : Strength.EXCELLENT;
    }

    /** Goes on if the password is at least that strong; refuses the field {@code password}. */
    static void check(String password, String email, Strength least) {
        if (password == null || password.isEmpty()) {
            throw Refused.missing("password");
        }
        if (password.length() > MOST) {
            throw Refused.tooLong("password", MOST);
        }
        if (strength(password).compareTo(least) < 0) {
            throw weak("It needs to be at least " + least.wireName());
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.equals(email.toLowerCase(Locale.ROOT))
                || lower.codePoints().distinct().count() < LEAST_DIFFERENT) {
            throw weak("It is too easy to guess");
        }
    }

    private static Refused weak(String why) {
        return Refused.field("weak", "password", why);
    }

    private static int has(String password, IntPredicate kind) {
        return password.codePoints().anyMatch(kind) ? 1 : 0;
    }
}
