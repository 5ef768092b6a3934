package org.belay.organization.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.organization.internal.tree.Founding.Founder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets the holder of the set-up link found the organization, once. */
@Component(service = Object.class)
@RestResource
@Path("set-up")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SetUpResource {

    private final SetUp setUp;

    /** What the page sends; the language is that of the page, English if there is none. */
    public record Founding(
            String token,
            String organization,
            String name,
            String email,
            String password,
            String language) {
        @Override
        public String toString() {
            return "Founding";
        }
    }

    /** Asks that. */
    @Activate
    public SetUpResource(@Reference SetUp setUp) {
        this.setUp = setUp;
    }

    /** Founds; no content. */
    @POST
    @Admits(Admits.ANYBODY)
    public void found(Founding founding, @Context HttpServletRequest request) {
        if (founding == null) {
            throw Refused.missing("token");
        }
        setUp.found(
                founding.token(),
                new Founder(
                        founding.organization(),
                        founding.name(),
                        founding.email(),
                        founding.password(),
                        founding.language()),
                request.getRemoteAddr());
    }
}
