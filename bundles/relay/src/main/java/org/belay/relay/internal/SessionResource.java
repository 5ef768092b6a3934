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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
    private final Accounts accounts;
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
        this.accounts = accounts;
        this.views = new Views(mapper, sessions, accounts, tree);
    }

    /** Starts, resumes, accepts, takes up or calls back, whatever its status asks for (CONS-41). */
    @POST
    @Path("/start")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> start(
            @PathParam("id") int id, @Context SecurityContext security) {
        return ask(id, security, SessionCommand.Start::new);
    }

    /** Ends or leaves the session, or clears an ended one from the list (CONS-36, CONS-42). */
    @POST
    @Path("/end")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> end(@PathParam("id") int id, @Context SecurityContext security) {
        return ask(id, security, SessionCommand.End::new);
    }

    /** Puts the session on hold (CONS-37). */
    @POST
    @Path("/hold")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> hold(
            @PathParam("id") int id, @Context SecurityContext security) {
        return ask(id, security, SessionCommand.Hold::new);
    }

    /** Hands the session over: {@code {"to":{"kind","id"},"comment"}} (CONS-38). */
    @POST
    @Path("/hand-over")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> handOver(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        Wish wish = Wish.read(mapper, body);
        return ask(
                id,
                security,
                who -> new SessionCommand.HandOver(who, wish.target("to"), wish.text("comment")));
    }

    /** Asks a colleague to collaborate: {@code {"technician","withheld","comment"}} (CONS-40). */
    @POST
    @Path("/invite")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> invite(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        Wish wish = Wish.read(mapper, body);
        Account whom =
                accounts.find(wish.number("technician"))
                        .orElseThrow(
                                () ->
                                        Refused.field(
                                                "invalid",
                                                "technician",
                                                "There is no such technician"));
        return ask(
                id,
                security,
                who ->
                        new SessionCommand.Invite(
                                who,
                                Author.technician(whom.id(), whom.nickname()),
                                wish.texts("withheld"),
                                wish.text("comment")));
    }

    /** Has a collaborator leave: {@code {"technician"}} (COLL-33). */
    @POST
    @Path("/dismiss")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> dismiss(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        int whom = Wish.read(mapper, body).number("technician");
        return ask(id, security, who -> new SessionCommand.Dismiss(who, whom));
    }

    /** Takes permissions from a collaborator: {@code {"technician","permissions"}} (COLL-34). */
    @POST
    @Path("/withhold")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> withhold(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        Wish wish = Wish.read(mapper, body);
        return ask(
                id,
                security,
                who ->
                        new SessionCommand.Withhold(
                                who, wish.number("technician"), wish.texts("permissions")));
    }

    /** Offers the lead: {@code {"technician"}}, 0 to take the offer back (COLL-31, COLL-32). */
    @POST
    @Path("/offer-lead")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> offerLead(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        int whom = Wish.read(mapper, body).number("technician");
        return ask(id, security, who -> new SessionCommand.OfferLead(who, whom));
    }

    /** Accepts the lead (COLL-51). */
    @POST
    @Path("/accept-lead")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> acceptLead(
            @PathParam("id") int id, @Context SecurityContext security) {
        return ask(id, security, SessionCommand.AcceptLead::new);
    }

    /** Switches the chat with the customer: {@code {"on":false}} (CHAT-11, COLL-37). */
    @POST
    @Path("/switch-chat")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> switchChat(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        boolean on = Wish.read(mapper, body).flag("on");
        return ask(id, security, who -> new SessionCommand.SwitchChat(who, on));
    }

    /** Changes name and custom fields: {@code {"name","fields":{"cfield1"}}} (CONS-67). */
    @POST
    @Path("/rename")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> rename(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        Wish wish = Wish.read(mapper, body);
        return ask(
                id,
                security,
                who -> new SessionCommand.Rename(who, wish.text("name"), wish.map("fields")));
    }

    /** Adds a note for technicians: {@code {"text"}} (HIST-05). */
    @POST
    @Path("/notes")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> note(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        String text = Wish.read(mapper, body).text("text");
        return ask(id, security, who -> new SessionCommand.Note(who, text));
    }

    /** Writes the session's note anew: {@code {"seen","text"}} (HIST-05, HIST-07). */
    @POST
    @Path("/write-note")
    @Admits(Permissions.CONSOLE)
    public CompletionStage<String> writeNote(
            @PathParam("id") int id, String body, @Context SecurityContext security) {
        Wish wish = Wish.read(mapper, body);
        return ask(
                id,
                security,
                who -> new SessionCommand.WriteNote(who, wish.number("seen"), wish.text("text")));
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

    private CompletionStage<String> ask(
            int id, SecurityContext security, Function<Author, SessionCommand> command) {
        Account account = account(security);
        Author author = Author.technician(account.id(), account.nickname());
        return sessions.ask(id, command.apply(author))
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
