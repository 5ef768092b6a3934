package org.belay.security.internal.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as they are kept now: Argon2id in the form that all tools write, {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, so that the costs may be raised while older hashes stay
 * good.
 */
final class Argon2 {

    /** What OWASP asks for in 2024: 19 MiB, two passes, one lane; some 40 ms. */
    private static final Cost NOW = new Cost(19_456, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** A row that somebody altered must not take all memory or minutes. */
    private static final Cost MOST = new Cost(262_144, 10, 8);

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([\\w+/]+)\\$([\\w+/]+)");

    private final SecureRandom random = new SecureRandom();

    private record Cost(int kibibytes, int passes, int lanes) {
        boolean isAtMost(Cost other) {
            return kibibytes <= other.kibibytes && passes <= other.passes && lanes <= other.lanes;
        }
    }

    /** The hash of a password under a fresh salt. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m="
                + NOW.kibibytes()
                + ",t="
                + NOW.passes()
                + ",p="
                + NOW.lanes()
                + "$"
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(derive(password, salt, NOW, HASH_BYTES));
    }

    /** Whether it is written in this way, with costs that we are ready to pay. */
    static boolean is(String kept) {
        Matcher parts = WRITTEN.matcher(kept);
        return parts.matches()
                && cost(parts).isAtMost(MOST)
                && cost(parts).passes() > 0
                && cost(parts).lanes() > 0;
    }

    /** Whether it costs less than a new one would. */
    static boolean isOutdated(String kept) {
        Matcher parts = WRITTEN.matcher(kept);
        return !parts.matches() || !NOW.isAtMost(cost(parts));
    }

    /** Whether it is the password of that hash. */
    static boolean matches(String password, String kept) {
        Matcher parts = WRITTEN.matcher(kept);
        if (!parts.matches()) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        return MessageDigest.isEqual(
                expected, derive(password, salt, cost(parts), expected.length));
    }

    private static Cost cost(Matcher parts) {
        return new Cost(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
    }

    private static byte[] derive(String password, byte[] salt, Cost cost, int length) {
        byte[] typed = password.getBytes(StandardCharsets.UTF_8);
        byte[] derived = new byte[length];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.kibibytes())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .build());
        generator.generateBytes(typed, derived);
        Arrays.fill(typed, (byte) 0);
        return derived;
    }
}
