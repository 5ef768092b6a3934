package org.belay.security.internal.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes hashes as the first version did, with the salt {@code saltsaltsaltsalt}. */
final class OldHash {

    private OldHash() {}

    static String of(String password, int rounds) {
        try {
            byte[] salt = "saltsaltsaltsalt".getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(
                            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                                    .generateSecret(
                                            new PBEKeySpec(
                                                    password.toCharArray(), salt, rounds, 256))
                                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
