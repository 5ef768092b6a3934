package org.belay.security.internal.twostep;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** The app on somebody's phone: what it shows for a secret that was typed in. */
public final class Authenticator {

    private Authenticator() {}

    /** The six digits of that time. */
    public static String code(String secret, Instant now) {
        return new Totp().code(decoded(secret), now.getEpochSecond() / 30);
    }

    static byte[] decoded(String secret) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char each : secret.toCharArray()) {
            buffer = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each)) & 0xffff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write((buffer >> held) & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
