package org.belay.web.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.belay.api.permission.Permissions;
import org.belay.api.rest.Admits;

/** Lists what is served and whom it admits, for administrators and for tests. */
@Path("endpoints")
@Produces(MediaType.APPLICATION_JSON)
public final class EndpointsResource {

    private final Supplier<List<Endpoint>> endpoints;

    EndpointsResource(Supplier<List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
    }

    /** All that is served at the moment, by path and method. */
    @GET
    @Admits(Permissions.ADMIN_GLOBAL)
    public List<Endpoint> endpoints() {
        return endpoints.get();
    }
}
