package org.belay.presence.internal;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Technicians' statuses, for those who administer them. From memory. */
@Component(service = Object.class)
@RestResource
@Path("technician-statuses")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusesResource {

    private final TechnicianStatuses statuses;
    private final Directory directory;

    /** A technician's status. */
    public record Status(
            int unit, int account, String name, String status, Instant since, boolean automatic) {}

    /** Asks those. */
    @Activate
    public StatusesResource(
            @Reference TechnicianStatuses statuses, @Reference Directory directory) {
        this.statuses = statuses;
        this.directory = directory;
    }

    /**
     * Those whom the caller administers: of a technician his status, of whatever holds technicians
     * those below it who are at a console, by name.
     */
    @GET
    @Admits(Permissions.ADMIN)
    public List<Status> of(
            @QueryParam("unit") @DefaultValue("" + Directory.TECHNICIANS) int unit,
            @Context SecurityContext security) {
        int caller = ((Caller) security.getUserPrincipal()).signedIn().account().id();
        if (unit != Directory.TECHNICIANS && !directory.administers(caller, unit)) {
            throw Refused.notFound("unit");
        }
        Optional<Unit> himself =
                directory.find(unit).filter(each -> each.type() == UnitType.TECHNICIAN);
        return himself.map(Stream::of)
                .orElseGet(() -> atConsoles(unit))
                .filter(each -> directory.administers(caller, each.id()))
                .sorted(
                        Comparator.comparing(Unit::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Unit::id))
                .map(this::status)
                .toList();
    }

    private Stream<Unit> atConsoles(int unit) {
        return statuses.atConsoles().stream()
                .map(directory::technician)
                .flatMap(Optional::stream)
                .filter(each -> directory.isWithin(each.id(), unit));
    }

    private Status status(Unit unit) {
        TechnicianState state = statuses.of(unit.account());
        return new Status(
                unit.id(),
                unit.account(),
                unit.name(),
                state.status().wireName(),
                state.since(),
                state.automatic());
    }
}
