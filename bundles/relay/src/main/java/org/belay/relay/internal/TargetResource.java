package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;
import java.util.Map;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.api.session.Destination;
import org.belay.api.session.Destinations;
import org.belay.api.session.Destinations.Purpose;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** To whom a technician may hand a session, or whom he may invite. */
@Component(service = Object.class)
@RestResource
@Path("/sessions/targets")
@Produces(MediaType.APPLICATION_JSON)
public final class TargetResource {

    private static final Map<String, Purpose> PURPOSES =
            Map.of("hand-over", Purpose.HAND_OVER, "invite", Purpose.INVITE);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Destinations destinations;

    /** Asks that. */
    @Activate
    public TargetResource(@Reference Destinations destinations) {
        this.destinations = destinations;
    }

    /**
     * The list that the dialog shows as a tree.
     *
     * @param session the session that it is about, 0 for none in particular
     */
    @GET
    @Admits(Permissions.CONSOLE)
    public String targets(
            @QueryParam("for") @DefaultValue("hand-over") String purpose,
            @QueryParam("session") @DefaultValue("0") int session,
            @Context SecurityContext security) {
        Purpose sought = PURPOSES.get(purpose);
        if (sought == null) {
            throw Refused.field("invalid", "for", "for must be hand-over or invite");
        }
        int technician = ((Caller) security.getUserPrincipal()).signedIn().account().id();
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode targets = answer.putArray("targets");
        destinations
                .of(technician, sought, session)
                .forEach(each -> view(each, targets.addObject()));
        return answer.toString();
    }

    private static void view(Destination destination, ObjectNode view) {
        view.put("kind", destination.target().kind().name().toLowerCase(Locale.ROOT))
                .put("id", destination.target().id())
                .put("unit", destination.unit())
                .put("parent", destination.parent())
                .put("name", destination.name())
                .put("status", destination.status().isEmpty() ? null : destination.status())
                .put("selectable", destination.selectable())
                .put("why", destination.refusal());
    }
}
