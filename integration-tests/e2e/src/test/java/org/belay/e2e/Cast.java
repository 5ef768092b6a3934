package org.belay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.belay.testing.gateway.GatewayClient;

/**
 * Somebody of each role, made by a master administrator through the gateway's own requests: two groups of
 * technicians, North and South, and people who administer all, North alone, or nothing.
 */
final class Cast {

    static final int ADMINISTRATORS = 3;
    static final int MASTER_ADMINISTRATORS = 2;
    static final int TECHNICIANS = 4;

    private static final String FIRST_PASSWORD = "Belay-on-7-ropes";
    private static final String OWN_PASSWORD = "Ropes-on-9-belays";

    /** Keys that come with roles; the others are permissions of technician groups. */
    private static final Set<String> OF_ROLES =
            Set.of(
                    "console",
                    "admin",
                    "admin.units",
                    "admin.reports",
                    "admin.global",
                    "command-center");

    /**
     * Somebody who asks.
     *
     * @param keys what he may do; empty for strangers and customers
     * @param administers the groups that he administers
     */
    record Asker(
            String name,
            GatewayClient client,
            Set<String> keys,
            boolean signedIn,
            boolean byKey,
            int session,
            Set<Integer> administers) {

        /** Those of his keys that come with a role. */
        Set<String> ofRoles() {
            Set<String> some = new TreeSet<>(keys);
            some.retainAll(OF_ROLES);
            return some;
        }
    }

    private final URI gateway;
    private final HttpClient http = GatewayClient.http();
    private final GatewayClient founder;
    private final String mark;
    private final Map<String, Asker> askers = new LinkedHashMap<>();
    private final int north;
    private final int south;

    /**
     * @param founder a signed-in master administrator who is a technician, too
     * @param mark keeps names apart from those of other tests
     */
    Cast(URI gateway, GatewayClient founder, String mark) {
        this.gateway = gateway;
        this.founder = founder;
        this.mark = mark;
        north = create("technician-group", TECHNICIANS, "North", Map.of());
        south = create("technician-group", TECHNICIANS, "South", Map.of());
        strangers();
        people();
        keys();
    }

    int north() {
        return north;
    }

    int south() {
        return south;
    }

    List<Asker> askers() {
        return List.copyOf(askers.values());
    }

    Asker asker(String name) {
        return askers.get(name);
    }

    /** A fresh unit, for acts that don't leave it as it was. */
    int create(String type, int parent, String name, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("type", type);
        fields.put("parent", parent);
        fields.put("name", name + " of " + mark);
        return founder.post("/api/units", fields).ok().path("id").asInt();
    }

    /** A fresh technician. */
    int createTechnician(int group, String name) {
        return create("technician", group, name, user(name));
    }

    private Map<String, Object> user(String name) {
        String address = (name + "-" + mark).toLowerCase().replace(' ', '-') + "@acme.example";
        return Map.of("email", address, "password", FIRST_PASSWORD, "enabled", true);
    }

    private void strangers() {
        stranger("nobody", client(), 0);
        GatewayClient customer = client();
        int session = customer.redeemPin(founder.issuePin("Customer of " + mark));
        stranger("customer", customer, session);
    }

    private void stranger(String name, GatewayClient client, int session) {
        askers.put(name, new Asker(name, client, Set.of(), false, false, session, Set.of()));
    }

    private void people() {
        Set<Integer> both = Set.of(north, south);
        createTechnician(north, "Tim");
        signIn("technician", "Tim", Set.of());
        create("master-administrator", MASTER_ADMINISTRATORS, "Max", user("Max"));
        signIn("master administrator", "Max", both);
        int nora = create("administrator", ADMINISTRATORS, "Nora", user("Nora"));
        founder.post("/api/units/" + north + "/assign", Map.of("target", nora)).ok();
        signIn("administrator of North", "Nora", Set.of(north));
        create("administrator", ADMINISTRATORS, "Una", user("Una"));
        signIn("administrator of nothing", "Una", Set.of());
        restricted("command-center", "Carl");
        restricted("reports", "Rita");
    }

    private void restricted(String right, String name) {
        int group =
                create(
                        "administrator-group",
                        ADMINISTRATORS,
                        "Group for " + right,
                        Map.of("rights", List.of(right)));
        create("administrator", group, name, user(name));
        signIn("restricted to " + right, name, Set.of());
    }

    /** Master administrators alone make keys; what a key may do is at most what it says. */
    private void keys() {
        Asker master = asker("master administrator");
        key("key for all", List.of(), master.keys(), master.administers());
        key("key for units", List.of("admin", "admin.units"), null, master.administers());
        key("key for reports", List.of("admin.reports"), null, master.administers());
    }

    private void key(
            String name, List<String> permissions, Set<String> keys, Set<Integer> administers) {
        JsonNode made =
                asker("master administrator")
                        .client()
                        .post(
                                "/api/api-keys",
                                Map.of(
                                        "name",
                                        name + " of " + mark,
                                        "permissions",
                                        permissions,
                                        "expiresInDays",
                                        1))
                        .ok();
        GatewayClient client = GatewayClient.withKey(gateway, http, made.path("key").asText());
        Set<String> may = keys == null ? Set.copyOf(permissions) : keys;
        askers.put(name, new Asker(name, client, may, true, true, 0, administers));
    }

    private void signIn(String role, String name, Set<Integer> administers) {
        GatewayClient client = client();
        Map<String, Object> user = user(name);
        JsonNode answer = client.signIn((String) user.get("email"), FIRST_PASSWORD);
        if (answer.path("next").asText("in").equals("password")) {
            client.signInStep("/api/sign-in/password", Map.of("password", OWN_PASSWORD));
        }
        Set<String> keys = new TreeSet<>();
        client.get("/api/me").ok().path("permissions").forEach(each -> keys.add(each.asText()));
        askers.put(role, new Asker(role, client, keys, true, false, 0, administers));
    }

    private GatewayClient client() {
        return new GatewayClient(gateway, http);
    }
}
