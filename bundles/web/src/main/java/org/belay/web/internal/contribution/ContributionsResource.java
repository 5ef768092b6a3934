package org.belay.web.internal.contribution;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.api.ui.Contributions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells a page what bundles add to it. */
@Component(service = Object.class)
@RestResource
@Path("contributions")
@Produces(MediaType.APPLICATION_JSON)
public final class ContributionsResource {

    private final Contributions contributions;

    /** Answers from those. */
    @Activate
    public ContributionsResource(@Reference Contributions contributions) {
        this.contributions = contributions;
    }

    /** The contributions to {@code console} for whoever is signed in, to {@code customer} for all. */
    @GET
    @Admits(Admits.ANYBODY)
    public Contributions.View of(
            @QueryParam("page") String page, @Context SecurityContext context) {
        if (page == null || page.isEmpty()) {
            throw Refused.missing("page");
        }
        return switch (page) {
            case "customer" -> contributions.of(page, Set.of());
            case "console" ->
                    contributions.of(
                            page, ((Caller) context.getUserPrincipal()).signedIn().permissions());
            default -> throw Refused.notFound("page");
        };
    }
}
