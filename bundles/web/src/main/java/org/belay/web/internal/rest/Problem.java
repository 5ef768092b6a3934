package org.belay.web.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import org.belay.api.refusal.Refused;

/**
 * What an error's body says: {@code {"error":{"code","field","message","details"}}}.
 *
 * @param retryAfterSeconds 0 for none
 */
public record Problem(int status, Body body, long retryAfterSeconds) {

    /** The answer's JSON. */
    public record Body(Details error) {}

    /** What went wrong; field and details may be absent. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Details(String code, String field, String message, Map<String, Object> details) {

        Details(String code, String field, String message) {
            this(code, field, message, Map.of());
        }
    }

    /** A problem without a field. */
    public static Problem of(int status, String code, String message) {
        return new Problem(status, new Body(new Details(code, null, message)), 0);
    }

    /** A refusal as an answer. */
    public static Problem of(Refused refused) {
        Optional<Long> wait =
                refused.retryAfter().map(each -> Math.max(1, each.plusMillis(999).toSeconds()));
        return new Problem(
                refused.reason().httpStatus(),
                new Body(
                        new Details(
                                refused.code(),
                                refused.field().orElse(null),
                                refused.getMessage(),
                                refused.details())),
                wait.orElse(0L));
    }

    /** A request that can't be read. */
    public static Problem malformed(String field, String message) {
        return new Problem(400, new Body(new Details("malformed", field, message)), 0);
    }

    /** A request whose body is larger than {@code limit} bytes. */
    public static Problem tooLarge(int limit) {
        return of(413, "too-long", "A request may have at most " + limit + " bytes");
    }

    /** A fault of ours, to be found in the log by the incident's ID. */
    public static Problem fault(String incident) {
        return of(500, "fault", "Something went wrong; the log names it as incident " + incident);
    }
}
