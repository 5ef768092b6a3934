package org.belay.relay.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a customer does to his own session. */
@Component(service = Object.class)
@RestResource
@Path("/customer/sessions/{id: [0-9]{1,9}}")
public final class CustomerResource {

    private final Sessions sessions;

    @Activate
    public CustomerResource(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    /** Ends the session from the customer's side (CUST-42). */
    @POST
    @Path("/leave")
    @Admits(Admits.CUSTOMER)
    public CompletionStage<Response> leave(@PathParam("id") int id) {
        return sessions.ask(id, new SessionCommand.CustomerLeft())
                .thenApply(session -> Response.noContent().build());
    }
}
