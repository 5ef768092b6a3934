package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.belay.e2e.Cast.Asker;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewayClient.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everybody asks for everything that the running gateway serves. Whom a method admits is read from the
 * gateway, and what each asker may do is known; so the table of both follows, and new endpoints come into it by
 * themselves.
 */
@ExtendWith(GatewayUnderTest.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoleEndpointIT {

    /** Well-formed, and no body that any method expects: whoever is admitted gets as far as that. */
    private static final String NO_BODY_OF_OURS = "[1]";

    /** Where the method looks for the unit itself it has to get as far as that. */
    private static final Map<String, String> BODIES =
            Map.of("/api/units/{id}/settings", "{\"save\":\"unit\",\"settings\":{}}");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private static GatewayClient founder;
    private static Cast cast;

    /** What the gateway says of a method. */
    record Endpoint(String method, String path, List<String> admits, String unit) {

        /**
         * The parameter with a unit. Settings are of roots and channels, too, which nobody administers as he
         * does a group; so their methods check it themselves, and that is tried in the same way.
         */
        Optional<String> unitParameter() {
            return unit != null || !path.startsWith("/api/units/{id}")
                    ? Optional.ofNullable(unit)
                    : Optional.of("id");
        }

        /**
         * Who calls as a customer, or as an external technician, isn't known by the cookie of somebody
         * who is signed in.
         */
        boolean knows(Asker asker) {
            boolean ofOneSession =
                    path.startsWith("/api/customer/") || path.startsWith("/api/guest/");
            return asker.signedIn() && (asker.byKey() || !ofOneSession);
        }

        boolean isSafe() {
            return method.equals("GET");
        }

        /** After these nobody may be who he was. */
        boolean isLast() {
            return path.endsWith("/sign-out");
        }

        /** The path for that asker and unit; what else it names exists nowhere. */
        String address(Asker asker, int theUnit) {
            Matcher parameters = PARAMETER.matcher(path);
            return parameters.replaceAll(
                    each ->
                            unitParameter().filter(each.group(1)::equals).isPresent()
                                    ? Integer.toString(theUnit)
                                    : path.startsWith("/api/customer/") && asker.session() > 0
                                            ? Integer.toString(asker.session())
                                            : "999999999");
        }
    }

    @BeforeAll
    static void gatherEverybody(Stage stage) {
        founder = new GatewayClient(stage.gateway().address(), GatewayClient.http());
        founder.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        cast = new Cast(stage.gateway().address(), founder, "roles");
    }

    @Test
    @Tag("ORG-23")
    @Tag("ORG-24")
    void eachRoleHoldsItsKeysAndNoOther() {
        Map<String, Set<String>> expected =
                Map.of(
                        "technician", Set.of("console"),
                        "administrator of North",
                                Set.of("admin", "admin.units", "admin.reports", "command-center"),
                        "administrator of nothing",
                                Set.of("admin", "admin.units", "admin.reports", "command-center"),
                        "restricted to command-center", Set.of("command-center"),
                        "restricted to reports", Set.of("admin", "admin.reports"),
                        "master administrator",
                                Set.of(
                                        "admin",
                                        "admin.units",
                                        "admin.reports",
                                        "admin.global",
                                        "command-center"));

        expected.forEach(
                (role, keys) -> assertThat(cast.asker(role).ofRoles()).as(role).isEqualTo(keys));
    }

    @Test
    void nothingIsServedThatDoesNotSayWhomItAdmits() {
        assertThat(endpoints()).hasSizeGreaterThan(20).allMatch(each -> !each.admits().isEmpty());
        JsonNode parts = founder.get("/health/ready").body().path("parts");
        assertThat(parts)
                .filteredOn(each -> each.path("part").asText().equals("rest"))
                .singleElement()
                .satisfies(
                        each ->
                                assertThat(each.path("level").asText())
                                        .as("%s", each)
                                        .isEqualTo("ready"));
    }

    @Test
    @Order(Integer.MAX_VALUE) // in the end, everybody has signed out
    @Tag("ROLE-05")
    void eachRoleGetsThroughToWhatAdmitsItAndToNothingElse() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Endpoint endpoint : endpoints()) {
            for (Asker asker : cast.askers()) {
                for (boolean inside : endpoint.unitParameter().isEmpty() ? List.of(true) : BOTH) {
                    asked++;
                    check(endpoint, asker, inside).ifPresent(wrong::add);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(300);
    }

    private static final List<Boolean> BOTH = List.of(true, false);

    /** What isn't in the path is the methods' own to check; here are those by which one could reach far. */
    @Test
    @Tag("ORG-25")
    void anAdministratorReachesNothingOutsideOfHisGroupsByWhatHeNamesInARequest() {
        GatewayClient nora = cast.asker("administrator of North").client();
        int north = cast.north();
        int south = cast.south();
        int hers = cast.create("technician-group", north, "Hers", Map.of());
        int foreign = cast.createTechnician(south, "Sven");
        Map<String, Answer> answers = new TreeMap<>();
        answers.put("tree", nora.get("/api/tree?unit=" + south));
        answers.put(
                "create",
                nora.post(
                        "/api/units",
                        Map.of("type", "technician-group", "parent", south, "name", "Mine")));
        answers.put(
                "create a master administrator",
                nora.post(
                        "/api/units",
                        Map.of("type", "master-administrator", "parent", 2, "name", "Mine")));
        answers.put("move", nora.post("/api/units/" + hers + "/move", Map.of("parent", south)));
        answers.put("move up", nora.post("/api/units/" + hers + "/move", Map.of("parent", 4)));
        answers.put(
                "copy",
                nora.post("/api/units/" + hers + "/copy", Map.of("parent", south, "name", "Mine")));
        answers.put("take", nora.post("/api/units/" + foreign + "/move", Map.of("parent", north)));
        answers.put("global settings", nora.get("/api/units/1/settings"));
        answers.put(
                "change global settings",
                nora.put("/api/units/1/settings", Map.of("save", "unit", "settings", Map.of())));

        // A unit that a body names is a field at fault, in the same words as one that isn't there.
        answers.forEach(
                (what, answer) ->
                        assertThat(answer.error())
                                .as("%s: %s", what, answer)
                                .isIn("forbidden", "not-found"));
        assertThat(founder.get("/api/tree?unit=" + south).ok().path("children"))
                .extracting(each -> each.path("id").asInt())
                .containsExactly(foreign);
        assertThat(nora.get("/api/tree/search?q=Sven").body().path("found")).isEmpty();
        assertThat(cast.asker("technician").client().get("/api/units/" + north).status())
                .isEqualTo(403);
    }

    /** Empty if the answer is the one that the declaration calls for. */
    private Optional<String> check(Endpoint endpoint, Asker asker, boolean inside) {
        int group = inside ? cast.north() : cast.south();
        boolean admitted = endpoint.admits().stream().anyMatch(key -> admits(key, asker));
        boolean unitIsHis =
                endpoint.unitParameter().isEmpty() || asker.administers().contains(group);
        int unit =
                endpoint.unitParameter().isEmpty()
                        ? 0
                        : unit(endpoint, group, admitted && unitIsHis);
        Answer answer = ask(endpoint, asker.client(), endpoint.address(asker, unit));
        String expected =
                !admitted
                        ? endpoint.knows(asker) ? "forbidden" : "not-signed-in"
                        : unitIsHis ? "admitted" : "not-found";
        String found = outcome(endpoint, answer);
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(
                        "%s %s as %s%s: %s instead of %s (%s %s)"
                                .formatted(
                                        endpoint.method(),
                                        endpoint.path(),
                                        asker.name(),
                                        endpoint.unitParameter().isEmpty()
                                                ? ""
                                                : inside ? " in North" : " in South",
                                        found,
                                        expected,
                                        answer.status(),
                                        answer.body()));
    }

    /** Who is admitted may change it for good, so he gets one that nobody else needs. */
    private static int unit(Endpoint endpoint, int group, boolean changes) {
        if (endpoint.path().contains("two-step")) {
            return cast.createTechnician(group, "Spare " + System.nanoTime());
        }
        return endpoint.isSafe() || !changes
                ? group
                : cast.create("technician-group", group, "Spare " + System.nanoTime(), Map.of());
    }

    private static boolean admits(String key, Asker asker) {
        return switch (key) {
            case "anybody" -> true;
            case "customer" -> asker.session() > 0;
            case "guest" -> false; // nobody of the cast comes from outside
            case "signed-in" -> asker.signedIn();
            case "in-person" -> asker.signedIn() && !asker.byKey();
            default -> asker.keys().contains(key);
        };
    }

    private static Answer ask(Endpoint endpoint, GatewayClient client, String address) {
        return endpoint.isSafe()
                ? client.get(address)
                : client.unsafeText(
                        endpoint.method(),
                        address,
                        endpoint.method().equals("DELETE")
                                ? null
                                : BODIES.getOrDefault(endpoint.path(), NO_BODY_OF_OURS));
    }

    /** What became of the request: whether it reached the method, or who turned it away. */
    private static boolean saysThatASessionIsMissing(Answer answer) {
        return answer.body().path("error").path("message").asText().endsWith("such session");
    }

    private static String outcome(Endpoint endpoint, Answer answer) {
        boolean open = endpoint.admits().contains("anybody");
        return switch (answer.status()) {
            case 401 -> open ? "admitted" : "not-signed-in";
            // The method itself may refuse, too; the gate names the keys that it misses.
            case 403 ->
                    answer.body().path("error").path("details").has("admits")
                            ? "forbidden"
                            : answer.error().equals("csrf") ? "csrf" : "admitted";
            // Of a unit that is his, a session may be missing: that is said after the gate
            case 404 ->
                    endpoint.unitParameter().isEmpty() || saysThatASessionIsMissing(answer)
                            ? "admitted"
                            : "not-found";
            case 405, 406, 415, 500 -> "broken";
            default -> "admitted";
        };
    }

    private static List<Endpoint> endpoints() {
        JsonNode list = founder.get("/api/endpoints").ok();
        return StreamSupport.stream(list.spliterator(), false)
                .map(
                        each ->
                                new Endpoint(
                                        each.path("method").asText(),
                                        each.path("path").asText(),
                                        strings(each.path("admits")),
                                        each.path("unit").textValue()))
                .sorted(Comparator.comparing(Endpoint::isLast))
                .toList();
    }

    private static List<String> strings(JsonNode list) {
        return Stream.of(list)
                .flatMap(each -> StreamSupport.stream(each.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}
