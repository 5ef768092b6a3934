package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who one is, signing out, and tickets for sockets of technicians. */
@Component(service = Object.class)
@RestResource
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class SignInResource {

    private final SignIn signIn;
    private final Access access;

    /** Who one is, and what one may do. */
    public record Me(
            int id,
            String name,
            String nickname,
            String email,
            String ssoId,
            String description,
            List<String> roles,
            List<String> permissions,
            String csrf) {}

    /** A way into a socket. */
    public record Ticket(String ticket, int expiresInSeconds) {}

    /** Asks those. */
    @Activate
    public SignInResource(@Reference SignIn signIn, @Reference Access access) {
        this.signIn = signIn;
        this.access = access;
    }

    /** Signs out; the cookie is good nowhere any more. */
    @POST
    @Path("sign-out")
    @Admits(Admits.IN_PERSON)
    public Response signOut(@Context HttpServletRequest request, @Context SecurityContext context) {
        caller(context).signedIn();
        Browser.visitor(request).cookie(GatewayAccess.COOKIE).ifPresent(signIn::signOut);
        return Response.noContent()
                .cookie(Browser.cookie(GatewayAccess.COOKIE, "", Duration.ZERO, request))
                .build();
    }

    /** Who is signed in. */
    @GET
    @Path("me")
    @Admits(Admits.SIGNED_IN)
    public Me me(@Context SecurityContext context) {
        Caller.SignedIn caller = caller(context).signedIn();
        Account account = caller.account();
        return new Me(
                account.id(),
                account.name(),
                account.nickname(),
                account.email(),
                account.ssoId(),
                account.description(),
                account.roles().stream().sorted().map(Role::wireName).toList(),
                caller.permissions().stream().sorted().toList(),
                caller.csrf());
    }

    /** A ticket for a technician's socket. */
    @POST
    @Path("tickets")
    @Admits(Admits.IN_PERSON)
    public Ticket ticket(@Context HttpServletRequest request, @Context SecurityContext context) {
        Visitor visitor = Browser.visitor(request);
        return new Ticket(
                access.issueTicket(caller(context).signedIn(), visitor), Access.TICKET_SECONDS);
    }

    private static Caller caller(SecurityContext context) {
        return (Caller) context.getUserPrincipal();
    }
}
