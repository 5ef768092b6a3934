package org.belay.guest.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.GuestDoor.Admitted;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.rest.RestResource;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Inviting external technicians, and their coming in, over REST. */
@Component(service = Object.class)
@RestResource
@Path("/guests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class GuestsResource {

    // As long as a session may last without any change (SES-59).
    private static final int COOKIE_SECONDS = (int) Duration.ofDays(14).toSeconds();

    private final GuestInvitations invitations;
    private final Bounds bounds;
    private final Access access;

    /** Asks those. */
    @Activate
    public GuestsResource(
            @Reference GuestInvitations invitations,
            @Reference Bounds bounds,
            @Reference Access access) {
        this.invitations = invitations;
        this.bounds = bounds;
        this.access = access;
    }

    /**
     * What the dialog offers.
     *
     * @param unlisted whether anybody may be invited
     * @param permissions what those may be allowed who aren't listed
     * @param ways how an invitation may go out
     */
    public record Choices(
            boolean unlisted,
            List<String> permissions,
            List<Approved> approved,
            List<String> ways) {}

    /**
     * An approved external technician.
     *
     * @param permissions what he may be allowed
     */
    public record Approved(
            int id, String name, String group, boolean mail, List<String> permissions) {}

    /** Whom to invite; all but {@code session} and {@code way} may be left out. */
    public record Wish(
            int session,
            int approved,
            String name,
            String email,
            Set<String> withheld,
            String comment,
            String way,
            String language) {
        @Override
        public String toString() {
            return "Wish[" + session + "]";
        }
    }

    /** What somebody from outside typed. */
    public record Redemption(String code, String name) {
        @Override
        public String toString() {
            return "Redemption"; // never the code: it would reach logs
        }
    }

    /** Where he goes. */
    public record Redeemed(int session, String page) {}

    /** Whom the caller may invite, how, and what he may allow them (COLL-22). */
    @GET
    @Path("/choices")
    @Admits(Bounds.INVITE)
    public Choices choices(@Context SecurityContext security) {
        Account lead = account(security);
        return new Choices(
                bounds.mayInviteAnyone(lead),
                bounds.ofUnlisted(lead),
                bounds.approved(lead).stream()
                        .map(
                                each ->
                                        new Approved(
                                                each.id(),
                                                each.name(),
                                                bounds.groupOf(each),
                                                !each.email().isEmpty(),
                                                bounds.of(each)))
                        .toList(),
                Way.all().stream()
                        .filter(way -> invitations.offers(way, lead))
                        .map(Way::wireName)
                        .toList());
    }

    /** Invites somebody to the session that the caller leads (COLL-23). */
    @POST
    @Admits(Bounds.INVITE)
    public CompletionStage<GuestInvitations.Issued> invite(
            Wish wish, @Context SecurityContext security, @Context UriInfo uri) {
        if (wish == null) {
            throw Refused.missing("session");
        }
        return invitations.invite(
                account(security),
                new GuestInvitations.Wish(
                        wish.session(),
                        wish.approved(),
                        Objects.requireNonNullElse(wish.name(), ""),
                        Objects.requireNonNullElse(wish.email(), ""),
                        Objects.requireNonNullElse(wish.withheld(), Set.of()),
                        Objects.requireNonNullElse(wish.comment(), ""),
                        Way.of(wish.way()),
                        Objects.requireNonNullElse(wish.language(), "")),
                uri.getBaseUri().resolve("/"));
    }

    /** Comes in: the cookie in the answer makes the caller the session's guest (COLL-24). */
    @POST
    @Path("/redeem")
    @Admits(Admits.ANYBODY)
    public CompletionStage<Response> redeem(Redemption typed, @Context HttpServletRequest http) {
        if (typed == null) {
            throw Refused.field("code-missing", "code", "Please enter the code");
        }
        boolean secure = http.isSecure();
        return invitations
                .redeem(
                        typed.code(),
                        Objects.requireNonNullElse(typed.name(), ""),
                        http.getRemoteAddr())
                .thenApply(admitted -> admit(admitted, secure));
    }

    private Response admit(Admitted admitted, boolean secure) {
        int session = admitted.session().id();
        Access.Cookie cookie = access.admitGuest(session, admitted.guest());
        return Response.ok(new Redeemed(session, "/guest/session/" + session))
                .cookie(
                        new NewCookie.Builder(cookie.name())
                                .value(cookie.value())
                                .path("/")
                                .maxAge(COOKIE_SECONDS)
                                .httpOnly(true)
                                .secure(secure)
                                .sameSite(NewCookie.SameSite.STRICT)
                                .build())
                .build();
    }

    private static Account account(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).signedIn().account();
    }
}
