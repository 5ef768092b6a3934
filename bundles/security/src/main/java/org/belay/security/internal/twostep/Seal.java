package org.belay.security.internal.twostep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Seals what is kept in the database with a key that isn't there: AES-GCM, each with a nonce of its
 * own, and bound to what it is for, so that it opens nowhere else. The key is read when it is first
 * needed.
 */
@Component(service = Seal.class)
public final class Seal {

    private static final String PREFIX = "1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private SecretKey key;

    /** With the key in the gateway's data folder. */
    @Activate
    public Seal(BundleContext context) {
        this(Path.of(context.getProperty("karaf.data"), "security", "seal.key"));
    }

    /** With the key in that file, which is made if there is none. */
    public Seal(Path file) {
        this.file = file;
    }

    /** The content sealed, as text; opens with the same purpose alone. Blocks when first asked. */
    String seal(byte[] content, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(content);
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return PREFIX + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    /** What was sealed; empty if it was with another key, for another purpose, or altered. */
    Optional<byte[]> open(String sealed, String purpose) {
        if (!sealed.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] both = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, purpose)
                            .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private synchronized SecretKey key() {
        if (key == null) {
            try {
                key = SealKey.in(file);
            } catch (IOException e) {
                throw new UncheckedIOException("The key in " + file + " can't be read", e);
            }
        }
        return key;
    }
}
