package org.belay.camel.internal.component;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/** Says in few words, that follow a subject, why an exchange failed; never repeats a body. */
final class FailureText {

    private static final int MOST_CHARACTERS = 300;

    private FailureText() {}

    static String of(Throwable thrown) {
        return find(thrown, HttpOperationFailedException.class)
                .map(http -> "answered " + http.getStatusCode())
                // Before ConnectException: the HTTP client's connect time-out is both.
                .or(() -> text(thrown, SocketTimeoutException.class, "timed out"))
                .or(() -> text(thrown, UnknownHostException.class, "can't be found"))
                .or(() -> text(thrown, ConnectException.class, "can't be reached"))
                .or(() -> text(thrown, SSLException.class, "isn't trusted"))
                .orElseGet(
                        () ->
                                "failed: "
                                        + thrown.getClass().getSimpleName()
                                        + ": "
                                        + message(thrown));
    }

    private static Optional<String> text(
            Throwable thrown, Class<? extends Throwable> type, String what) {
        return find(thrown, type).map(cause -> what + ": " + message(cause));
    }

    /** Whether it failed because the gateway's own database is away. */
    static boolean isUnavailable(Throwable thrown) {
        return find(thrown, Refused.class)
                .filter(refused -> refused.reason() == Reason.UNAVAILABLE)
                .isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            depth++;
        }
        return Optional.empty();
    }

    private static String message(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage()).replaceAll("\\s+", " ").strip();
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }
}
