package org.belay.portal.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells a technician's console of his group's portals. From memory. */
@Component(service = Object.class)
@RestResource
@Path("portal")
@Produces(MediaType.APPLICATION_JSON)
public final class PortalResource {

    private final Directory directory;
    private final Settings settings;

    /** A link that opens a window; an empty address for none. */
    public record Link(String name, String address) {}

    /** A page inside the console; an empty address for none. */
    public record Inside(String address, boolean withSession, boolean atStart) {}

    /** Both, with the placeholders in their addresses: the page knows what they stand for. */
    public record Portals(Link link, Inside inside) {}

    /** Asks those. */
    @Activate
    public PortalResource(@Reference Directory directory, @Reference Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** The portals of one's group. */
    @GET
    @Admits(Permissions.CONSOLE)
    public Portals portals(@Context SecurityContext context) {
        int account = ((Caller) context.getUserPrincipal()).signedIn().account().id();
        int unit = directory.technician(account).map(Unit::id).orElse(Directory.TECHNICIANS);
        boolean shown = settings.get(PortalSettings.SHOWN, unit);
        return new Portals(
                new Link(
                        settings.get(PortalSettings.NAME, unit),
                        shown ? settings.get(PortalSettings.ADDRESS, unit) : ""),
                new Inside(
                        settings.get(PortalSettings.INSIDE, unit),
                        settings.get(PortalSettings.WITH_SESSION, unit),
                        settings.get(PortalSettings.AT_START, unit)));
    }
}
