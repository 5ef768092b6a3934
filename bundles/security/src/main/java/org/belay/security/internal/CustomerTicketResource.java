package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tickets for sockets of customers. Whichever way a browser comes in, it asks for one; so this is where
 * its device is recognised.
 */
@Component(service = Object.class)
@RestResource
@Path("customer/sessions/{id: [0-9]{1,9}}/tickets")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerTicketResource {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerTicketResource.class);

    private final Access access;
    private final Sessions sessions;
    private final Settings settings;
    private final Tokens tokens = new Tokens();

    /** Asks those. */
    @Activate
    public CustomerTicketResource(
            @Reference Access access, @Reference Sessions sessions, @Reference Settings settings) {
        this.access = access;
        this.sessions = sessions;
        this.settings = settings;
    }

    /** A ticket for the customer of that session. */
    @POST
    @Admits(Admits.CUSTOMER)
    public Response ticket(@PathParam("id") int id, @Context HttpServletRequest request) {
        SignInResource.Ticket ticket =
                new SignInResource.Ticket(
                        access.issueTicket(new Caller.Customer(id), Browser.visitor(request)),
                        Access.TICKET_SECONDS);
        if (!settings.get(PrivacySettings.RECOGNISE)) {
            return Response.ok(ticket).build();
        }
        DeviceCookie device = DeviceCookie.of(request, tokens);
        // Nobody waits for it: the next ticket tells it again.
        sessions.ask(id, new SessionCommand.Recognise(device.device()))
                .exceptionally(
                        failure -> {
                            LOG.debug("The device of session {} isn't written", id, failure);
                            return null;
                        });
        return Response.ok(ticket).cookie(device.cookie(request)).build();
    }
}
