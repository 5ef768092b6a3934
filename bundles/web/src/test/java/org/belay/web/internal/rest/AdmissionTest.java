package org.belay.web.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;
import org.belay.api.rest.Admits;
import org.belay.api.security.Caller;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.web.internal.TestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each method is called only by those whom it admits, whatever their way of asking. */
class AdmissionTest {

    private static final int MASTER = 1001;
    private static final int NORA = 1002;
    private static final int MARA = 1003;
    private static final int NORTH = 2000;
    private static final int SOUTH = 2001;

    private static final Map<String, Caller.SignedIn> KNOWN =
            Map.of(
                    "master",
                    KnownCallers.somebody(
                            MASTER,
                            Role.MASTER_ADMINISTRATOR,
                            Permissions.ADMIN,
                            Permissions.ADMIN_UNITS,
                            Permissions.ADMIN_GLOBAL),
                    "administrator",
                    KnownCallers.somebody(
                            NORA, Role.ADMINISTRATOR, Permissions.ADMIN, Permissions.ADMIN_UNITS),
                    "technician",
                    KnownCallers.somebody(MARA, Role.TECHNICIAN, Permissions.CONSOLE));

    private final FakeDirectory tree =
            new FakeDirectory()
                    .withMasterAdministrator(MASTER, MASTER, "Master")
                    .withAdministrator(NORA, Directory.ADMINISTRATORS, NORA, "Nora")
                    .withGroup(NORTH, Directory.TECHNICIANS, "North")
                    .withGroup(SOUTH, Directory.TECHNICIANS, "South")
                    .withTechnician(MARA, NORTH, MARA, "Mara")
                    .withLink(UnitType.ADMINISTRATOR_LINK, NORTH, NORA);
    private final RestServlet servlet =
            new RestServlet(TestConfig.web(), new KnownCallers(KNOWN), tree);
    private Server server;

    @BeforeEach
    void startsAServer() throws Exception {
        Guarded.CALLS.set(0);
        servlet.addResource(new Guarded(), Map.of());
        server = new Server("/api/*", servlet);
        await().until(() -> get("/api/guarded/anybody").statusCode() == 200);
        Guarded.CALLS.set(0);
    }

    @AfterEach
    void stopsIt() throws Exception {
        server.close();
        servlet.close();
    }

    @Test
    void eachCallerGetsThroughToWhatAdmitsHimAndToNothingElse() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        for (String caller :
                List.of(
                        "nobody",
                        "customer",
                        "technician",
                        "administrator",
                        "master",
                        "key of technician",
                        "key of master",
                        "wrong key")) {
            for (Map.Entry<String, List<String>> each : ADMITTED.entrySet()) {
                String what = caller + " " + each.getKey();
                expected.put(what, each.getValue().contains(caller) ? "yes" : "no");
                found.put(what, isAdmitted(ask("GET", each.getKey(), caller)) ? "yes" : "no");
            }
        }

