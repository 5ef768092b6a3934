package org.belay.security.internal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.Units;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Passwords;
import org.belay.security.internal.Bodies;
import org.belay.security.internal.Identities;
import org.belay.security.internal.SignInEvent;
import org.belay.security.internal.SignInNews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** My Account: who one is, and one's password. */
@Component(service = Object.class)
@RestResource
@Path("account")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountResource {

    private final Myself myself;
    private final AccountView view;
    private final Accounts accounts;
    private final Units units;
    private final Proof proof;
    private final OwnPassword passwords;
    private final SignInNews news;

    /** What somebody wants to be called; what isn't there stays. */
    public record Details(String name, String nickname, String email, String password) {
        @Override
        public String toString() {
            return "Details";
        }
    }

    /** The organization's name. */
    public record OrganizationName(String name) {}

    /** A new password, with what proves that it is the owner who wants it. */
    public record Change(String current, String password, String code) {
        @Override
        public String toString() {
            return "Change";
        }
    }

    /** Asks those. */
    @Activate
    public AccountResource(
            @Reference Myself myself,
            @Reference AccountView view,
            @Reference Accounts accounts,
            @Reference Units units,
            @Reference Proof proof,
            @Reference OwnPassword passwords,
            @Reference SignInNews news) {
        this.myself = myself;
        this.view = view;
        this.accounts = accounts;
        this.units = units;
        this.proof = proof;
        this.passwords = passwords;
        this.news = news;
    }

    /** Who one is. */
    @GET
    @Admits(Admits.IN_PERSON)
    public Map<String, Object> account(
            @Context HttpServletRequest request, @Context SecurityContext context) {
        return view.of(myself.of(request, context).account());
    }

    /** Changes name, nickname or address; another address needs the password. */
    @PUT
    @Admits(Admits.IN_PERSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> change(
            Details details,
            @Context HttpServletRequest request,
            @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        Account before = me.account();
        // Compared as it is typed: another spelling asks for the password once too often, no harm.
        if (Bodies.needed(details).email() != null
                && !details.email().strip().equals(before.email())) {
            proof.password(before, "password", details.password());
        }
        units.change(me.actor(), before.id(), -1, draft(details));
        Account after = accounts.find(before.id()).orElse(before);
        if (!after.equals(before)) {
            news.tell(
                    SignInEvent.Type.DETAILS_CHANGED, before, me.session().method(), me.visitor());
        }
        return view.of(after);
    }

    /** Changes the name that customers see (ORG-44). */
    @PUT
    @Path("organization")
    @Admits(Permissions.ADMIN_GLOBAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> changeOrganization(
            OrganizationName organization,
            @Context HttpServletRequest request,
            @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        UnitDraft draft = draft(new Details(Bodies.needed(organization).name(), null, null, null));
        units.change(me.actor(), Directory.ORGANIZATION, -1, draft);
        return view.of(me.account());
    }

    /** Changes the password; all other sign-ins end. */
    @POST
    @Path("password")
    @Admits(Admits.IN_PERSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(
            Change change, @Context HttpServletRequest request, @Context SecurityContext context) {
        Myself.Person me = myself.of(request, context);
        String method = proof.password(me.account(), "current", Bodies.needed(change).current());
        if (!method.equals(Identities.PASSWORD)) {
            throw Refused.because(
                    Reason.STATE,
                    "password-elsewhere",
                    "Your password isn't kept here; change it where it is");
        }
        // Before the code, which is used up by being tried: a weak password would cost one.
        Passwords.New fresh = passwords.prepare(me.account(), change.password());
        proof.secondStep(me.account(), change.code());
        passwords.change(me.account(), fresh, me.session(), me.visitor());
    }

    private static UnitDraft draft(Details details) {
        UnitDraft none = UnitDraft.empty();
        return new UnitDraft(
                Optional.ofNullable(details.name()),
                none.description(),
                none.enabled(),
                Optional.ofNullable(details.nickname()),
                Optional.ofNullable(details.email()),
                none.ssoId(),
                none.password(),
                none.technicianGroup(),
                none.mobile(),
                none.rights(),
                none.labels(),
                none.barred());
    }
}
