package org.belay.api.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The gateway's own passwords: how strong they must be (AUTH-02 and following), how they are kept and
 * compared. Safe from any thread. Works before there is an organization, and with the policy's
 * defaults as long as nobody provides settings.
 *
 * <p>Whoever gives an account a password does so in three steps:
 *
 * <pre>
 * Passwords.New password = passwords.prepare(account, email, typed);      // before the transaction
 * database.run(on -> { …; passwords.keep(on, account, password, true); …});  // in it
 * passwords.kept(account);                                                // after the commit
 * </pre>
 */
@ProviderType
public interface Passwords {

    /** How strong a password is; the order is from weak to strong. */
    enum Strength {
        /** Not enough for anybody: shorter than 8 characters, or fewer than three classes. */
        NONE,
        /** Three classes (AUTH-05). */
        GOOD,
        /** Three classes and no character twice, or four classes (AUTH-06). */
        STRONG,
        /** Four classes and no character twice (AUTH-07). */
        EXCELLENT;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        /** The name that pages and settings use. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * A password that may be kept.
     *
     * @param hash as it is kept; empty for an account that has no password here
     */
    record New(String hash) {
        /** For an account that signs in by other means alone: no password fits it. */
        public static final New NONE = new New("");

        @Override
        public String toString() {
            return "New"; // never the hash: it would reach logs
        }
    }

    /** How strong the password is. */
    Strength strength(String password);

    /** How strong a password must be now (AUTH-08). */
    Strength least();

    /**
     * Checks a new password and hashes it. Blocks, up to half a second of processor time by design:
     * call it outside of transactions.
     *
     * @param account whose; 0 for one that is still to be made
     * @param email its address, which may not be the password
     * @throws Refused of the field {@code password}: {@code missing}, {@code too-long}, {@code weak},
     *     {@code used-before}; {@code throttled} if too many passwords are being compared
     */
    New prepare(int account, String email, String password);

    /**
     * Keeps it, in the transaction that makes or changes the account, after the account's row is
     * there.
     *
     * @param byOther whether somebody else than the owner chose it: he must choose another at his
     *     next sign-in if the policy says so (AUTH-11)
     */
    void keep(Connection on, int account, New password, boolean byOther) throws SQLException;

    /** After the commit of what {@link #keep} changed: the account's sign-ins end. */
    void kept(int account);

    /**
     * Whether it is the account's password. Takes some 50 ms of processor time, and always about the
     * same, also for an account that doesn't exist.
     *
     * @throws Refused {@code throttled} if too many passwords are being compared
     */
    boolean matches(int account, String password);
}
