package org.belay.security.internal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.security.internal.Bodies;
import org.belay.security.internal.SignInEvent;
import org.belay.security.internal.SignInNews;
import org.belay.security.internal.twostep.Enrolment;
import org.belay.security.internal.twostep.TwoStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** My Account: two-step verification. */
@Component(service = Object.class)
@RestResource
@Path("account/two-step")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class TwoStepResource {

    private final Myself myself;
    private final Proof proof;
    private final TwoStep twoStep;
    private final SignInNews news;

    /** What proves that it is the owner. */
    public record Given(String password, String code) {
        @Override
        public String toString() {
            return "Given";
        }
    }

    /** Shown once. */
    public record Codes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Codes";
        }
    }

    /** Asks those. */
    @Activate
    public TwoStepResource(
            @Reference Myself myself,
            @Reference Proof proof,
            @Reference TwoStep twoStep,
            @Reference SignInNews news) {
        this.myself = myself;
        this.proof = proof;
        this.twoStep = twoStep;
        this.news = news;
    }

    /** Begins to set an authenticator up: the first one needs the password, another a code, too. */
    @POST
    @Path("begin")
    @Admits(Admits.IN_PERSON)
    public Enrolment begin(
            Given given, @Context HttpServletRequest request, @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        prove(me, given);
        return twoStep.begin(me.session().tokenHash(), me.account());
    }

    /** Sets it up. */
    @POST
    @Path("confirm")
    @Admits(Admits.IN_PERSON)
    public Codes confirm(
            Given given, @Context HttpServletRequest request, @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        List<String> codes =
                twoStep.confirm(
                        me.session().tokenHash(), me.account(), Bodies.needed(given).code());
        tell(SignInEvent.Type.TWO_STEP_ON, me);
        return new Codes(codes);
    }

    /** Turns it off, unless it is required. */
    @POST
    @Path("off")
    @Admits(Admits.IN_PERSON)
    public void off(
            Given given, @Context HttpServletRequest request, @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        if (twoStep.isRequired(me.account())) {
            throw Refused.because(
                    Reason.STATE, "two-step-required", "Two-step verification is required");
        }
        if (!twoStep.isOn(me.account().id())) {
            throw isOff();
        }
        prove(me, given);
        twoStep.turnOff(me.actor(), me.account());
        tell(SignInEvent.Type.TWO_STEP_OFF, me);
    }

    /** Fresh recovery codes; the earlier ones are good no more. */
    @POST
    @Path("recovery-codes")
    @Admits(Admits.IN_PERSON)
    public Codes renew(
            Given given, @Context HttpServletRequest request, @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        if (!twoStep.isOn(me.account().id())) {
            throw isOff();
        }
        twoStep.use(me.account(), Bodies.needed(given).code());
        return new Codes(twoStep.renewRecoveryCodes(me.account()));
    }

    private static Refused isOff() {
        return Refused.because(Reason.STATE, "two-step-off", "Two-step verification is off");
    }

    private void prove(Myself.Person me, Given given) {
        proof.password(me.account(), "password", Bodies.needed(given).password());
        proof.secondStep(me.account(), Bodies.needed(given).code());
    }

    private void tell(SignInEvent.Type type, Myself.Person me) {
        news.tell(type, me.account(), me.session().method(), me.visitor());
    }
}
