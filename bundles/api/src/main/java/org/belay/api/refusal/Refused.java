package org.belay.api.refusal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The gateway says no, and says why. REST turns it into a status and an error body, the WebSocket
 * into an {@code error} message, the shell into a line; nobody has to translate it in between.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String code;
    private final String field;
    private final Duration retryAfter;
    private final transient Map<String, Object> details;

    private Refused(Reason reason, String code, String field, String message, Duration retryAfter) {
        this(reason, code, field, message, retryAfter, Map.of());
    }

    private Refused(
            Reason reason,
            String code,
            String field,
            String message,
            Duration retryAfter,
            Map<String, Object> details) {
        // A refusal is an answer, not a fault: no stack trace to fill, nothing to suppress.
        super(message, null, false, false);
        this.reason = reason;
        this.code = code;
        this.field = field;
        this.retryAfter = retryAfter;
        this.details = Map.copyOf(details);
    }

    /**
     * A refusal.
     *
     * @param code stable, kebab case, for programs
     * @param message English, for people; must not repeat a secret
     */
    public static Refused because(Reason reason, String code, String message) {
        return new Refused(reason, code, null, message, null);
    }

    /** A refusal because of one field of the request. */
    public static Refused field(String code, String field, String message) {
        return new Refused(Reason.INVALID, code, field, message, null);
    }

    /** The field has no value but needs one. */
    public static Refused missing(String field) {
        return field("missing", field, field + " is missing");
    }

    /** The field's value is longer than {@code limit} characters. */
    public static Refused tooLong(String field, int limit) {
        return field("too-long", field, field + " may have at most " + limit + " characters");
    }

    /** There is no such thing, or none that the caller may know of. */
    public static Refused notFound(String what) {
        return because(Reason.NOT_FOUND, "not-found", "There is no such " + what);
    }

    /** The caller isn't entitled to the act. */
    public static Refused forbidden(String message) {
        return because(Reason.FORBIDDEN, "forbidden", message);
    }

    /** Nobody is signed in. */
    public static Refused notSignedIn() {
        return because(Reason.NOT_SIGNED_IN, "not-signed-in", "Please sign in");
    }

    /** The state doesn't allow the act any more. */
    public static Refused state(String message) {
        return because(Reason.STATE, "state", message);
    }

    /** Too many tries; the next one may come after {@code retryAfter}. */
    public static Refused throttled(Duration retryAfter) {
        return new Refused(
                Reason.THROTTLED, "throttled", null, "Too many tries, please wait", retryAfter);
    }

    /** The database can't be reached or is full; nothing was changed. */
    public static Refused unavailable() {
        return because(
                Reason.UNAVAILABLE,
                "unavailable",
                "The gateway can't store anything at the moment; nothing was changed");
    }

    /** The same refusal with another code, for a caller who has a better name for it. */
    public Refused withCode(String otherCode, String otherField) {
        return new Refused(reason, otherCode, otherField, getMessage(), retryAfter, details);
    }

    /** Several fields are at fault: each with its own refusal, so that a form shows all at once. */
    public static Refused fields(Map<String, Refused> byField) {
        Map<String, Object> each = new TreeMap<>();
        byField.forEach(
                (name, refused) ->
                        each.put(
                                name,
                                Map.of("code", refused.code(), "message", refused.getMessage())));
        String first = each.keySet().iterator().next();
        Refused one = byField.get(first);
        return new Refused(
                Reason.INVALID, one.code(), first, one.getMessage(), null, Map.of("fields", each));
    }

    /** Somebody else has changed it meanwhile; {@code current} is what is there now. */
    public static Refused changed(Map<String, Object> current) {
        return new Refused(
                Reason.STATE,
                "changed",
                null,
                "Somebody else has changed it meanwhile",
                null,
                Map.of("current", current));
    }

    /** The same refusal with one more detail for programs, as JSON can hold it. */
    public Refused with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(details());
        more.put(name, value);
        return new Refused(reason, code, field, getMessage(), retryAfter, more);
    }

    /** More for programs, as JSON can hold it: {@code fields}, {@code current}. Often empty. */
    public Map<String, Object> details() {
        return details == null ? Map.of() : details;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Stable name of the refusal in kebab case, such as {@code too-long}. */
    public String code() {
        return code;
    }

    /** The field of the request at fault, empty where there is none. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** How long to wait before the next try, empty where waiting doesn't help or isn't known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
