package org.belay.api.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What a customer has to accept before his session goes on (SES-35, SET-24).
 *
 * @param text plain, with line breaks; never blank
 * @param toTheEnd whether it may only be accepted once it was scrolled through (SET-26)
 */
public record Terms(String text, boolean toTheEnd) {

    /** Checks that there is something to read. */
    public Terms {
        if (Objects.requireNonNull(text).isBlank()) {
            throw new IllegalArgumentException("Terms without a text");
        }
    }

    /** Names this text and no other: its SHA-256 in hexadecimal digits. It is what the log keeps. */
    public String version() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
