package org.belay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.belay.testing.gateway.GatewayClient;

/** A group and its people, made by REST, and settings that are put back afterwards. */
final class Team implements AutoCloseable {

    static final int ORGANIZATION = 1;
    private static final int MASTER_ADMINISTRATORS = 2;
    private static final int ADMINISTRATORS = 3;
    private static final int TECHNICIANS = 4;

    /**
     * Somebody who can sign in with {@link GatewayUnderTest#PASSWORD}, which an administrator has set.
     *
     * @param unit his place in the tree
     * @param account who he is, wherever he is in the tree
     */
    record Person(int unit, int account, String name, String email) {}

    /** Somebody with an authenticator. */
    record Enrolled(Person person, Authenticator app, List<String> recoveryCodes) {}

    private final URI gateway;
    private final GatewayClient master;
    private final int group;
    private final Map<Integer, Set<String>> touched = new LinkedHashMap<>();

    /** Its group is made, and still empty. */
    Team(URI gateway) {
        this.gateway = gateway;
        master = client();
        master.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        group =
                create("technician-group", unique("Team"), TECHNICIANS, Map.of())
                        .path("id")
                        .asInt();
    }

    int group() {
        return group;
    }

    Person technician(String name) {
        return person("technician", name, group, Map.of());
    }

    Person masterAdministrator(String name) {
        return person("master-administrator", name, MASTER_ADMINISTRATORS, Map.of());
    }

    /** Administers the group. */
    Person administrator(String name, Map<String, ?> more) {
        Person made = person("administrator", name, ADMINISTRATORS, more);
        master.post("/api/units/" + group + "/assign", Map.of("target", made.unit())).ok();
        return made;
    }

    /** From now on the group takes that channel's sessions. */
    void takes(int channel) {
        master.post("/api/units/" + group + "/assign", Map.of("target", channel)).ok();
    }

    /** From now on that technician doesn't take the channel's sessions; with none, he takes all again. */
    void bar(Person technician, Integer... channels) {
        int revision = master.get("/api/units/" + technician.unit()).ok().path("revision").asInt();
        master.put(
                        "/api/units/" + technician.unit(),
                        Map.of("revision", revision, "barred", List.of(channels)))
                .ok();
    }

    /** Takes the steps of setting up an authenticator, which the person must have to do. */
    Enrolled enrol(Person person) {
        GatewayClient client = client();
        client.signIn(person.email(), GatewayUnderTest.PASSWORD);
        Authenticator app =
                new Authenticator(
                        client.get("/api/sign-in/enrolment").ok().path("secret").asText());
        JsonNode codes =
                client.signInStep("/api/sign-in/enrolment", Map.of("code", app.code()))
                        .path("recoveryCodes");
        return new Enrolled(
                person,
                app,
                StreamSupport.stream(codes.spliterator(), false).map(JsonNode::asText).toList());
    }

    /** Sets a unit's settings, until {@link #close}. */
    Team set(int unit, Map<String, ?> values) {
        GatewayClient.Answer answer = trySet(unit, values);
        answer.ok();
        return this;
    }

    GatewayClient.Answer trySet(int unit, Map<String, ?> values) {
        Map<String, Object> changes = new HashMap<>();
        values.forEach(
                (key, value) ->
                        changes.put(key, Map.of("revision", revision(unit, key), "value", value)));
        touched.computeIfAbsent(unit, each -> new LinkedHashSet<>()).addAll(values.keySet());
        return put(unit, changes);
    }

    private GatewayClient.Answer put(int unit, Map<String, Object> changes) {
        return master.put(
                "/api/units/" + unit + "/settings", Map.of("save", "unit", "settings", changes));
    }

    private int revision(int unit, String key) {
        JsonNode sections = master.get("/api/units/" + unit + "/settings").ok().path("sections");
        return StreamSupport.stream(sections.spliterator(), false)
                .flatMap(each -> StreamSupport.stream(each.path("settings").spliterator(), false))
                .filter(each -> each.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key))
                .path("revision")
                .asInt();
    }

    @Override
    public void close() {
        touched.forEach(
                (unit, keys) -> {
                    Map<String, Object> changes = new HashMap<>();
                    keys.forEach(
                            key ->
                                    changes.put(
                                            key,
                                            Map.of(
                                                    "revision",
                                                    revision(unit, key),
                                                    "reset",
                                                    true)));
                    put(unit, changes).ok();
                });
    }

    private Person person(String type, String name, int parent, Map<String, ?> more) {
        String full = unique(name);
        String email = full.toLowerCase().replace(' ', '.') + "@acme.example";
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("email", email);
        fields.put("password", GatewayUnderTest.PASSWORD);
        JsonNode made = create(type, full, parent, fields);
        return new Person(made.path("id").asInt(), made.path("account").asInt(), full, email);
    }

    private JsonNode create(String type, String name, int parent, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.putAll(Map.of("type", type, "name", name, "parent", parent));
        return master.post("/api/units", fields).ok();
    }

    private GatewayClient client() {
        return new GatewayClient(gateway, GatewayClient.http());
    }

    private static String unique(String name) {
        return name + " " + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }
}
