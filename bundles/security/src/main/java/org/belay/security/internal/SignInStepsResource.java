package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The steps of signing in after the first: each is for who is at it, by his cookie, alone. */
@Component(service = Object.class)
@RestResource
@Path("sign-in")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SignInStepsResource {

    private final SignInSteps steps;
    private final StepAnswers answers;

    /** A new password. */
    public record NewPassword(String password) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** Asks those. */
    @Activate
    public SignInStepsResource(@Reference SignInSteps steps, @Reference StepAnswers answers) {
        this.steps = steps;
        this.answers = answers;
    }

    /** The step that this browser is at: {@code credentials} if it is at the beginning. */
    @GET
    @Admits(Admits.ANYBODY)
    public Map<String, Object> stage(@Context HttpServletRequest request) {
        return steps.stage(Browser.visitor(request))
                .map(answers::next)
                .orElse(Map.of("next", "credentials"));
    }

    /** Chooses a new password. */
    @POST
    @Path("password")
    @Admits(Admits.ANYBODY)
    public Response password(NewPassword chosen, @Context HttpServletRequest request) {
        return answers.step(steps.password(chosen.password(), Browser.visitor(request)), request);
    }
}
