package org.belay.organization.internal.tree;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Account;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Passwords;
import org.belay.api.security.SecondStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Units, one by one. */
@Component(service = Object.class)
@RestResource
@Path("units")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class UnitsResource {

    private final TreeBook book;
    private final UnitBook units;
    private final Presence presence;
    private final Passwords passwords;
    private final SecondStep required;

    /** What an act would do: to how many units and accounts, and how many of these are signed in. */
    public record Consequences(int units, int accounts, int signedIn) {}

    /** Shows and changes them there. */
    @Activate
    public UnitsResource(
            @Reference TreeBook book,
            @Reference UnitBook units,
            @Reference Presence presence,
            @Reference Passwords passwords,
            @Reference SecondStep required) {
        this.book = book;
        this.units = units;
        this.presence = presence;
        this.passwords = passwords;
        this.required = required;
    }

    /** A unit with all that its form shows. */
    @GET
    @Path("{id}")
    @Admits(value = Permissions.ADMIN, unit = "id")
    public Map<String, Object> show(@PathParam("id") int id, @Context SecurityContext security) {
        return view(id, security);
    }

    /** Makes one. */
    @POST
    @Admits(Permissions.ADMIN_UNITS)
    public Response create(Map<String, Object> body, @Context SecurityContext security) {
        Unit made =
                units.create(
                        Requests.actor(security),
                        Requests.type(Requests.needed(body, "type", String.class)),
                        Requests.needed(body, "parent", Integer.class),
                        Requests.draft(body));
        return created(made, security);
    }

    /** Changes the fields that are there. */
    @PUT
    @Path("{id}")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public Map<String, Object> change(
            @PathParam("id") int id, Map<String, Object> body, @Context SecurityContext security) {
        int revision = Requests.needed(body, "revision", Integer.class);
        if (revision < 0) {
            throw Refused.field("invalid", "revision", "There is no such revision");
        }
        UnitDraft draft = Requests.draft(body);
        requireSameAddress(id, draft, security);
        units.change(Requests.actor(security), id, revision, draft);
        return view(id, security);
    }

    /** Moves it. */
    @POST
    @Path("{id}/move")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public Map<String, Object> move(
            @PathParam("id") int id, Map<String, Object> body, @Context SecurityContext security) {
        units.move(Requests.actor(security), id, Requests.needed(body, "parent", Integer.class));
        return view(id, security);
    }

    /** Copies it. */
    @POST
    @Path("{id}/copy")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public Response copy(
            @PathParam("id") int id, Map<String, Object> body, @Context SecurityContext security) {
        Unit copy =
                units.copy(
                        Requests.actor(security),
                        id,
                        Requests.needed(body, "parent", Integer.class),
                        Requests.needed(body, "name", String.class));
        return created(copy, security);
    }

    /** Assigns something to it; the link. */
    @POST
    @Path("{id}/assign")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public Map<String, Object> assign(
            @PathParam("id") int id, Map<String, Object> body, @Context SecurityContext security) {
        Unit link =
                units.assign(
                        Requests.actor(security),
                        Requests.needed(body, "target", Integer.class),
                        id);
        return view(link.id(), security);
    }

    /** Deletes it; of a link, takes the assignment away. */
    @DELETE
    @Path("{id}")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public void delete(@PathParam("id") int id, @Context SecurityContext security) {
        if (book.find(id).map(Unit::type).filter(UnitType::isLink).isPresent()) {
            units.unassign(Requests.actor(security), id);
        } else {
            units.delete(Requests.actor(security), id);
        }
    }

    /** What deleting or disabling it would do. */
    @GET
    @Path("{id}/consequences")
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public Consequences consequences(
            @PathParam("id") int id,
            @QueryParam("act") String act,
            @Context SecurityContext security) {
        Tree tree = book.tree();
        Authority.of(tree, Requests.account(security)).unit(id);
        Collection<Unit> concerned =
                switch (act == null ? "" : act) {
                    case "delete" -> Removal.of(tree, id).values();
                    case "disable" -> tree.subtree(id);
                    default -> throw Refused.field("invalid", "act", "It is delete or disable");
                };
        Set<Integer> accounts =
                concerned.stream()
                        .map(Unit::account)
                        .filter(each -> each != 0)
                        .collect(Collectors.toSet());
        Set<Integer> signedIn = presence.signedIn();
        signedIn.retainAll(accounts);
        return new Consequences(concerned.size(), accounts.size(), signedIn.size());
    }

    // There it takes the present password: a browser left open isn't enough.
    private void requireSameAddress(int id, UnitDraft draft, SecurityContext security) {
        boolean own =
                book.find(id)
                        .filter(each -> each.account() == Requests.account(security))
                        .isPresent();
        String present = book.account(Requests.account(security)).map(Account::email).orElse("");
        if (own && !draft.email().map(Fields::normal).orElse(present).equals(present)) {
            throw Refused.because(
                    Reason.FORBIDDEN, "own-address", "Change your own address on My Account");
        }
    }

    private Response created(Unit unit, SecurityContext security) {
        return Response.status(Response.Status.CREATED).entity(view(unit.id(), security)).build();
    }

    private Map<String, Object> view(int id, SecurityContext security) {
        Tree tree = book.tree();
        int account = Requests.account(security);
        Unit unit = Authority.of(tree, account).unit(id);
        Map<String, Object> view = new Items(tree, account).unit(unit);
        if (unit.type().isUser()) {
            view.put("twoStep", twoStep(tree, unit.account()));
            view.put("leastStrength", passwords.least().wireName());
        }
        return view;
    }

    private String twoStep(Tree tree, int account) {
        if (presence.usesTwoSteps(account)) {
            return "on";
        }
        return tree.account(account).filter(required::requires).isPresent() ? "required" : "off";
    }
}
