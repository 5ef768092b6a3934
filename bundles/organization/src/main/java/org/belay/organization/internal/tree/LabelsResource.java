package org.belay.organization.internal.tree;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.belay.api.organization.Labels;
import org.belay.api.permission.Permissions;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Labels (ORG-39). */
@Component(service = Object.class)
@RestResource
@Path("labels")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LabelsResource {

    private final Labels labels;

    /** All labels. */
    public record All(List<String> labels) {}

    /** Shows and changes them there. */
    @Activate
    public LabelsResource(@Reference Labels labels) {
        this.labels = labels;
    }

    /** All of them, sorted. */
    @GET
    @Admits(Permissions.ADMIN)
    public All all() {
        return new All(labels.all());
    }

    /** Adds one. */
    @POST
    @Admits(Permissions.ADMIN_GLOBAL)
    public Response add(Map<String, Object> body, @Context SecurityContext security) {
        labels.add(Requests.actor(security), Requests.needed(body, "name", String.class));
        return Response.status(Response.Status.CREATED).entity(all()).build();
    }

    /** Deletes one, also from all units that bear it. */
    @DELETE
    @Path("{name}")
    @Admits(Permissions.ADMIN_GLOBAL)
    public void delete(@PathParam("name") String name, @Context SecurityContext security) {
        labels.delete(Requests.actor(security), name);
    }
}
