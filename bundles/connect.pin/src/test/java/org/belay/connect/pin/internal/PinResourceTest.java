package org.belay.connect.pin.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.belay.api.connect.Entered;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.testing.fakes.FakeAccess;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.belay.testing.fakes.FakeThrottles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What pages get over REST. */
class PinResourceTest {

    private final FakeThrottles throttles = new FakeThrottles();
    private final FakeSettings set = new FakeSettings();
    private final PinSettings settings =
            new PinSettings(
                    Configured.with(Map.of()),
                    set,
                    new FakeDirectory()
                            .withGroup(201, Directory.TECHNICIANS, "North")
                            .withTechnician(1001, 201, 1001, "Mara"));
    private final PinResource resource =
            new PinResource(
                    new PinConnectionMethod(
                            new CodeBook(), throttles, settings, Configured.with(Map.of())),
                    settings,
                    new FakeAccess(new FakeAccounts(), Clock.systemUTC()));

    /** An object of that type which knows nothing but these answers. */
    private static <T> T knowing(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private static HttpServletRequest request(boolean secure) {
        return knowing(
                HttpServletRequest.class, Map.of("isSecure", secure, "getRemoteAddr", "192.0.2.1"));
    }

    private PinResource.Issued issue(Caller caller, PinResource.IssueRequest request) {
        return resource.issue(
                request,
                knowing(SecurityContext.class, Map.of("getUserPrincipal", caller)),
                knowing(
                        UriInfo.class,
                        Map.of("getBaseUri", URI.create("https://help.example.org/api/"))));
    }

    private Response redeem(String code, boolean secure) {
        return resource.redeem(new PinResource.RedeemRequest(code, "en"), request(secure))
                .toCompletableFuture()
                .join();
    }

    private NewCookie cookie(boolean secure) {
        return RuntimeDelegate.getInstance()
                .createHeaderDelegate(NewCookie.class)
                .fromString(redeem("418 029", secure).getHeaderString(HttpHeaders.SET_COOKIE));
    }

    private static Caller mara() {
        return PinConnectionMethodTest.technician("session.private", "connect.pin");
    }

    @Test
    @Tag("SET-58")
    void theGroupSaysOnWhichPageItsCustomersTypeTheCode() {
        set.with(PinSettings.PAGE, 1001, "https://www.example.org/help");

        PinResource.Issued issued = issue(mara(), null);
        assertThat(issued.entry()).isEqualTo(URI.create("https://www.example.org/help"));
        assertThat(issued.link()).isEqualTo(URI.create("https://help.example.org/418029"));
    }

    @Test
    @Tag("CONN-52")
    void theLinkHoldsTheCode() {
        PinResource.Issued issued = issue(mara(), null);

        assertThat(issued.code()).isEqualTo("418029");
        assertThat(issued.link()).isEqualTo(URI.create("https://help.example.org/418029"));
        assertThat(issued.entry()).isEqualTo(URI.create("https://help.example.org/"));
    }

    @Test
    void nobodyIssuesWithoutSigningIn() {
        assertThatThrownBy(() -> issue(new Caller.Anonymous(), null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-signed-in"));
    }

    @Test
    void aCustomerIssuesNothing() {
        assertThatThrownBy(() -> issue(new Caller.Customer(380_206_897), null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-signed-in"));
    }

    @Test
    void aRedeemedCodeLeadsToTheSessionsPage() {
        assertThat(redeem("418029", true).getEntity())
                .isEqualTo(new Entered(380_206_897, "/session/380206897"));
    }

    @Test
    void theCookieIsKeptFromScripts() {
        assertThat(cookie(true).isHttpOnly()).isTrue();
    }

    @Test
    void theCookieIsKeptFromOtherSites() {
        assertThat(cookie(true).getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
    }

    @Test
    void theCookieThatCameOverTlsGoesOverTlsAlone() {
        assertThat(cookie(true).isSecure()).isTrue();
    }

    @Test
    void withoutTlsTheCookieWorksToo() {
        assertThat(cookie(false).isSecure()).isFalse();
    }

    @Test
    void theCookieIsThisHostsOwnAndForTheWholeGateway() {
        assertThat(cookie(true).getPath()).isEqualTo("/");
        assertThat(cookie(true).getDomain()).isNull();
    }

    @Test
    void theCookieOutlivesAClosedBrowserAndNoSession() {
        assertThat(cookie(true).getMaxAge()).isEqualTo(14 * 24 * 3600);
    }

    @Test
    void aRefusedCodeBringsNoCookie() {
        assertThatThrownBy(() -> redeem("000000", true))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Refused.class);
    }

    @Test
    void guessesCountForTheAddressTheyComeFrom() {
        assertThatThrownBy(() -> redeem("000000", true)).isNotNull();

        assertThat(throttles.failures("192.0.2.1")).isEqualTo(1);
    }

    @Test
    void anEmptyRequestMissesTheCode() {
        assertThatThrownBy(() -> resource.redeem(null, request(true)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("pin-missing"));
    }
}
