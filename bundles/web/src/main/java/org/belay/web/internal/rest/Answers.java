package org.belay.web.internal.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes JSON to a servlet's response, outside of resources. */
public final class Answers {

    private final ObjectMapper json;

    /** Writes with that mapper. */
    public Answers(ObjectMapper json) {
        this.json = json;
    }

    /** Answers with a problem, unless the answer has left already. */
    public void problem(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (problem.retryAfterSeconds() > 0) {
            response.setHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
        }
        json(response, problem.status(), problem.body());
    }

    /** Answers with a value as JSON. */
    public void json(HttpServletResponse response, int status, Object value) throws IOException {
        byte[] body = json.writeValueAsBytes(value);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
