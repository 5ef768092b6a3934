package org.belay.security.internal.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords as the first version kept them. They stay good; no new ones are made. */
final class Pbkdf2 {

    private static final String NAME = "pbkdf2-sha512";

    private Pbkdf2() {}

    /** Whether it is written in this way. */
    static boolean is(String kept) {
        return kept.startsWith(NAME + "$");
    }

    /** Whether it is the password of that hash. */
    static boolean matches(String password, String kept) {
        String[] parts = kept.split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        PBEKeySpec spec =
                new PBEKeySpec(
                        password.toCharArray(),
                        salt,
                        Integer.parseInt(parts[1]),
                        expected.length * Byte.SIZE);
        try {
            return MessageDigest.isEqual(
                    expected,
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK 17 has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
