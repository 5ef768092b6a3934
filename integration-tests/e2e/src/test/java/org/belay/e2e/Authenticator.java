package org.belay.e2e;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.awaitility.Awaitility;

/** The app on somebody's phone, by RFC 6238: shows codes for a secret that was typed in. */
final class Authenticator {

    private static final Clock CLOCK = Clock.systemUTC();

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec key;
    private long shown;

    /**
     * @param secret in Base32, as the gateway shows it
     */
    Authenticator(String secret) {
        key = new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm());
    }

    /**
     * A code that wasn't shown before and is good now and for half a minute at least, however long the
     * test takes to type it. The gateway takes each once, and those of one step earlier or later, too:
     * so nobody has to wait for the first two.
     */
    String code() {
        shown = Math.max(step(), shown + 1);
        Awaitility.await().until(() -> step() >= shown - 1);
        return code(shown);
    }

    /** Six digits that are good at none of the steps near now. */
    String wrongCode() {
        long now = step();
        for (int i = 0; ; i++) {
            String wrong = String.format("%06d", i);
            if (LongStream.rangeClosed(now - 3, now + 3)
                    .noneMatch(step -> code(step).equals(wrong))) {
                return wrong;
            }
        }
    }

    private long step() {
        return CLOCK.instant().getEpochSecond() / codes.getTimeStep().toSeconds();
    }

    private String code(long step) {
        try {
            return codes.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(step * codes.getTimeStep().toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key of HMAC", e);
        }
    }
}
