package org.belay.organization.internal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.belay.api.organization.NewAccount;
import org.belay.api.refusal.Refused;

/** What the fields of an account may hold. */
final class AccountRules {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private AccountRules() {}

    /** The account with its fields cleaned, or the refusal of the first field at fault. */
    static NewAccount checked(NewAccount account) {
        String name = name("name", account.name());
        String email = email(account.email());
        PasswordRule.check(account.password(), email, PasswordRule.Strength.GOOD);
        if (account.roles().isEmpty()) {
            throw Refused.missing("roles");
        }
        return new NewAccount(name, email, account.password(), account.roles());
    }

    /** A name without blanks around it. */
    static String name(String field, String value) {
        String name = value == null ? "" : value.strip();
        if (name.isEmpty()) {
            throw Refused.missing(field);
        }
        if (name.length() > LONGEST_NAME) {
            throw Refused.tooLong(field, LONGEST_NAME);
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.field("invalid", field, field + " holds signs that no name has");
        }
        return name;
    }

    private static String email(String value) {
        String email = normal(value);
        if (email.isEmpty()) {
            throw Refused.missing("email");
        }
        if (email.length() > LONGEST_EMAIL) {
            throw Refused.tooLong("email", LONGEST_EMAIL);
        }
        if (!EMAIL.matcher(email).matches()) {
            throw Refused.field("invalid", "email", "email isn't an e-mail address");
        }
        return email;
    }

    /** The address as it is compared. */
    static String normal(String email) {
        return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    }
}
