package org.belay.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.security.internal.twostep.Enrolment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signing in, step by step: each but the first is for who is at it, by his cookie, alone. */
@Component(service = Object.class)
@RestResource
@Path("sign-in")
@Produces(MediaType.APPLICATION_JSON)
public final class SignInStepsResource {

    private final SignIn signIn;
    private final SignInSteps steps;
    private final StepAnswers answers;

    /** What the page sends first. */
    public record Credentials(String email, String password) {
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    /** A code of the authenticator, or a recovery code. */
    public record Code(String code) {
        @Override
        public String toString() {
            return "Code";
        }
    }

    /** A new password. */
    public record NewPassword(String password) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** Asks those. */
    @Activate
    public SignInStepsResource(
            @Reference SignIn signIn,
            @Reference SignInSteps steps,
            @Reference StepAnswers answers) {
        this.signIn = signIn;
        this.steps = steps;
        this.answers = answers;
    }

    /** Signs in. Whoever was signed in at this browser before no longer is. */
    @POST
    @Admits(Admits.ANYBODY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(Credentials credentials, @Context HttpServletRequest request) {
        Bodies.needed(credentials);
        return answers.step(
                signIn.signIn(
                        credentials.email(), credentials.password(), Browser.visitor(request)),
                request);
    }

    /** The step that this browser is at: {@code credentials} if it is at the beginning. */
    @GET
    @Admits(Admits.ANYBODY)
    public Map<String, Object> stage(@Context HttpServletRequest request) {
        return steps.stage(Browser.visitor(request))
                .map(answers::next)
                .orElse(Map.of("next", "credentials"));
    }

    /** Gives up, so that somebody else can begin. */
    @DELETE
    @Admits(Admits.ANYBODY)
    public Response giveUp(@Context HttpServletRequest request) {
        if (!steps.giveUp(Browser.visitor(request))) {
            return Response.noContent().build();
        }
        return Response.noContent()
                .cookie(Browser.cookie(GatewayAccess.COOKIE, "", Duration.ZERO, request))
                .build();
    }

    /** Takes the second step. */
    @POST
    @Path("two-step")
    @Admits(Admits.ANYBODY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response twoStep(Code code, @Context HttpServletRequest request) {
        return answers.step(
                steps.twoStep(Bodies.needed(code).code(), Browser.visitor(request)), request);
    }

    /** What the authenticator must know. */
    @GET
    @Path("enrolment")
    @Admits(Admits.ANYBODY)
    public Enrolment enrolment(@Context HttpServletRequest request) {
        return steps.enrolment(Browser.visitor(request));
    }

    /** Sets the authenticator up. */
    @POST
    @Path("enrolment")
    @Admits(Admits.ANYBODY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response enrol(Code code, @Context HttpServletRequest request) {
        SignInSteps.Enrolled enrolled =
                steps.enrol(Bodies.needed(code).code(), Browser.visitor(request));
        return answers.step(
                enrolled.step(), request, Map.of("recoveryCodes", enrolled.recoveryCodes()));
    }

    /** Chooses a new password. */
    @POST
    @Path("password")
    @Admits(Admits.ANYBODY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response password(NewPassword chosen, @Context HttpServletRequest request) {
        return answers.step(
                steps.password(Bodies.needed(chosen).password(), Browser.visitor(request)),
                request);
    }
}
