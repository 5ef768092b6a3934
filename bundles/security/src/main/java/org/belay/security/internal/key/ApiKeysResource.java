package org.belay.security.internal.key;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The organization's API keys, for master administrators in person. */
@Component(service = Object.class)
@RestResource
@Path("api-keys")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {

    private final ApiKeyBook book;
    private final Accounts accounts;
    private final Clock clock = Clock.systemUTC();

    /**
     * A key that somebody wants.
     *
     * @param permissions null or empty for all that its issuer may do
     * @param expiresInDays null for never
     */
    public record Wish(String name, List<String> permissions, Integer expiresInDays) {}

    /** What is to be changed; null stays as it is. */
    public record Edit(String name, Boolean enabled) {}

    /** Asks those. */
    @Activate
    public ApiKeysResource(@Reference ApiKeyBook book, @Reference Accounts accounts) {
        this.book = book;
        this.accounts = accounts;
    }

    /** All keys; never the keys themselves. */
    @GET
    @Admits(Permissions.ADMIN_GLOBAL)
    public Map<String, List<View>> all() {
        Instant now = clock.instant();
        return Map.of("keys", book.all().stream().map(each -> view(each, now)).toList());
    }

    /** Makes one, and shows it this once. */
    @POST
    @Admits(Permissions.ADMIN_GLOBAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(Wish wish, @Context SecurityContext context) {
        Caller.SignedIn caller = inPerson(context);
        if (wish == null) {
            throw Refused.missing("name");
        }
        if (wish.permissions() != null && wish.permissions().contains(null)) {
            throw Refused.field("invalid", "permissions", "There is no such permission");
        }
        ApiKeyBook.Minted minted =
                book.create(
                        caller.account(),
                        caller.permissions(),
                        wish.name(),
                        wish.permissions() == null ? Set.of() : Set.copyOf(wish.permissions()),
                        Optional.ofNullable(wish.expiresInDays()));
        return Response.status(Response.Status.CREATED)
                .entity(
                        Map.of(
                                "id",
                                minted.kept().id(),
                                "name",
                                minted.kept().name(),
                                "key",
                                minted.key()))
                .build();
    }

    /** Renames it, or switches it off and on. */
    @PUT
    @Path("{id: [0-9]{1,9}}")
    @Admits(Permissions.ADMIN_GLOBAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public View change(@PathParam("id") int id, Edit edit, @Context SecurityContext context) {
        Account who = inPerson(context).account();
        if (edit == null) {
            throw Refused.missing("name");
        }
        return view(
                book.change(
                        who,
                        id,
                        Optional.ofNullable(edit.name()),
                        Optional.ofNullable(edit.enabled())),
                clock.instant());
    }

    /** Deletes it. */
    @DELETE
    @Path("{id: [0-9]{1,9}}")
    @Admits(Permissions.ADMIN_GLOBAL)
    public Response delete(@PathParam("id") int id, @Context SecurityContext context) {
        book.delete(inPerson(context).account(), id);
        return Response.noContent().build();
    }

    /** A key that makes keys could make one that may do more than itself. */
    private static Caller.SignedIn inPerson(SecurityContext context) {
        Caller.SignedIn caller = ((Caller) context.getUserPrincipal()).signedIn();
        if (caller.byKey()) {
            throw Refused.forbidden("API keys are made and changed in person");
        }
        return caller;
    }

    private View view(ApiKey key, Instant now) {
        String issuer = accounts.find(key.issuer()).map(Account::name).orElse("");
        return new View(
                key.id(),
                key.name(),
                key.hint() + "…",
                new Issuer(key.issuer(), issuer),
                key.permissions().stream().sorted().toList(),
                key.enabled(),
                key.expiresAt().filter(each -> !now.isBefore(each)).isPresent(),
                key.createdAt(),
                key.expiresAt().orElse(null),
                key.usedAt().orElse(null));
    }

    /** For whom a key acts; the name is empty if he was deleted. */
    public record Issuer(int id, String name) {}

    /** A key as pages see it. */
    public record View(
            int id,
            String name,
            String hint,
            Issuer issuer,
            List<String> permissions,
            boolean enabled,
            boolean expired,
            Instant createdAt,
            Instant expiresAt,
            Instant usedAt) {}
}
