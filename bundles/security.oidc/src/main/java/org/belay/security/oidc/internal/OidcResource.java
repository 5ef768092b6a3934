package org.belay.security.oidc.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.api.security.Entrance;
import org.belay.api.security.Throttles;
import org.belay.api.security.Throttles.Limit;
import org.belay.api.security.Throttles.Throttle;
import org.belay.security.oidc.internal.Failure.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two addresses that a browser visits: off to the provider, and back. Whatever goes wrong leads
 * to the sign-in page with one of four codes; the reason is in the log.
 */
@Path(OidcResource.PATH)
public final class OidcResource {

    static final String PATH = "sso/oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OidcResource.class);
    private static final String COOKIE = "belay-sso-";
    private static final int STATE_IN_NAME = 8;
    private static final String COOKIE_PATH = "/api/" + PATH;

    /** Nobody clicks so often; a whole office behind one address doesn't, either. */
    private static final Limit BEGUN_FROM_ONE = new Limit(100, PendingSignIns.LIFE);

    /** So that those that have been begun are never pushed out by others. */
    private static final Limit BEGUN = new Limit(PendingSignIns.MOST, PendingSignIns.LIFE);

    private final Supplier<Optional<Way>> way;
    private final Entrance entrance;
    private final Throttle throttle;
    private final Workers workers;

    /**
     * @param way as configured at the moment; empty if nothing is, then there is nothing at the two
     *     addresses
     */
    OidcResource(
            Supplier<Optional<Way>> way, Entrance entrance, Throttles throttles, Workers workers) {
        this.way = way;
        this.entrance = entrance;
        this.throttle = throttles.throttle("sso-oidc", BEGUN_FROM_ONE, BEGUN);
        this.workers = workers;
    }

    /** Sends the browser to the provider. */
    @GET
    @Path("start")
    @Admits(Admits.ANYBODY)
    public CompletionStage<Response> start(
            @QueryParam("next") String next,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        Way now = way.get().orElseThrow(NotFoundException::new);
        String address = request.getRemoteAddr();
        boolean secure = request.isSecure();
        URI callback =
                now.client().address().orElse(uri.getBaseUri()).resolve(COOKIE_PATH + "/callback");
        return workers.soon(
                () -> {
                    count(address);
                    PendingSignIns.Begun begun =
                            now.pending().begin(Addresses.page(next), callback);
                    return Response.seeOther(now.flow().begin(begun.pending()))
                            .header("Cache-Control", "no-store")
                            .cookie(cookie(begun.pending().state(), begun.cookie(), secure))
                            .build();
                },
                failure -> refusal(failure, address).build());
    }

    private void count(String address) throws Failure {
        try {
            throttle.check(address);
            throttle.failed(address);
        } catch (Refused refused) {
            throw new Failure(Code.UNAVAILABLE, "too many sign-ins begun", refused);
        }
    }

    /** Takes the provider's answer, and lets in whom it names. */
    @GET
    @Path("callback")
    @Admits(Admits.ANYBODY)
    public CompletionStage<Response> callback(
            @QueryParam("state") String state,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        Way now = way.get().orElseThrow(NotFoundException::new);
        String given = state == null ? "" : state;
        Optional<String> cookie = cookie(given, request);
        URI answer = uri.getRequestUri();
        String address = request.getRemoteAddr();
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        boolean secure = request.isSecure();
        List<Locale> languages = Collections.list(request.getLocales());
        return workers.soon(
                () -> {
                    Pending mine =
                            now.pending()
                                    .take(given, cookie)
                                    .orElseThrow(
                                            () ->
                                                    new Failure(
                                                            Code.INVALID,
                                                            "not begun here, used, or too old"));
                    String ssoId = now.flow().finish(mine, answer);
                    Entrance.Admission in = admit(ssoId, address, agent, secure);
                    throttle.succeeded(address);
                    String next = mine.next().orElseGet(() -> home(in.account()));
                    return Response.ok(
                                    Onward.page(next, languages),
                                    MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                            .header("Cache-Control", "no-store")
                            .header("Set-Cookie", in.setCookie())
                            .cookie(cookie(given, "", secure))
                            .build();
                },
                failure -> refusal(failure, address).cookie(cookie(given, "", secure)).build());
    }

    private Entrance.Admission admit(String ssoId, String address, String agent, boolean secure)
            throws Failure {
        try {
            return entrance.admitBySso(ssoId, "oidc", address, agent, secure);
        } catch (Refused refused) {
            throw new Failure(code(refused), "the gateway refuses: " + refused.code(), refused);
        }
    }

    private static Code code(Refused refused) {
        if (refused.code().equals("credentials")) {
            return Code.UNKNOWN_ACCOUNT;
        }
        boolean later =
                refused.reason() == Reason.UNAVAILABLE || refused.reason() == Reason.THROTTLED;
        return later ? Code.UNAVAILABLE : Code.DENIED;
    }

    private static String home(Account account) {
        return account.is(Role.TECHNICIAN) ? "/console" : "/admin";
    }

    private static Response.ResponseBuilder refusal(Failure failure, String address) {
        LOG.info(
                "Single sign-on from {} refused as {}: {}",
                address,
                failure.code().wireName(),
                failure.getMessage());
        LOG.debug("The reason", failure);
        return Response.seeOther(URI.create("/sign-in?sso-error=" + failure.code().wireName()))
                .header("Cache-Control", "no-store");
    }

    /**
     * Named after the state, so that two tabs of one browser don't take each other's cookie away.
     */
    private static String name(String state) {
        String word = state.replaceAll("[^A-Za-z0-9_-]", "");
        return COOKIE + word.substring(0, Math.min(STATE_IN_NAME, word.length()));
    }

    private static Optional<String> cookie(String state, HttpServletRequest request) {
        Cookie[] all = request.getCookies();
        return Arrays.stream(all == null ? new Cookie[0] : all)
                .filter(each -> each.getName().equals(name(state)))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Lax, not strict: the provider's redirect comes from another site. */
    private static NewCookie cookie(String state, String value, boolean secure) {
        Duration life = value.isEmpty() ? Duration.ZERO : PendingSignIns.LIFE;
        return new NewCookie.Builder(name(state))
                .value(value)
                .path(COOKIE_PATH)
                .maxAge(Math.toIntExact(life.toSeconds()))
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
