package org.belay.web.internal.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Supplier;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.security.Caller;

/**
 * Lets a request through to its method if the method admits the caller. What isn't declared isn't
 * served: that goes for methods that Jersey adds by itself, too, such as {@code OPTIONS}. {@code
 * HEAD} is answered by the method for {@code GET}, and admitted by it.
 */
public final class AdmissionFilter implements ContainerRequestFilter {

    private static final int METHOD_NOT_ALLOWED = 405;

    // Injected by Jersey as a proxy of the request at hand: this object serves all of them.
    @Context private ResourceInfo resource;

    private final Map<Method, Endpoint> endpoints;
    private final Supplier<Directory> directory;

    /**
     * @param directory gives null while there is none
     */
    AdmissionFilter(Map<Method, Endpoint> endpoints, Supplier<Directory> directory) {
        this.endpoints = endpoints;
        this.directory = directory;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Endpoint endpoint = endpoints.get(resource.getResourceMethod());
        if (endpoint == null) {
            throw new WebApplicationException(METHOD_NOT_ALLOWED);
        }
        try {
            check(endpoint, request);
        } catch (Refused refused) {
            // Else Jetty closes the connection, and the client's next request meets no answer.
            request.getEntityStream().transferTo(OutputStream.nullOutputStream());
            throw refused;
        }
    }

    private void check(Endpoint endpoint, ContainerRequestContext request) {
        Caller caller = (Caller) request.getSecurityContext().getUserPrincipal();
        if (endpoint.admits().stream().noneMatch(key -> admits(key, caller, request))) {
            throw refusal(endpoint, caller);
        }
        if (endpoint.unit() != null && !administers(caller.signedIn(), endpoint.unit(), request)) {
            throw Refused.notFound("unit");
        }
    }

    private static boolean admits(String key, Caller caller, ContainerRequestContext request) {
        return switch (key) {
            case Admits.ANYBODY -> true;
            case Admits.CUSTOMER ->
                    caller instanceof Caller.Customer customer
                            && number(parameter("id", request)) == customer.sessionId();
            case Admits.GUEST ->
                    caller instanceof Caller.Guest guest
                            && number(parameter("id", request)) == guest.sessionId();
            case Admits.SIGNED_IN -> caller instanceof Caller.SignedIn;
            case Admits.IN_PERSON -> caller instanceof Caller.SignedIn in && !in.byKey();
            default -> caller instanceof Caller.SignedIn in && in.permissions().contains(key);
        };
    }

    private static Refused refusal(Endpoint endpoint, Caller caller) {
        if (!(caller instanceof Caller.SignedIn)) {
            return Refused.notSignedIn();
        }
        return Refused.forbidden(why(endpoint)).with("admits", endpoint.admits());
    }

    private static String why(Endpoint endpoint) {
        if (endpoint.admits().contains(Admits.IN_PERSON)) {
            return "This concerns the person, not an API key";
        }
        if (endpoint.admits().contains(Admits.CUSTOMER)) {
            return "This is the customer's";
        }
        if (endpoint.admits().contains(Admits.GUEST)) {
            return "This is the external technician's";
        }
        return "This needs the permission " + String.join(" or ", endpoint.admits());
    }

    private boolean administers(
            Caller.SignedIn caller, String unit, ContainerRequestContext request) {
        Directory tree = directory.get();
        if (tree == null) {
            throw Refused.unavailable();
        }
        int id = number(parameter(unit, request));
        return id > 0 && tree.administers(caller.account().id(), id);
    }

    private static String parameter(String name, ContainerRequestContext request) {
        return request.getUriInfo().getPathParameters().getFirst(name);
    }

    /** 0 for what is no number of ours. */
    private static int number(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
