package org.belay.web.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a resource throws, or its stage fails with, into an answer of the protocol. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    // Injected by Jersey as proxies of the request at hand: this object serves all of them.
    @Context private UriInfo uri;
    @Context private HttpServletRequest request;

    private final BooleanSupplier incomplete;

    /**
     * @param incomplete whether resources are still expected, so that one that isn't there may come
     */
    ProblemMapper(BooleanSupplier incomplete) {
        this.incomplete = incomplete;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable failure = thrown;
        while (failure.getCause() != null
                && (failure instanceof CompletionException
                        || failure instanceof ExecutionException)) {
            failure = failure.getCause();
        }
        if (failure instanceof WebApplicationException web && web.getResponse().hasEntity()) {
            return web.getResponse();
        }
        Problem problem = problem(failure);
        Response.ResponseBuilder response =
                Response.status(problem.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "no-store")
                        .entity(problem.body());
        if (problem.retryAfterSeconds() > 0) {
            response.header("Retry-After", problem.retryAfterSeconds());
        }
        if (failure instanceof WebApplicationException web
                && web.getResponse().getHeaderString("Allow") != null) {
            response.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return response.build();
    }

    private Problem problem(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BodyTooLarge) {
                return Problem.tooLarge(AdmittedRequest.MOST_BYTES);
            }
        }
        if (failure instanceof Refused refused) {
            return Problem.of(withoutCsrf(refused) ? Gate.csrf("Header missing") : refused);
        }
        if (failure instanceof JsonMappingException mapping) {
            return Problem.malformed(field(mapping.getPath()), "Not what is expected here");
        }
        if (failure instanceof JsonProcessingException) {
            return Problem.malformed(null, "Not JSON");
        }
        if (failure instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return status == 404 && incomplete.getAsBoolean()
                    ? Problem.of(Refused.unavailable())
                    : ofStatus(status);
        }
        String incident = "%08x".formatted(ThreadLocalRandom.current().nextInt());
        if (failure instanceof IOException) {
            // Mostly a browser that went away while it was answered: nobody has to look into it.
            LOG.debug("Incident {} at {} {}", incident, request.getMethod(), path(), failure);
        } else {
            LOG.error("Incident {} at {} {}", incident, request.getMethod(), path(), failure);
        }
        return Problem.fault(incident);
    }

    private boolean withoutCsrf(Refused refused) {
        return refused.reason() == Reason.NOT_SIGNED_IN
                && request.getAttribute(AdmittedRequest.WITHOUT_CSRF) != null;
    }

    private Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.malformed(null, "Malformed request");
            case 404 ->
                    path().startsWith("connect/")
                            ? Problem.of(404, "not-offered", "This way in isn't installed")
                            : Problem.of(404, "not-found", "There is no such resource");
            case 405 -> Problem.of(405, "method", "The resource doesn't know this method");
            case 406 -> Problem.of(406, "not-acceptable", "Only JSON is spoken here");
            case 415 -> Problem.of(415, "media-type", "Only JSON is understood here");
            case 503 -> Problem.of(Refused.unavailable());
            default -> Problem.of(status, "status-" + status, "Refused with status " + status);
        };
    }

    private String path() {
        return uri.getPath(false);
    }

    private static String field(List<JsonMappingException.Reference> path) {
        String field =
                path.stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(each -> each != null)
                        .collect(Collectors.joining("."));
        return field.isEmpty() ? null : field;
    }
}
