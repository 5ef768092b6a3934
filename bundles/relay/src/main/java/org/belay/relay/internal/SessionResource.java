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
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.event.SessionArchive;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
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
    private static final int MOST_NOTES = 100;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Sessions sessions;
    private final EventLog log;
    private final SessionArchive archive;
    private final Readers readers;
    private final Map<String, SessionAct> acts;
    private final Views views;

    @Activate
    public SessionResource(
            @Reference Sessions sessions,
            @Reference EventLog log,
            @Reference SessionArchive archive,
            @Reference Accounts accounts,
            @Reference Directory tree) {
        this.sessions = sessions;
        this.log = log;
        this.archive = archive;
        this.readers = new Readers(sessions, log);
        this.acts = SessionAct.table(accounts);
        this.views = new Views(mapper, sessions, accounts, tree);
    }

    /** Does one of the acts, whose bodies {@link SessionAct} knows; answers with the session. */
    @POST
    @Path("/{act: " + SessionAct.NAMES + "}")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> act(
            @PathParam("id") int id,
            @PathParam("act") String act,
            String body,
            @Context SecurityContext security) {
        Account account = account(security);
        Author author = Author.technician(account.id(), account.nickname());
        SessionCommand command = acts.get(act).read(author, () -> Wish.read(mapper, body));
        return sessions.ask(id, command)
                .handle(
                        (session, failure) -> {
                            if (failure != null) {
                                throw named(failure);
                            }
                            return views.forTechnician(session, account.id())
                                    .orElseGet(() -> views.goneSession(session))
                                    .toString();
                        });
    }

    /**
     * What was noted in the session (HIST-04).
     *
     * @param through a later session with the same device in which the technician takes part, 0 for
     *     none
     */
    @GET
    @Path("/noted")
    @Admits(Permissions.CONSOLE)
    public String noted(
            @PathParam("id") int id,
            @QueryParam("through") @DefaultValue("0") int through,
            @Context SecurityContext security) {
        // The session before the notes: who then writes has seen at least as much as he says.
        Session session = readers.session(id, through, account(security).id());
        return views.noted(session, archive.notes(id, MOST_NOTES)).toString();
    }

    /**
     * A page of the session's log.
     *
     * @param through as in {@link #noted}
     */
    @GET
    @Path("/log")
    @Admits(Permissions.CONSOLE)
    public String log(
            @PathParam("id") int id,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("500") int limit,
            @QueryParam("through") @DefaultValue("0") int through,
            @Context SecurityContext security) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Refused.field("invalid", "limit", "limit must be 1 to " + LONGEST_PAGE);
        }
        Session session = readers.session(id, through, account(security).id());
        List<LoggedEvent> page = log.ofSession(id, after, limit);
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode events = answer.putArray("events");
        page.forEach(event -> events.add(views.event(session.name(), event)));
        return answer.put("more", page.size() == limit).toString();
    }

    /** Who was a moment too late is told who was quicker. */
    private CompletionException named(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof Refused refused
                && refused.details().get("technician") instanceof Integer technician) {
            return new CompletionException(refused.with("name", views.name(technician)));
        }
        return new CompletionException(cause);
    }

    private static Account account(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).signedIn().account();
    }
}
