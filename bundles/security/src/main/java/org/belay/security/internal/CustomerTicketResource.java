package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tickets for sockets of customers. */
@Component(service = Object.class)
@RestResource
@Path("customer/sessions/{id: [0-9]{1,9}}/tickets")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerTicketResource {

    private final Access access;

    /** Asks that. */
    @Activate
    public CustomerTicketResource(@Reference Access access) {
        this.access = access;
    }

    /** A ticket for the customer of that session. */
    @POST
    @Admits(Admits.CUSTOMER)
    public SignInResource.Ticket ticket(
            @PathParam("id") int id, @Context HttpServletRequest request) {
        return new SignInResource.Ticket(
                access.issueTicket(new Caller.Customer(id), Browser.visitor(request)),
                Access.TICKET_SECONDS);
    }
}
