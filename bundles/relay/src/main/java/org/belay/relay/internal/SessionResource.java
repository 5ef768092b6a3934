package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a technician does to his sessions. */
@Component(service = Object.class)
@RestResource
@Path("/sessions/{id: [0-9]{1,9}}")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private static final int LONGEST_PAGE = 500;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Sessions sessions;
    private final EventLog log;
    private final Views views;

    @Activate
    public SessionResource(
            @Reference Sessions sessions, @Reference EventLog log, @Reference Accounts accounts) {
        this.sessions = sessions;
        this.log = log;
        this.views = new Views(mapper, sessions, accounts);
    }

    /** Starts the session (CONS-35). */
    @POST
    @Path("/start")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> start(
            @PathParam("id") int id, @Context SecurityContext security) {
        return ask(id, new SessionCommand.Start(author(security)));
    }

    /** Ends the session, or clears an ended one from the list (CONS-36, CONS-42). */
    @POST
    @Path("/end")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> end(@PathParam("id") int id, @Context SecurityContext security) {
        return ask(id, new SessionCommand.End(author(security)));
    }

    /** A page of the session's log. */
    @GET
    @Path("/log")
    @Admits(Permissions.CONSOLE)
    public String log(
            @PathParam("id") int id,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("500") int limit,
            @Context SecurityContext security) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Refused.field("invalid", "limit", "limit must be 1 to " + LONGEST_PAGE);
        }
        Account account = account(security);
        Session session =
                sessions.find(id)
                        .or(() -> log.session(id))
                        .filter(found -> found.technicianId() == account.id())
                        .orElseThrow(() -> Refused.notFound("session"));
        List<LoggedEvent> page = log.ofSession(id, after, limit);
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode events = answer.putArray("events");
        page.forEach(event -> events.add(views.event(session.name(), event)));
        return answer.put("more", page.size() == limit).toString();
    }

    private CompletionStage<String> ask(int id, SessionCommand command) {
        return sessions.ask(id, command)
                .thenApply(session -> views.forTechnician(session).toString());
    }

    private static Author author(SecurityContext security) {
        Account account = account(security);
        return Author.technician(account.id(), account.nickname());
    }

    private static Account account(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).signedIn().account();
    }
}
