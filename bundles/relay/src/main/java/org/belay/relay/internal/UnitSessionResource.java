package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What administrators do with the sessions of their units, from outside (ADM-01 to ADM-10). */
@Component(service = Object.class)
@RestResource
@Path("/units/{unit: [0-9]{1,9}}/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class UnitSessionResource {

    private static final Map<UnitType, String> KINDS =
            Map.of(
                    UnitType.TECHNICIAN, "technician",
                    UnitType.TECHNICIAN_GROUP, "group",
                    UnitType.CHANNEL, "channel");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Sessions sessions;
    private final Accounts accounts;
    private final Directory tree;
    private final UnitSessions unitSessions;
    private final Views views;

    /** Over those. */
    @Activate
    public UnitSessionResource(
            @Reference Sessions sessions, @Reference Accounts accounts, @Reference Directory tree) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tree = tree;
        this.unitSessions = new UnitSessions(sessions, tree);
        this.views = new Views(mapper, sessions, accounts, tree);
    }

    /** The sessions that aren't over, the oldest first (ADM-03). */
    @GET
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public String list(@PathParam("unit") int unit) {
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode list = answer.putArray("sessions");
        unitSessions.of(unit).forEach(session -> list.add(views.forAdministrator(session)));
        return answer.toString();
    }

    /** Technicians, groups and channels of the caller's, to whom sessions may go (ADM-04). */
    @GET
    @Path("/targets")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public String targets(@PathParam("unit") int unit, @Context SecurityContext security) {
        int account = account(security).account().id();
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode targets = answer.putArray("targets");
        Stream.of(Directory.TECHNICIANS, Directory.CHANNELS)
                .flatMap(root -> tree.subtree(root).stream())
                .filter(each -> KINDS.containsKey(each.type()) && tree.isEnabled(each.id()))
                .filter(each -> tree.administers(account, each.id()))
                .forEach(
                        each ->
                                targets.addObject()
                                        .put("kind", KINDS.get(each.type()))
                                        .put("id", each.account() == 0 ? each.id() : each.account())
                                        .put("unit", each.id())
                                        .put("parent", each.parent())
                                        .put("name", each.name()));
        return answer.toString();
    }

    /**
     * Starts the session for a technician, or has a group or channel take it up: {@code
     * {"to":{"kind","id"},"comment"}} (ADM-04).
     */
    @POST
    @Path("/{id: [0-9]{1,9}}/assign")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public CompletionStage<String> assign(
            @PathParam("unit") int unit,
            @PathParam("id") int id,
            String body,
            @Context SecurityContext security) {
        Wish wish = Wish.read(mapper, body);
        Target to = target(wish, security);
        if (to.kind() != Target.Kind.TECHNICIAN) {
            return ask(
                    unit,
                    id,
                    security,
                    who -> new SessionCommand.HandOver(who, to, wish.text("comment")));
        }
        Account technician =
                accounts.find(to.id())
                        .orElseThrow(() -> Refused.field("invalid", "to", "There is no such"));
        Author author = Author.technician(technician.id(), technician.nickname());
        return ask(unit, id, security, who -> new SessionCommand.Assign(who, author));
    }

    /** Hands the session over: {@code {"to":{"kind","id"},"comment"}} (ADM-05). */
    @POST
    @Path("/{id: [0-9]{1,9}}/hand-over")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public CompletionStage<String> handOver(
            @PathParam("unit") int unit,
            @PathParam("id") int id,
            String body,
            @Context SecurityContext security) {
        Wish wish = Wish.read(mapper, body);
        Target to = target(wish, security);
        return ask(
                unit,
                id,
                security,
                who -> new SessionCommand.HandOver(who, to, wish.text("comment")));
    }

    /** Puts the session on hold (ADM-09). */
    @POST
    @Path("/{id: [0-9]{1,9}}/hold")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public CompletionStage<String> hold(
            @PathParam("unit") int unit,
            @PathParam("id") int id,
            @Context SecurityContext security) {
        return ask(unit, id, security, SessionCommand.Hold::new);
    }

    /** Ends the session (ADM-09). */
    @POST
    @Path("/{id: [0-9]{1,9}}/end")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public CompletionStage<String> end(
            @PathParam("unit") int unit,
            @PathParam("id") int id,
            @Context SecurityContext security) {
        return ask(unit, id, security, SessionCommand.End::new);
    }

    /** Joins the session as a collaborator; needs to be a technician, too (MON-22). */
    @POST
    @Path("/{id: [0-9]{1,9}}/join")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public CompletionStage<String> join(
            @PathParam("unit") int unit,
            @PathParam("id") int id,
            @Context SecurityContext security) {
        if (!account(security).permissions().contains(Permissions.CONSOLE)) {
            throw Refused.forbidden("Only who is a technician, too, can join");
        }
        return ask(unit, id, security, SessionCommand.Join::new);
    }

    /** Whose it becomes must be his to administrate, too. */
    private Target target(Wish wish, SecurityContext security) {
        Target to = wish.target("to");
        int account = account(security).account().id();
        int concerned =
                to.kind() == Target.Kind.TECHNICIAN
                        ? tree.technician(to.id()).map(Unit::id).orElse(0)
                        : to.id();
        if (!tree.administers(account, concerned)) {
            throw Refused.field("invalid", "to", "There is nobody of that kind");
        }
        return to;
    }

    private CompletionStage<String> ask(
            int unit, int id, SecurityContext security, Function<Author, SessionCommand> command) {
        Session session = unitSessions.of(unit, id).orElseThrow(() -> Refused.notFound("session"));
        Account account = account(security).account();
        return sessions.ask(
                        session.id(),
                        command.apply(Author.administrator(account.id(), account.nickname())))
                .thenApply(after -> views.forAdministrator(after).toString());
    }

    private static Caller.SignedIn account(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).signedIn();
    }
}
