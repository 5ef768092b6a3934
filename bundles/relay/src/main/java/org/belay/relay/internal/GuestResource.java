package org.belay.relay.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.api.session.Author;
import org.belay.api.session.Participant;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an external technician does to the session in which he takes part. */
@Component(service = Object.class)
@RestResource
@Path("/guest/sessions/{id: [0-9]{1,9}}")
public final class GuestResource {

    private final Sessions sessions;

    @Activate
    public GuestResource(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    /** He leaves (COLL-53); his cookie opens nothing any more. */
    @POST
    @Path("/leave")
    @Admits(Admits.GUEST)
    public CompletionStage<Response> leave(
            @PathParam("id") int id, @Context SecurityContext security) {
        int number = ((Caller.Guest) security.getUserPrincipal()).number();
        String name =
                sessions.find(id)
                        .flatMap(session -> session.company().participant(number))
                        .map(Participant::name)
                        .orElseThrow(() -> Refused.notFound("session"));
        return sessions.ask(id, new SessionCommand.End(Author.technician(number, name)))
                .thenApply(session -> Response.noContent().build());
    }
}
