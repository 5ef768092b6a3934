package org.belay.history.internal;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.belay.api.permission.Permissions;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Earlier sessions with the device of a session, for technicians who take part in that. */
@Component(service = Object.class)
@RestResource
@Path("history/{session: [0-9]{1,9}}")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {

    private final PastSessions past;

    /** Asks that. */
    @Activate
    public HistoryResource(@Reference PastSessions past) {
        this.past = past;
    }

    /** A page of them. */
    @GET
    @Admits(Permissions.CONSOLE)
    public PastSessions.Page page(
            @PathParam("session") int session,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context SecurityContext security) {
        int account = ((Caller) security.getUserPrincipal()).signedIn().account().id();
        return past.page(session, account, before, limit);
    }
}
