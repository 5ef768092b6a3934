package org.belay.organization.internal.rules;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.organization.internal.rules.PermissionForm.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Settings of units over REST. Whether the caller may reach the unit is checked here instead of at the
 * gate: a channel, which only master administrators administer, is set also by administrators of a
 * group that takes its sessions (ORG-55), and unit 1 by master administrators alone.
 */
@Component(service = Object.class)
@RestResource
@Path("units/{id}/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SettingsResource {

    private final SettingForm form;
    private final SettingChanges changes;

    /** What somebody wants one of them to be; what isn't there stays. */
    public record Wish(Integer revision, Object value, Boolean reset, Boolean locked) {}

    /** A saved form. */
    public record Form(String save, Map<String, Wish> settings) {}

    /**
     * The form as it is after saving.
     *
     * @param skipped units that the save would have reached, but something is locked there
     */
    public record Saved(
            List<SettingForm.Section> sections,
            List<SettingForm.Unknown> unknown,
            List<String> saves,
            List<Named> skipped) {}

    /** Shows and changes them there. */
    @Activate
    public SettingsResource(@Reference SettingForm form, @Reference SettingChanges changes) {
        this.form = form;
        this.changes = changes;
    }

    /** The form. */
    @GET
    @Admits(Permissions.ADMIN_UNITS)
    public SettingForm.View show(
            @PathParam("id") int id,
            @HeaderParam("Accept-Language") String languages,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        return form.view(Requests.editor(security, request), id, Languages.of(languages));
    }

    /** Saves what is to change. */
    @PUT
    @Admits(Permissions.ADMIN_UNITS)
    public Saved save(
            @PathParam("id") int id,
            @HeaderParam("Accept-Language") String languages,
            Form wanted,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        if (wanted == null || wanted.settings() == null) {
            throw Refused.missing("settings");
        }
        Editor editor = Requests.editor(security, request);
        List<Unit> skipped =
                changes.change(editor, id, Save.of(wanted.save()), wishes(wanted.settings()));
        SettingForm.View now = form.view(editor, id, Languages.of(languages));
        return new Saved(
                now.sections(),
                now.unknown(),
                now.saves(),
                skipped.stream().map(each -> new Named(each.id(), each.name())).toList());
    }

    private static Map<String, SettingWish> wishes(Map<String, Wish> wanted) {
        Map<String, SettingWish> wishes = new HashMap<>();
        wanted.forEach(
                (key, wish) -> {
                    if (wish == null || wish.revision() == null || wish.revision() < 0) {
                        throw Requests.malformed(key);
                    }
                    wishes.put(
                            key,
                            new SettingWish(
                                    wish.revision(),
                                    Boolean.TRUE.equals(wish.reset()),
                                    Optional.ofNullable(wish.value()),
                                    Optional.ofNullable(wish.locked())));
                });
        return wishes;
    }
}
