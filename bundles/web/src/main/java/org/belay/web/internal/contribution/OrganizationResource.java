package org.belay.web.internal.contribution;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.belay.api.organization.Accounts;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells anybody whose gateway this is. */
@Component(service = Object.class)
@RestResource
@Path("organization")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganizationResource {

    private final Accounts accounts;

    /** The organization as anybody may know it. */
    public record Organization(String name, boolean setUp) {}

    /** Asks those. */
    @Activate
    public OrganizationResource(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    /** Name and whether there is one yet. */
    @GET
    @Admits(Admits.ANYBODY)
    public Organization organization() {
        String name = accounts.organizationName();
        return new Organization(name, !name.isEmpty());
    }
}
