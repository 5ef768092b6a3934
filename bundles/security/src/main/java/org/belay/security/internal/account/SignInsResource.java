package org.belay.security.internal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.security.internal.WebSession;
import org.belay.security.internal.WebSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** My Account: where one is signed in. */
@Component(service = Object.class)
@RestResource
@Path("account/sign-ins")
@Produces(MediaType.APPLICATION_JSON)
public final class SignInsResource {

    private final Myself myself;
    private final WebSessions sessions;

    /** One of one's sign-ins; {@code browser} is what it said of itself. */
    public record SignIn(
            String id,
            String method,
            String address,
            String browser,
            Instant createdAt,
            Instant lastSeen,
            boolean current) {}

    /** All of them, the latest first. */
    public record SignIns(List<SignIn> signIns) {}

    /** Asks those. */
    @Activate
    public SignInsResource(@Reference Myself myself, @Reference WebSessions sessions) {
        this.myself = myself;
        this.sessions = sessions;
    }

    /** Where one is signed in. */
    @GET
    @Admits(Admits.IN_PERSON)
    public SignIns list(@Context HttpServletRequest request, @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        return new SignIns(
                sessions.of(me.account().id()).stream()
                        .map(each -> view(each, each.id().equals(me.session().id())))
                        .toList());
    }

    /** Ends one of them, which may be the one that asks. */
    @DELETE
    @Path("{id}")
    @Admits(Admits.IN_PERSON)
    public void end(
            @PathParam("id") String id,
            @Context HttpServletRequest request,
            @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        if (!sessions.close(me.account().id(), id)) {
            throw Refused.notFound("sign-in");
        }
    }

    /** Ends all but the one that asks. */
    @DELETE
    @Admits(Admits.IN_PERSON)
    public void endOthers(@Context HttpServletRequest request, @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        sessions.closeAll(me.account().id(), me.session());
    }

    private static SignIn view(WebSession session, boolean current) {
        return new SignIn(
                session.id(),
                session.method(),
                session.address(),
                session.agent(),
                session.createdAt(),
                session.lastSeen(),
                current);
    }
}
