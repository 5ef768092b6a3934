package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tickets for sockets of external technicians. */
@Component(service = Object.class)
@RestResource
@Path("guest/sessions/{id: [0-9]{1,9}}/tickets")
@Produces(MediaType.APPLICATION_JSON)
public final class GuestTicketResource {

    private final Access access;

    /** Asks that. */
    @Activate
    public GuestTicketResource(@Reference Access access) {
        this.access = access;
    }

    /** A ticket for the external technician who takes part in that session. */
    @POST
    @Admits(Admits.GUEST)
    public SignInResource.Ticket ticket(
            @Context SecurityContext security, @Context HttpServletRequest request) {
        return new SignInResource.Ticket(
                access.issueTicket((Caller) security.getUserPrincipal(), Browser.visitor(request)),
                Access.TICKET_SECONDS);
    }
}
