package org.belay.organization.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are kept: PBKDF2 with HMAC-SHA-512, salt and rounds beside the result, so that
 * the rounds may be raised later while older hashes stay good.
 */
final class PasswordHash {

    /** What OWASP asks for with this function in 2023; about 0.1 s. */
    private static final int ROUNDS = 210_000;

    private static final String NAME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final String ofNobody = written(bytes(SALT_BYTES), bytes(HASH_BITS / 8));

    /** The hash of a password under a fresh salt. */
    String hash(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return written(salt, derive(password, salt, ROUNDS));
    }

    /** Whether it is the password of that hash. */
    boolean matches(String password, String kept) {
        String[] parts = kept.split("\\$");
        if (parts.length != 4 || !parts[0].equals(NAME)) {
            return matchesNobody(password); // an account without a password of its own
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    /** Takes as long as a real comparison, so that time doesn't tell who has an account. */
    boolean matchesNobody(String password) {
        matches(password, ofNobody);
        return false;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String written(byte[] salt, byte[] derived) {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                "$",
                NAME,
                Integer.toString(ROUNDS),
                base64.encodeToString(salt),
                base64.encodeToString(derived));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK 17 has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
