package org.belay.organization.internal;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.belay.api.refusal.Refused;

/**
 * Whether a password is good enough: at least 8 characters (AUTH-03) of at least three of four classes
 * (AUTH-04, AUTH-05). Long ones may be of any kind: a sentence is harder to guess than signs.
 */
final class PasswordRule {

    private static final int LEAST = 8;
    private static final int SENTENCE = 20;

    /** Longer ones would let strangers keep the processor busy. */
    private static final int MOST = 256;

    /** How strong a password is. */
    enum Strength {
        /** Not enough for anybody. */
        NONE,
        /** Three classes (AUTH-05). */
        GOOD,
        /** Three classes and no character twice, or four classes (AUTH-06). */
        STRONG,
        /** Four classes and no character twice (AUTH-07). */
        EXCELLENT
    }

    private PasswordRule() {}

    static Strength strength(String password) {
        if (password.length() < LEAST) {
            return Strength.NONE;
        }
        int classes =
                has(password, Character::isLowerCase)
                        + has(password, Character::isUpperCase)
                        + has(password, Character::isDigit)
                        + has(password, each -> !Character.isLetterOrDigit(each));
        boolean repeated = password.chars().distinct().count() < password.length();
        if (classes < 3) {
            return password.length() < SENTENCE ? Strength.NONE : Strength.GOOD;
        }
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
            throw weak("It needs 8 characters of three kinds, or 20 of any");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.equals(email) || lower.chars().distinct().count() < 4) {
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
