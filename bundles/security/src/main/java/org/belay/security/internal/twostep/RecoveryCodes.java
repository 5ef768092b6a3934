package org.belay.security.internal.twostep;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Codes for whoever has lost his phone. Eighty random bits each: so many that a plain hash keeps them
 * secret, whoever has the database.
 */
final class RecoveryCodes {

    /** How many somebody gets. */
    static final int COUNT = 10;

    private static final int BYTES = 10;
    private static final int PART = 4;
    private static final Pattern PLAIN = Pattern.compile("[A-Z2-7]{16}");

    private final SecureRandom random = new SecureRandom();

    /** Fresh ones, as people copy them: {@code k3wq-7aab-…}. */
    List<String> fresh() {
        List<String> codes = new ArrayList<>();
        while (codes.size() < COUNT) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes).toLowerCase(Locale.ROOT);
            codes.add(String.join("-", code.split("(?<=\\G.{" + PART + "})")));
        }
        return codes;
    }

    /** What is kept of a code as somebody typed it; empty if it doesn't look like one. */
    static Optional<String> hash(int account, String typed) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!PLAIN.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(
                                                    (account + " " + plain)
                                                            .getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
