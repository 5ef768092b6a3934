package org.belay.web.internal.contribution;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.permission.Permissions;
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

    /** What one needs to enter a page, beside being signed in. */
    private static final Map<String, Optional<String>> KEYS =
            Map.of(
                    "console",
                    Optional.of(Permissions.CONSOLE),
                    "admin",
                    Optional.of(Permissions.ADMIN),
                    "account",
                    Optional.empty());

    private final Contributions contributions;

    /** Answers from those. */
    @Activate
    public ContributionsResource(@Reference Contributions contributions) {
        this.contributions = contributions;
    }

    /** The contributions to the customers' page for all, to another for whoever may enter it. */
    @GET
    @Admits(Admits.ANYBODY)
    public Contributions.View of(
            @QueryParam("page") String page, @Context SecurityContext context) {
        if (page == null || page.isEmpty()) {
            throw Refused.missing("page");
        }
        if (page.equals("customer")) {
            return contributions.of(page, Set.of());
        }
        if (!KEYS.containsKey(page)) {
            throw Refused.notFound("page");
        }
        Caller.SignedIn caller = ((Caller) context.getUserPrincipal()).signedIn();
        KEYS.get(page).ifPresent(caller::require);
        return contributions.of(page, caller.permissions());
    }
}
