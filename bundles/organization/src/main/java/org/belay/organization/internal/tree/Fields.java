package org.belay.organization.internal.tree;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.belay.api.refusal.Refused;

/**
 * What people may write into the fields of units. Markup is text like any other; what would make a
 * name look like another one isn't.
 */
public final class Fields {

    /** Longest name, in characters. */
    public static final int LONGEST_NAME = 128;

    private static final int LONGEST_SSO_ID = 256;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^@\\s\\p{Cntrl}\"(),:;<>\\[\\\\\\]]+@[^@\\s\\p{Cntrl}\"(),:;<>\\[\\\\\\]]+");

    /** Fillers of Hangul, Khmer and braille, and what joins without being seen. */
    private static final String UNSEEN =
            "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

    private Fields() {}

    /** A name in its normal form, without blanks around it. */
    public static String name(String field, String value) {
        String name = line(field, value, LONGEST_NAME);
        if (name.codePoints().allMatch(Fields::isInvisible)) {
            throw Refused.missing(field); // nothing that anybody could see
        }
        return name;
    }

    /** A single sign-on ID; empty for none. */
    static String ssoId(String value) {
        return line("ssoId", value, LONGEST_SSO_ID);
    }

    /** An address in lower case; empty for none. */
    public static String email(String field, String value) {
        if (value != null && value.length() > 4 * LONGEST_EMAIL) {
            throw Refused.tooLong(field, LONGEST_EMAIL);
        }
        String email = normal(value);
        if (email.length() > LONGEST_EMAIL) {
            throw Refused.tooLong(field, LONGEST_EMAIL);
        }
        if (!email.isEmpty()
                && (!EMAIL.matcher(email).matches()
                        || isTricky(email)
                        || email.codePoints().anyMatch(Fields::isInvisible))) {
            throw Refused.field("invalid", field, field + " isn't an e-mail address");
        }
        return email;
    }

    /** The address as it is compared. */
    public static String normal(String email) {
        return email == null
                ? ""
                : Normalizer.normalize(email.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** A text of several lines. */
    static String description(String value) {
        if (value != null && value.length() > 4 * LONGEST_DESCRIPTION) {
            throw Refused.tooLong("description", LONGEST_DESCRIPTION);
        }
        String text = value == null ? "" : Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (text.length() > LONGEST_DESCRIPTION) {
            throw Refused.tooLong("description", LONGEST_DESCRIPTION);
        }
        if (isTricky(text.replaceAll("[\\r\\n\\t]", " "))) {
            throw strange("description");
        }
        return text;
    }

    private static String line(String field, String value, int longest) {
        // Before normalizing: 10,000 characters aren't worth the work.
        if (value != null && value.length() > 4 * longest) {
            throw Refused.tooLong(field, longest);
        }
        String line = value == null ? "" : Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (line.length() > longest) {
            throw Refused.tooLong(field, longest);
        }
        if (isTricky(line)) {
            throw strange(field);
        }
        return line;
    }

    /** Blanks of all kinds, and signs that leave no trace. */
    private static boolean isInvisible(int sign) {
        return Character.getType(sign) == Character.FORMAT
                || Character.isSpaceChar(sign)
                || Character.isWhitespace(sign)
                || (sign >= 0xFE00 && sign <= 0xFE0F)
                || UNSEEN.indexOf(sign) >= 0;
    }

    private static Refused strange(String field) {
        return Refused.field("invalid", field, field + " holds signs that can't be used there");
    }

    /** Controls, halves of characters, and what turns the direction of the text around it. */
    private static boolean isTricky(String text) {
        return text.codePoints()
                .anyMatch(
                        each ->
                                Character.isISOControl(each)
                                        || Character.getType(each) == Character.SURROGATE
                                        || Character.getType(each) == Character.LINE_SEPARATOR
                                        || Character.getType(each) == Character.PARAGRAPH_SEPARATOR
                                        || (each >= 0x202A && each <= 0x202E)
                                        || (each >= 0x2066 && each <= 0x2069));
    }
}
