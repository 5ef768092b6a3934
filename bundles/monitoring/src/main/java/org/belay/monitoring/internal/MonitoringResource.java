package org.belay.monitoring.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.belay.api.organization.Account;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an administrator who is a technician, too, does from his console to look after technicians. */
@Component(service = Object.class)
@RestResource
@Path("monitoring")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class MonitoringResource {

    private static final Comparator<Technician> BY_NAME =
            Comparator.comparing(Technician::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Technician::account);

    private final MonitoringService monitoring;
    private final TechnicianStatuses statuses;

    /** Somebody to look after; {@code status} as docs/protocol.md names it. */
    public record Technician(int account, String name, String group, String status) {}

    /** All of them, by name. */
    public record Technicians(List<Technician> technicians) {}

    /** Whom. */
    public record Wish(Integer technician) {}

    /** How: {@code right} or {@code request}. */
    public record Launch(String method) {}

    /** Asks those. */
    @Activate
    public MonitoringResource(
            @Reference MonitoringService monitoring, @Reference TechnicianStatuses statuses) {
        this.monitoring = monitoring;
        this.statuses = statuses;
    }

    /** Whom the caller may look after (MON-06). */
    @GET
    @Path("technicians")
    @Admits(Permissions.ADMIN_UNITS)
    public Technicians technicians(@Context SecurityContext security) {
        return new Technicians(
                monitoring.technicians(caller(security).id()).stream()
                        .map(this::technician)
                        .sorted(BY_NAME)
                        .toList());
    }

    private Technician technician(Unit unit) {
        return new Technician(
                unit.account(),
                unit.name(),
                monitoring.group(unit),
                statuses.of(unit.account()).status().wireName());
    }

    /** Begins (SES-401); the answer is the new entry. */
    @POST
    @Admits(Permissions.ADMIN_UNITS)
    public Map<String, Object> begin(Wish wish, @Context SecurityContext security) {
        if (wish == null || wish.technician() == null) {
            throw Refused.missing("technician");
        }
        return monitoring.begin(caller(security), wish.technician());
    }

    /** Ends, or clears what is over (SES-404, SES-405). */
    @POST
    @Path("{technician: [0-9]{1,9}}/end")
    @Admits(Permissions.ADMIN_UNITS)
    public void end(@PathParam("technician") int technician, @Context SecurityContext security) {
        monitoring.end(caller(security), technician);
    }

    /** Launch Monitoring: sees the screen by right, or asks for it (MON-08 to MON-12). */
    @POST
    @Path("{technician: [0-9]{1,9}}/launch")
    @Admits(Permissions.ADMIN_UNITS)
    public Map<String, Object> launch(
            @PathParam("technician") int technician,
            Launch launch,
            @Context SecurityContext security) {
        LaunchMethod method = LaunchMethod.of(launch == null ? null : launch.method());
        return monitoring.launch(caller(security), technician, method);
    }

    private static Account caller(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).signedIn().account();
    }
}
