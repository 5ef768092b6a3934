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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
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
    private final Map<String, UnitSessionAct> acts;
    private final Directory tree;
    private final UnitSessions unitSessions;
    private final Views views;

    /** Over those. */
    @Activate
    public UnitSessionResource(
            @Reference Sessions sessions, @Reference Accounts accounts, @Reference Directory tree) {
        this.sessions = sessions;
        this.acts = UnitSessionAct.table(accounts, tree);
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
        Predicate<Session> own = unitSessions.own(unit);
        unitSessions.of(unit).forEach(session -> list.add(view(session, own)));
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

    /** Does one of the acts, whose bodies {@link UnitSessionAct} knows; answers with the session. */
    @POST
    @Path("/{id: [0-9]{1,9}}/{act: " + UnitSessionAct.NAMES + "}")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "unit")
    public CompletionStage<String> act(
            @PathParam("unit") int unit,
            @PathParam("id") int id,
            @PathParam("act") String act,
            String body,
            @Context SecurityContext security) {
        Caller.SignedIn caller = account(security);
        Author author = Author.administrator(caller.account().id(), caller.account().nickname());
        SessionCommand command = acts.get(act).read(caller, author, () -> Wish.read(mapper, body));
        Session session = unitSessions.of(unit, id).orElseThrow(() -> Refused.notFound("session"));
        Predicate<Session> own = unitSessions.own(unit);
        if (!act.equals(UnitSessionAct.JOIN) && !own.test(session)) {
            throw Refused.forbidden("Its lead isn't of this unit; it can only be joined");
        }
        return sessions.ask(session.id(), command).thenApply(after -> view(after, own).toString());
    }

    /** In what is led elsewhere, whoever administrates those who help may do nothing but join. */
    private ObjectNode view(Session session, Predicate<Session> own) {
        ObjectNode view = views.forAdministrator(session);
        if (!own.test(session)) {
            view.withArray("acts").removeIf(act -> !act.asText().equals(UnitSessionAct.JOIN));
        }
        return view;
    }

    private static Caller.SignedIn account(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).signedIn();
    }
}