        assertThat(found).isEqualTo(expected);
    }

    private static final Map<String, List<String>> ADMITTED =
            Map.of(
                    "/api/guarded/anybody",
                    List.of(
                            "nobody",
                            "customer",
                            "technician",
                            "administrator",
                            "master",
                            "key of technician",
                            "key of master"),
                    "/api/guarded/signed-in",
                    List.of(
                            "technician",
                            "administrator",
                            "master",
                            "key of technician",
                            "key of master"),
                    "/api/guarded/in-person",
                    List.of("technician", "administrator", "master"),
                    "/api/guarded/console",
                    List.of("technician", "key of technician"),
                    "/api/guarded/either",
                    List.of("technician", "master", "key of technician", "key of master"),
                    "/api/guarded/units/" + NORTH,
                    List.of("administrator", "master", "key of master"),
                    "/api/guarded/units/" + SOUTH,
                    List.of("master", "key of master"),
                    "/api/customer/sessions/380206897/who",
                    List.of("customer"),
                    "/api/customer/sessions/380206898/who",
                    List.of(),
                    "/api/endpoints",
                    List.of("master", "key of master"));

    @Test
    @Tag("COLL-24")
    void anExternalTechnicianReachesHisOneSessionAndNothingElse() throws Exception {
        assertThat(isAdmitted(ask("GET", "/api/guest/sessions/380206897/who", "guest"))).isTrue();
        for (String other :
                List.of(
                        "/api/guest/sessions/380206898/who",
                        "/api/guarded/console",
                        "/api/guarded/signed-in",
                        "/api/customer/sessions/380206897/who")) {
            assertThat(ask("GET", other, "guest").statusCode()).as(other).isEqualTo(401);
        }
        for (String other : List.of("nobody", "customer", "technician", "master")) {
            assertThat(isAdmitted(ask("GET", "/api/guest/sessions/380206897/who", other)))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void refusalsSayWhatIsMissing() throws Exception {
        HttpResponse<String> nobody = get("/api/guarded/console");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).contains("\"not-signed-in\"");

        HttpResponse<String> other = ask("GET", "/api/guarded/console", "master");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body())
                .contains("\"forbidden\"", "\"details\":{\"admits\":[\"console\"]}");

        HttpResponse<String> byKey = ask("GET", "/api/guarded/in-person", "key of master");
        assertThat(byKey.statusCode()).isEqualTo(403);
        assertThat(byKey.body()).contains("API key");
        assertThat(Guarded.CALLS).hasValue(0);
    }

    @Test
    void anothersUnitLooksAsIfItWereNotThere() throws Exception {
        String there = ask("GET", "/api/guarded/units/" + SOUTH, "administrator").body();

        for (String id : List.of("99999", "0", "-1", "1", "4", "north", "2147483648", "%20")) {
            HttpResponse<String> answer = ask("GET", "/api/guarded/units/" + id, "administrator");
            assertThat(answer.statusCode()).as(id).isEqualTo(404);
            assertThat(answer.body()).as(id).isEqualTo(there);
        }
        assertThat(ask("GET", "/api/guarded/units/99999", "master").statusCode()).isEqualTo(404);
        assertThat(Guarded.CALLS).hasValue(0);
    }

    @Test
    void whoMayNotAskAtAllIsNotToldWhichUnitsThereAre() throws Exception {
        assertThat(ask("GET", "/api/guarded/units/99999", "technician").statusCode())
                .isEqualTo(403);
        assertThat(get("/api/guarded/units/99999").statusCode()).isEqualTo(401);
    }

    @Test
    void withoutATreeUnitsAreUnavailable() throws Exception {
        RestServlet early = new RestServlet(TestConfig.web(), new KnownCallers(KNOWN), null);
        early.addResource(new Guarded(), Map.of());
        try (Server other = new Server("/api/*", early)) {
            await().until(() -> other.get("/api/guarded/anybody").statusCode() == 200);
            assertThat(
                            other.get("/api/guarded/units/" + NORTH, "Cookie", "who=master")
                                    .statusCode())
                    .isEqualTo(503);
        } finally {
            early.close();
        }
    }

    @Test
    void changesAreCheckedBeforeTheirBodiesAreRead() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE")) {
            String path = "/api/guarded/units/" + SOUTH;
            assertThat(ask(method, path, "administrator").statusCode()).isEqualTo(404);
            assertThat(ask(method, path, "technician").statusCode()).isEqualTo(403);
            assertThat(ask(method, path, "nobody").statusCode()).isEqualTo(401);
            assertThat(ask(method, path, "wrong key").statusCode()).isEqualTo(401);
        }
        assertThat(Guarded.CALLS).hasValue(0);

        assertThat(ask("POST", "/api/guarded/units/" + SOUTH, "master").statusCode())
                .isEqualTo(400);
        assertThat(ask("PUT", "/api/guarded/units/" + NORTH, "key of master").statusCode())
                .isEqualTo(204);
        assertThat(ask("DELETE", "/api/guarded/units/" + NORTH, "administrator").statusCode())
                .isEqualTo(204);
        assertThat(Guarded.CALLS).hasValue(2);
    }

    @Test
    void askingForTheHeadNeedsTheSameRight() throws Exception {
        assertThat(ask("HEAD", "/api/guarded/console", "master").statusCode()).isEqualTo(403);
        assertThat(ask("HEAD", "/api/guarded/console", "nobody").statusCode()).isEqualTo(401);
        assertThat(Guarded.CALLS).hasValue(0);
        assertThat(ask("HEAD", "/api/guarded/console", "technician").statusCode()).isEqualTo(200);
    }

    @Test
    void whatNobodyDeclaredIsNotServed() throws Exception {
        for (String path : List.of("/api/guarded/anybody", "/api/guarded/units/" + NORTH)) {
            assertThat(ask("OPTIONS", path, "master").statusCode()).as(path).isEqualTo(405);
        }
        assertThat(ask("PATCH", "/api/guarded/anybody", "master").statusCode()).isEqualTo(405);
    }

    @Test
    void anApiKeyNeedsNoCsrfHeaderAndACookieDoes() throws Exception {
        String path = "/api/guarded/units/" + NORTH;

        assertThat(server.send("DELETE", path, null, "Authorization", "Bearer master").statusCode())
                .isEqualTo(204);
        assertThat(server.send("DELETE", path, null, "Authorization", "bearer master").statusCode())
                .isEqualTo(204);
        assertThat(server.send("DELETE", path, null, "Cookie", "who=master").body())
                .contains("\"csrf\"");
    }

    @Test
    void aWrongApiKeyIsNotMadeGoodByACookie() throws Exception {
        HttpResponse<String> answer =
                server.get(
                        "/api/guarded/anybody",
                        "Cookie",
                        "who=master",
                        "Authorization",
                        "Bearer guessed");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"not-signed-in\"");
        assertThat(server.get("/api/guarded/anybody", "Authorization", "Bearer ").statusCode())
                .isEqualTo(401);
    }

    @Test
    void guessingOfApiKeysIsSlowedDown() throws Exception {
        HttpResponse<String> answer =
                server.get("/api/guarded/anybody", "Authorization", "Bearer guessed-too-often");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("9");
    }

    @Test
    void aCookieCountsBesideAnotherKindOfAuthorization() throws Exception {
        assertThat(
                        server.get(
                                        "/api/guarded/console",
                                        "Cookie",
                                        "who=technician",
                                        "Authorization",
                                        "Basic eDp5")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRefusedRequestLeavesTheConnectionToTheNextOne() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(200_000) + "\"}";
        for (int i = 0; i < 20; i++) {
            assertThat(server.post("/api/guarded/units/" + NORTH, large).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void theListOfEndpointsIsWhatIsServed() throws Exception {
        JsonNode list = new ObjectMapper().readTree(ask("GET", "/api/endpoints", "master").body());

        List<String> lines = new ArrayList<>();
        list.forEach(
                each ->
                        lines.add(
                                "%s %s %s %s"
                                        .formatted(
                                                each.get("method").asText(),
                                                each.get("path").asText(),
                                                each.get("admits"),
                                                each.get("unit").asText())));
        assertThat(lines)
                .containsExactly(
                        "GET /api/customer/sessions/{id}/who [\"customer\"] null",
                        "GET /api/endpoints [\"admin.global\"] null",
                        "GET /api/guarded/anybody [\"anybody\"] null",
                        "GET /api/guarded/console [\"console\"] null",
                        "GET /api/guarded/either [\"console\",\"admin.global\"] null",
                        "GET /api/guarded/in-person [\"in-person\"] null",
                        "GET /api/guarded/signed-in [\"signed-in\"] null",
                        "DELETE /api/guarded/units/{id} [\"admin.units\"] id",
                        "GET /api/guarded/units/{id} [\"admin.units\"] id",
                        "POST /api/guarded/units/{id} [\"admin.units\"] id",
                        "PUT /api/guarded/units/{id} [\"admin.units\"] id",
                        "GET /api/guest/sessions/{id}/who [\"guest\"] null");
    }

    @Test
    void whoeverDoesNotSayWhomHeAdmitsIsLeftOut() throws Exception {
        Map<String, Object> bad =
                Map.of(
                        "silent", new Silent(),
                        "empty", new NamingNobody(),
                        "locator", new Locator(),
                        "no-such-parameter", new WithoutParameter(),
                        "open-unit", new OpenUnit(),
                        "customer-elsewhere", new CustomerElsewhere(),
                        "guest-elsewhere", new GuestElsewhere());
        bad.forEach((name, each) -> servlet.addResource(each, Map.of("component.name", name)));

        await().until(() -> servlet.health().reason().contains("left out"));
        assertThat(servlet.health().reason()).contains(Set.copyOf(bad.keySet()));
        for (String path : List.of("silent", "silent/said", "empty", "locator", "locator/below")) {
            // 503 as long as a resource may still be about to come
            await().alias(path)
                    .until(() -> ask("GET", "/api/" + path, "master").statusCode() == 404);
        }
        assertThat(get("/api/guarded/anybody").statusCode()).isEqualTo(200);
    }

    private static boolean isAdmitted(HttpResponse<String> answer) {
        return answer.statusCode() == 200;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server.get(path);
    }

    private HttpResponse<String> ask(String method, String path, String caller) throws Exception {
        String body = method.equals("POST") ? "{nonsense" : null;
        return switch (caller) {
            case "nobody" -> server.send(method, path, body);
            case "customer" -> server.send(method, path, body, "Cookie", "customer=380206897");
            case "guest" -> server.send(method, path, body, "Cookie", "guest=380206897");
            case "wrong key" -> server.send(method, path, body, "Authorization", "Bearer guessed");
            default ->
                    caller.startsWith("key of ")
                            ? server.send(
                                    method,
                                    path,
                                    body,
                                    "Authorization",
                                    "Bearer " + caller.substring(7))
                            : server.send(
                                    method,
                                    path,
                                    body,
                                    "Cookie",
                                    "who=" + caller,
                                    "X-Belay-CSRF",
                                    KnownCallers.CSRF);
        };
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(5));
    }

    /** Says that the method was reached. */
    public record Reached(boolean reached) {}

    /** A method for each kind of declaration. */
    @Path("/")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Guarded {

        static final AtomicInteger CALLS = new AtomicInteger();

        private static Reached reached() {
            CALLS.incrementAndGet();
            return new Reached(true);
        }

        @GET
        @Path("guarded/anybody")
        @Admits(Admits.ANYBODY)
        public Reached anybody() {
            return reached();
        }

        @GET
        @Path("guarded/signed-in")
        @Admits(Admits.SIGNED_IN)
        public CompletionStage<Reached> signedIn() {
            return CompletableFuture.supplyAsync(Guarded::reached);
        }

        @GET
        @Path("guarded/in-person")
        @Admits(Admits.IN_PERSON)
        public Reached inPerson() {
            return reached();
        }

        @GET
        @Path("guarded/console")
        @Admits(Permissions.CONSOLE)
        public Reached console() {
            return reached();
        }

        @GET
        @Path("guarded/either")
        @Admits({Permissions.CONSOLE, Permissions.ADMIN_GLOBAL})
        public Reached either() {
            return reached();
        }

        @GET
        @Path("guarded/units/{id}")
        @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
        public Reached unit(@PathParam("id") int id) {
            return reached();
        }

        @POST
        @Path("guarded/units/{id}")
        @Consumes(MediaType.APPLICATION_JSON)
        @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
        public Reached make(@PathParam("id") int id, Reached body) {
            return reached();
        }

        @PUT
        @Path("guarded/units/{id}")
        @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
        public void put(@PathParam("id") int id) {
            reached();
        }

        @DELETE
        @Path("guarded/units/{id}")
        @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
        public void delete(@PathParam("id") int id) {
            reached();
        }

        @GET
        @Path("customer/sessions/{id: [0-9]{1,9}}/who")
        @Admits(Admits.CUSTOMER)
        public Reached who() {
            return reached();
        }

        @GET
        @Path("guest/sessions/{id: [0-9]{1,9}}/who")
        @Admits(Admits.GUEST)
        public Reached guest() {
            return reached();
        }
    }

    /** One method says it, the other doesn't. */
    @Path("silent")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Silent {
        @GET
        public Reached silent() {
            return Guarded.reached();
        }

        @GET
        @Path("said")
        @Admits(Admits.ANYBODY)
        public Reached said() {
            return Guarded.reached();
        }
    }

    /** Says nothing with many words. */
    @Path("empty")
    public static final class NamingNobody {
        @GET
        @Admits({})
        public String empty() {
            return "";
        }
    }

    /** Nobody knows what it will return. */
    @Path("locator")
    public static final class Locator {
        @Path("below")
        public Object below() {
            return new Silent();
        }
    }

    /** Names a unit that isn't in its path. */
    @Path("without-parameter")
    public static final class WithoutParameter {
        @GET
        @Admits(value = Permissions.ADMIN_UNITS, unit = "id")
        public String empty() {
            return "";
        }
    }

    /** Admits anybody to a unit. */
    @Path("open-unit/{id}")
    public static final class OpenUnit {
        @GET
        @Admits(value = Admits.ANYBODY, unit = "id")
        public String empty() {
            return "";
        }
    }

    /** Admits external technicians where none is known. */
    @Path("customer/sessions/{id}/guests")
    public static final class GuestElsewhere {
        @GET
        @Admits(Admits.GUEST)
        public String empty() {
            return "";
        }
    }

    /** Admits customers where none is known. */
    @Path("elsewhere/{id}")
    public static final class CustomerElsewhere {
        @GET
        @Admits(Admits.CUSTOMER)
        public String empty() {
            return "";
        }
    }
}
