package org.belay.web.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.refusal.Refused;
import org.belay.api.rest.Admits;
import org.belay.web.internal.TestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestServletTest {

    private final RestServlet servlet = new RestServlet(TestConfig.web(), new FakeAccess(), null);
    private Server server;

    @BeforeEach
    void startsAServer() throws Exception {
        servlet.addResource(new Things(), Map.of());
        server = new Server("/api/*", servlet);
        await().until(() -> server.get("/api/things/now").statusCode() == 200);
    }

    @AfterEach
    void stopsIt() throws Exception {
        server.close();
        servlet.close();
    }

    @Test
    void whatIsMissingAtAStartIsUnavailableAndTheGatewayIsNotReady() throws Exception {
        RestServlet starting = new RestServlet(TestConfig.web());
        starting.addResource(new Things(), Map.of());
        try (Server other = new Server("/api/*", starting)) {
            // Whoever knows callers waits for the database, and so does the resource for signing
            // in.
            assertThat(other.post("/api/sign-in", "{}").statusCode()).isEqualTo(503);
            assertThat(other.get("/api/things/now").statusCode()).isEqualTo(503);
            assertThat(starting.health().level()).isEqualTo(ReadinessCheck.Level.DOWN);

            starting.setAccess(new FakeAccess());
            await().until(
                            () -> {
                                int status = other.post("/api/sign-in", "{}").statusCode();
                                boolean ready =
                                        starting.health().level() == ReadinessCheck.Level.READY;
                                // "No such thing" is said only by a gateway that is complete.
                                assertThat(status).isIn(ready ? List.of(503, 404) : List.of(503));
                                return ready;
                            });
            assertThat(other.post("/api/sign-in", "{}").statusCode()).isEqualTo(404);
        } finally {
            starting.close();
        }
    }

    @Test
    void timesAreUtcWithMilliseconds() throws Exception {
        assertThat(server.get("/api/things/now").body())
                .isEqualTo("{\"now\":\"2026-11-21T19:28:13.000Z\"}");
    }

    @Test
    void refusalsBecomeTheProtocolsAnswer() throws Exception {
        HttpResponse<String> answer = server.get("/api/things/refused");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"throttled\",\"message\":"
                                + "\"Too many tries, please wait\"}}");
    }

    @Test
    void aRefusedFieldIsNamed() throws Exception {
        assertThat(server.get("/api/things/field").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/things/field").body())
                .contains("\"code\":\"missing\"", "\"field\":\"name\"")
                .doesNotContain("details");
    }

    @Test
    void allFieldsAtFaultAreNamedAtOnce() throws Exception {
        assertThat(server.get("/api/things/fields").body())
                .contains(
                        "\"details\":{\"fields\":{\"email\":{",
                        "\"code\":\"missing\"",
                        "\"name\":{",
                        "\"code\":\"too-long\"");
    }

    @Test
    void whoWasSlowerGetsWhatIsThereNow() throws Exception {
        HttpResponse<String> answer = server.get("/api/things/changed");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("\"code\":\"changed\"", "\"details\":{\"current\":{\"name\":\"North\"}}");
    }

    @Test
    void stagesMaySucceedAndFailLater() throws Exception {
        assertThat(server.get("/api/things/later/ok").body()).isEqualTo("{\"ok\":true}");
        assertThat(server.get("/api/things/later/refused").statusCode()).isEqualTo(409);
        assertThat(server.get("/api/things/later/wrapped").statusCode()).isEqualTo(409);
        assertThat(server.get("/api/things/later/at-once").statusCode()).isEqualTo(409);
        assertThat(server.get("/api/things/later/fault").statusCode()).isEqualTo(500);
    }

    @Test
    void aFaultShowsAnIncidentAndNothingOfItsCause() throws Exception {
        HttpResponse<String> answer = server.get("/api/things/fault");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"code\":\"fault\"").doesNotContain("secret");
        assertThat(answer.body()).containsPattern("incident [0-9a-f]{8}");
    }

    @Test
    void whatIsNotJsonIsMalformed() throws Exception {
        assertThat(server.post("/api/things", "{nonsense").body())
                .contains("\"code\":\"malformed\"");
        assertThat(server.post("/api/things", "{\"count\":\"many\"}").body())
                .contains("\"code\":\"malformed\"", "\"field\":\"count\"");
        assertThat(server.post("/api/things", "{\"count\":{}}").statusCode()).isEqualTo(400);
        assertThat(server.post("/api/things", "[1]").statusCode()).isEqualTo(400);
        assertThat(server.post("/api/things", "").statusCode()).isEqualTo(400);
    }

    @Test
    void unknownMembersAreIgnored() throws Exception {
        assertThat(server.post("/api/things", "{\"count\":3,\"later\":true}").body())
                .isEqualTo("{\"count\":3}");
    }

    @Test
    void aFormOfAnotherSiteIsNotEvenRead() throws Exception {
        assertThat(
                        server.send("POST", "/api/things", null, "Content-Type", "text/plain")
                                .statusCode())
                .isEqualTo(415);
    }

    @Test
    void unknownPathsAndMethodsAreAnsweredAsJson() throws Exception {
        assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/nothing").body()).contains("\"not-found\"");
        assertThat(server.get("/api").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/things/number/12x").statusCode()).isEqualTo(404);
        assertThat(server.send("DELETE", "/api/things", null).statusCode()).isEqualTo(405);
        assertThat(server.post("/api/connect/pin/redeem", "{}").body()).contains("\"not-offered\"");
    }

    @Test
    void noDescriptionOfTheApplicationIsGivenAway() throws Exception {
        assertThat(server.get("/api/application.wadl").statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAndWithoutAnnouncedLength() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(AdmittedRequest.MOST_BYTES) + "\"}";

        assertThat(server.post("/api/things", large).statusCode()).isEqualTo(413);
        assertThat(Chunked.post(server, "/api/things", large)).isEqualTo(413);
    }

    @Test
    void theCallerIsTheSecurityContextsPrincipal() throws Exception {
        assertThat(server.get("/api/things/me").body()).contains("anonymous");
        assertThat(server.get("/api/things/me", "Cookie", "belay=good").body())
                .contains("mara@example.com");
        assertThat(server.get("/api/things/me", "Cookie", "belay=stolen").body())
                .contains("anonymous");
    }

    @Test
    void aCustomerIsKnownInHisOwnSessionAlone() throws Exception {
        servlet.addResource(new OfCustomer(), Map.of());
        String cookie = "belay-c380206897=yes; belay=good";
        await().until(
                        () ->
                                server.get("/api/customer/sessions/380206897/who", "Cookie", cookie)
                                                .statusCode()
                                        == 200);

        assertThat(server.get("/api/customer/sessions/380206897/who", "Cookie", cookie).body())
                .contains("customer of 380206897");
        assertThat(server.get("/api/customer/sessions/380206898/who", "Cookie", cookie).body())
                .contains("anonymous");
    }

    @Test
    void changesNeedTheCsrfHeaderFromThoseWhoAreSignedIn() throws Exception {
        String body = "{\"count\":1}";

        assertThat(server.post("/api/things/mine", body).body()).contains("\"not-signed-in\"");
        HttpResponse<String> without =
                server.post("/api/things/mine", body, "Cookie", "belay=good");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("\"csrf\"");
        HttpResponse<String> wrong =
                server.post(
                        "/api/things/mine", body, "Cookie", "belay=good", "X-Belay-CSRF", "other");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("\"csrf\"");
        assertThat(
                        server.post(
                                        "/api/things/mine",
                                        body,
                                        "Cookie",
                                        "belay=good",
                                        "X-Belay-CSRF",
                                        "csrf-value")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAnybodyMayDoWorksAlsoInABrowserThatIsSignedIn() throws Exception {
        assertThat(server.post("/api/things", "{\"count\":1}", "Cookie", "belay=good").statusCode())
                .isEqualTo(200);
    }

    @Test
    void changesFromOtherSitesAreRefused() throws Exception {
        String body = "{\"count\":1}";
        String own = "http://127.0.0.1:" + server.port();

        assertThat(server.post("/api/things", body, "Origin", own).statusCode()).isEqualTo(200);
        for (String foreign :
                List.of(
                        "https://evil.example",
                        "null",
                        "http://127.0.0.1",
                        "http://127.0.0.1:1",
                        own + ".evil.example",
                        "nonsense:::")) {
            assertThat(server.post("/api/things", body, "Origin", foreign).statusCode())
                    .as(foreign)
                    .isEqualTo(403);
        }
        assertThat(server.post("/api/things", body, "Sec-Fetch-Site", "cross-site").body())
                .contains("\"csrf\"");
        assertThat(server.post("/api/things", body, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(server.post("/api/things", body, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/api/things/now", "Origin", "https://evil.example").statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutSecurityNothingIsServed() throws Exception {
        RestServlet open = new RestServlet(TestConfig.web());
        try (Server other = new Server("/api/*", open)) {
            assertThat(other.get("/api/things/now").statusCode()).isEqualTo(503);
        } finally {
            open.close();
        }
    }

    @Test
    void aBrokenResourceLeavesTheOthersAlone() throws Exception {
        servlet.addResource(new Broken(), Map.of("component.name", "the-broken-one"));
        servlet.addResource(new More(), Map.of());

        await().until(() -> server.get("/api/more").statusCode() == 200);
        assertThat(server.get("/api/things/now").statusCode()).isEqualTo(200);
        assertThat(servlet.health().reason()).contains("the-broken-one");
    }

    @Test
    void resourcesComeAndGoUnderLoadWithoutOneFailedRequest() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        List<String> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String path = i % 2 == 0 ? "/api/things/now" : "/api/things/later/ok";
            Thread client =
                    new Thread(
                            () -> {
                                while (!stop.get()) {
                                    try {
                                        int status = server.get(path).statusCode();
                                        if (status != 200) {
                                            failures.add(path + " " + status);
                                        }
                                        asked.incrementAndGet();
                                    } catch (Exception e) {
                                        failures.add(path + " " + e);
                                    }
                                }
                            });
            client.start();
            clients.add(client);
        }
        CompletableFuture<HttpResponse<String>> inFlight =
                CompletableFuture.supplyAsync(() -> answered("/api/things/held"));
        await().until(() -> Things.HELD.get() != null);

        for (int i = 0; i < 10; i++) {
            More more = new More();
            servlet.addResource(more, Map.of());
            await().until(() -> server.get("/api/more").statusCode() == 200);
            servlet.removeResource(more);
            await().until(() -> server.get("/api/more").statusCode() == 404);
        }
        Things.HELD.get().complete(new Ok(true));

        assertThat(inFlight.get().statusCode()).isEqualTo(200);
        stop.set(true);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(failures).isEmpty();
        assertThat(asked.get()).isGreaterThan(100);
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(5));
    }

    private HttpResponse<String> answered(String path) {
        try {
            return server.get(path);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Says so. */
    public record Ok(boolean ok) {}

    /** A count. */
    public record Count(int count) {}

    /** A time. */
    public record Now(Instant now) {}

    /** A resource of many moods. */
    @Path("things")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public static final class Things {

        static final java.util.concurrent.atomic.AtomicReference<CompletableFuture<Ok>> HELD =
                new java.util.concurrent.atomic.AtomicReference<>();

        @GET
        @Admits(Admits.ANYBODY)
        @Path("now")
        public Now now() {
            return new Now(Instant.parse("2026-11-21T19:28:13Z"));
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("refused")
        public Now refused() {
            throw Refused.throttled(Duration.ofMillis(7_100));
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("field")
        public Now field() {
            throw Refused.missing("name");
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("fields")
        public Now fields() {
            throw Refused.fields(
                    Map.of("email", Refused.missing("email"), "name", Refused.tooLong("name", 64)));
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("changed")
        public Now changed() {
            throw Refused.changed(Map.of("name", "North"));
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("fault")
        public Now fault() {
            throw new IllegalStateException("a secret");
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("number/{n}")
        public Count number(@PathParam("n") int n) {
            return new Count(n);
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("held")
        public CompletionStage<Ok> held() {
            CompletableFuture<Ok> held = new CompletableFuture<>();
            HELD.set(held);
            return held;
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("later/{how}")
        public CompletionStage<Ok> later(@PathParam("how") String how) {
            if (how.equals("at-once")) {
                return CompletableFuture.failedFuture(Refused.state("over"));
            }
            return CompletableFuture.supplyAsync(
                    () -> {
                        switch (how) {
                            case "ok":
                                return new Ok(true);
                            case "refused":
                                throw Refused.state("over");
                            case "wrapped":
                                throw new CompletionException(Refused.state("over"));
                            default:
                                throw new IllegalStateException("a secret");
                        }
                    });
        }

        @GET
        @Admits(Admits.ANYBODY)
        @Path("me")
        public Map<String, String> me(@jakarta.ws.rs.core.Context SecurityContext context) {
            return Map.of("name", context.getUserPrincipal().getName());
        }

        @POST
        @Admits(Admits.ANYBODY)
        public Count count(Count count) {
            return count;
        }

        @POST
        @Admits(Admits.SIGNED_IN)
        @Path("mine")
        public Count mine(Count count) {
            return count;
        }
    }

    /** What customers ask. */
    @Path("customer/sessions/{id}/who")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class OfCustomer {
        @GET
        @Admits(Admits.ANYBODY)
        public Map<String, String> who(@jakarta.ws.rs.core.Context SecurityContext context) {
            return Map.of("name", context.getUserPrincipal().getName());
        }
    }

    /** Comes and goes. */
    @Path("more")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class More {
        @GET
        @Admits(Admits.ANYBODY)
        public Ok more() {
            return new Ok(true);
        }
    }

    /** Two methods that can't be told apart. */
    @Path("broken")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Broken {
        @GET
        @Admits(Admits.ANYBODY)
        public Ok one() {
            return new Ok(true);
        }

        @GET
        @Admits(Admits.ANYBODY)
        public Ok other() {
            return new Ok(false);
        }
    }
}
