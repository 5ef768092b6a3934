package org.belay.connect.pin.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.Entered;
import org.belay.api.connect.Invitation;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.session.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues and redeems codes over REST. */
@Component(service = Object.class)
@RestResource
@Path("/connect/pin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PinResource {

    private final PinConnectionMethod method;
    private final PinSettings settings;
    private final Access access;

    @Activate
    public PinResource(
            @Reference PinConnectionMethod method,
            @Reference PinSettings settings,
            @Reference Access access) {
        this.method = method;
        this.settings = settings;
        this.access = access;
    }

    /** What a technician may say of the customer he invites; all optional. */
    public record IssueRequest(String name, String cfield1, String cfield2) {}

    /**
     * What he gets.
     *
     * @param link leads the customer straight in
     * @param entry the page on which the code can be typed
     */
    public record Issued(String code, URI link, URI entry, Instant expiresAt) {}

    /** What a customer typed. */
    public record RedeemRequest(String code, String language) {}

    /** Issues a code. */
    @POST
    @Admits(PinConnectionMethod.PERMISSION)
    public Issued issue(
            IssueRequest request, @Context SecurityContext security, @Context UriInfo uri) {
        Caller.SignedIn technician = ((Caller) security.getUserPrincipal()).signedIn();
        Map<String, String> fields = new HashMap<>();
        if (request != null) {
            fields.put("name", request.name());
            fields.put("cfield1", request.cfield1());
            fields.put("cfield2", request.cfield2());
        }
        Invitation invitation = method.issue(technician, fields);
        URI home = uri.getBaseUri().resolve("/");
        String page = settings.page(technician.account());
        return new Issued(
                invitation.code(),
                home.resolve(invitation.code()),
                page.isEmpty() ? home : URI.create(page),
                invitation.expiresAt());
    }

    /** Redeems a code: the cookie in the answer makes the caller the session's customer. */
    @POST
    @Path("/redeem")
    @Admits(Admits.ANYBODY)
    public CompletionStage<Response> redeem(
            RedeemRequest request, @Context HttpServletRequest http) {
        if (request == null) {
            throw Refused.field("pin-missing", "code", "Please enter the code");
        }
        boolean secure = http.isSecure();
        return method.redeem(request.code(), http.getRemoteAddr())
                .thenApply(session -> admit(session, secure));
    }

    private Response admit(Session session, boolean secure) {
        return Response.ok(Entered.into(session))
                .header(
                        HttpHeaders.SET_COOKIE,
                        access.admitCustomer(session.id()).ofCustomer(secure))
                .build();
    }
}
