package org.belay.security.internal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Caller;
import org.belay.security.internal.Browser;
import org.belay.security.internal.SignInEvent;
import org.belay.security.internal.SignInNews;
import org.belay.security.internal.twostep.TwoStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets administrators take away the second step of who has lost his phone (AUTH-15, AUTH-16). */
@Component(service = Object.class)
@RestResource
@Path("units/{id: [0-9]{1,10}}/two-step/reset")
@Produces(MediaType.APPLICATION_JSON)
public final class TwoStepResetResource {

    private final Directory directory;
    private final Accounts accounts;
    private final TwoStep twoStep;
    private final SignInNews news;

    /** Asks those. */
    @Activate
    public TwoStepResetResource(
            @Reference Directory directory,
            @Reference Accounts accounts,
            @Reference TwoStep twoStep,
            @Reference SignInNews news) {
        this.directory = directory;
        this.accounts = accounts;
        this.twoStep = twoStep;
        this.news = news;
    }

    /**
     * Resets it; its owner sets it up again at the next sign-in if it is required.
     *
     * @throws Refused {@code not-found} for whom the caller doesn't administer; {@code forbidden} for
     *     another administrator, unless the caller is a master administrator (ORG-52)
     */
    @POST
    @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
    public void reset(
            @PathParam("id") long id,
            @Context HttpServletRequest request,
            @Context SecurityContext context) {
        Caller.SignedIn caller = ((Caller) context.getUserPrincipal()).signedIn();
        Account account =
                directory
                        .find((int) Math.min(id, Integer.MAX_VALUE))
                        .filter(each -> directory.administers(caller.account().id(), each.id()))
                        .flatMap(each -> accounts.find(each.account()))
                        .orElseThrow(() -> Refused.notFound("user"));
        if (account.id() == caller.account().id()) {
            // There it takes password and code: a browser left open isn't enough.
            throw Refused.because(
                    Reason.FORBIDDEN, "own-two-step", "Change your own on My Account");
        }
        boolean bounded =
                caller.byKey() && !caller.permissions().contains(Permissions.ADMIN_GLOBAL);
        boolean master = caller.account().is(Role.MASTER_ADMINISTRATOR) && !bounded;
        // Or else who administers a group could weaken a master administrator who works in it.
        if (!master && directory.administrator(account.id()).isPresent()) {
            throw Refused.forbidden("Only a master administrator may do this to an administrator");
        }
        if (!twoStep.isOn(account.id())) {
            throw Refused.because(Reason.STATE, "two-step-off", "Two-step verification is off");
        }
        twoStep.turnOff(Actor.of(caller.account()), account);
        news.tell(SignInEvent.Type.TWO_STEP_RESET, account, "", Browser.visitor(request));
    }
}
