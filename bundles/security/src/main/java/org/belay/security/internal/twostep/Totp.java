package org.belay.security.internal.twostep;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time, RFC 6238 as every authenticator app has it: SHA-1, six digits, thirty
 * seconds (AUTH-14).
 */
final class Totp {

    /** RFC 4226 asks for 128 bits at least and recommends as many as the function has. */
    private static final int SECRET_BYTES = 20;

    /** Clocks of phones may be off: a step earlier or later is good, too. */
    private static final int STEPS_OFF = 1;

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    /** A secret that nobody guesses. */
    byte[] freshSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The step of time to which the code belongs, empty if it is none of this time. */
    OptionalLong step(byte[] secret, String code, Instant now) {
        if (!CODE.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        long current = now.getEpochSecond() / codes.getTimeStep().toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_OFF; step <= current + STEPS_OFF; step++) {
            // No way out earlier: the time must not tell which one it was.
            if (MessageDigest.isEqual(
                    code(secret, step).getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.US_ASCII))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a step. */
    String code(byte[] secret, long step) {
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(secret, codes.getAlgorithm()),
                    Instant.ofEpochSecond(step * codes.getTimeStep().toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key of HMAC", e);
        }
    }

    /** What authenticator apps read from a QR code. */
    static String uri(String issuer, String account, byte[] secret) {
        return "otpauth://totp/"
                + escaped(issuer)
                + ":"
                + escaped(account)
                + "?secret="
                + Base32.encode(secret)
                + "&issuer="
                + escaped(issuer)
                + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
