package org.belay.connect.pin.internal;

import org.belay.api.refusal.Refused;

/** A code as people type it, and as the gateway keeps it. */
final class Code {

    static final int DIGITS = 6;

    private Code() {}

    /**
     * The six digits in what was typed or pasted: spaces, dashes and dots are forgiven, and so are
     * digits of other scripts and full-width ones.
     *
     * @throws Refused {@code pin-missing} or {@code pin-malformed}
     */
    static String of(String typed) {
        if (typed == null || typed.codePoints().allMatch(Code::isSeparator)) {
            throw Refused.field("pin-missing", "code", "Please enter the code");
        }
        StringBuilder digits = new StringBuilder(DIGITS);
        typed.codePoints()
                .filter(c -> !isSeparator(c))
                .forEach(
                        c -> {
                            int digit = Character.digit(c, 10);
                            if (digit < 0 || digits.length() == DIGITS) {
                                throw malformed();
                            }
                            digits.append((char) ('0' + digit));
                        });
        if (digits.length() != DIGITS) {
            throw malformed();
        }
        return digits.toString();
    }

    private static boolean isSeparator(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT
                || c == '.';
    }

    private static Refused malformed() {
        return Refused.field("pin-malformed", "code", "A code has six digits");
    }
}
