package org.belay.organization.internal.tree;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.belay.api.permission.Permissions;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many licences there are and how many are in use (ORG-32). */
@Component(service = Object.class)
@RestResource
@Path("licences")
@Produces(MediaType.APPLICATION_JSON)
public final class LicencesResource {

    private final TreeBook book;
    private final Licences licences;

    /** Both kinds. */
    public record All(Licences.Count standard, Licences.Count mobile) {}

    /** Counts them there. */
    @Activate
    public LicencesResource(@Reference TreeBook book, @Reference Licences licences) {
        this.book = book;
        this.licences = licences;
    }

    /** Both kinds. */
    @GET
    @Admits(Permissions.ADMIN)
    public All all() {
        Tree tree = book.tree();
        return new All(licences.standard(tree), licences.mobile(tree));
    }
}
