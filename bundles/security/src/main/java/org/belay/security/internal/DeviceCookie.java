package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.regex.Pattern;
import org.belay.api.session.Device;

/**
 * The cookie by which a customer's browser is known again (HIST-10): a random number that says nothing
 * of browser or person. Only its hash is kept, so that nobody who reads the database can pass for the
 * device.
 *
 * @param value what the browser keeps
 */
record DeviceCookie(String value) {

    static final String NAME = "belay-d";

    private static final Duration LIFE = Duration.ofDays(365);
    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What the browser brings, or a new one. */
    static DeviceCookie of(HttpServletRequest request, Tokens tokens) {
        return new DeviceCookie(
                Browser.visitor(request)
                        .cookie(NAME)
                        .filter(value -> OURS.matcher(value).matches())
                        .orElseGet(tokens::fresh));
    }

    /** As sessions know it. */
    Device device() {
        return new Device(Tokens.hash("device " + value));
    }

    /** For the answer: from now on for a year. */
    NewCookie cookie(HttpServletRequest request) {
        return Browser.cookie(NAME, value, LIFE, request);
    }

    @Override
    public String toString() {
        return "DeviceCookie"; // never the value: it would reach logs
    }
}
