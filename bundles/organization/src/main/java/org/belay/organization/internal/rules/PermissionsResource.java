package org.belay.organization.internal.rules;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.organization.internal.rules.PermissionForm.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Permissions of groups over REST. */
@Component(service = Object.class)
@RestResource
@Path("units/{id}/permissions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PermissionsResource {

    private final PermissionForm form;
    private final PermissionChanges changes;

    /** What somebody wants one of them to be; what isn't there stays. */
    public record Wish(
            Integer revision, Boolean given, String option, List<Integer> units, Boolean locked) {}

    /** A saved form. */
    public record Form(String save, Map<String, Wish> permissions) {}

    /**
     * The form as it is after saving.
     *
     * @param skipped units that the save would have reached, but something is locked there
     */
    public record Saved(
            List<PermissionForm.Field> permissions,
            List<PermissionForm.Unknown> unknown,
            List<String> saves,
            List<Named> skipped) {}

    /** Shows and changes them there. */
    @Activate
    public PermissionsResource(
            @Reference PermissionForm form, @Reference PermissionChanges changes) {
        this.form = form;
        this.changes = changes;
    }

    /** The form. */
    @GET
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public PermissionForm.View show(
            @PathParam("id") int id,
            @QueryParam("audience") String audience,
            @HeaderParam("Accept-Language") String languages,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        return form.view(
                Requests.editor(security, request),
                id,
                Audience.of(audience),
                Languages.of(languages));
    }

    /** Saves what is to change. */
    @PUT
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public Saved save(
            @PathParam("id") int id,
            @QueryParam("audience") String audience,
            @HeaderParam("Accept-Language") String languages,
            Form wanted,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        if (wanted == null || wanted.permissions() == null) {
            throw Refused.missing("permissions");
        }
        Editor editor = Requests.editor(security, request);
        Audience whose = Audience.of(audience);
        List<Unit> skipped =
                changes.change(
                        editor, id, whose, Save.of(wanted.save()), wishes(wanted.permissions()));
        PermissionForm.View now = form.view(editor, id, whose, Languages.of(languages));
        return new Saved(
                now.permissions(),
                now.unknown(),
                now.saves(),
                skipped.stream().map(each -> new Named(each.id(), each.name())).toList());
    }

    private static Map<String, PermissionWish> wishes(Map<String, Wish> wanted) {
        Map<String, PermissionWish> wishes = new HashMap<>();
        wanted.forEach(
                (key, wish) -> {
                    if (wish == null
                            || wish.revision() == null
                            || wish.revision() < 0
                            || (wish.units() != null
                                    && wish.units().stream().anyMatch(Objects::isNull))) {
                        throw Requests.malformed(key);
                    }
                    wishes.put(
                            key,
                            new PermissionWish(
                                    wish.revision(),
                                    Optional.ofNullable(wish.given()),
                                    Optional.ofNullable(wish.option()),
                                    Optional.ofNullable(wish.units()).map(Set::copyOf),
                                    Optional.ofNullable(wish.locked())));
                });
        return wishes;
    }
}
