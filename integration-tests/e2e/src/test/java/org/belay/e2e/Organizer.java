package org.belay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.belay.testing.gateway.GatewayClient;

/** Builds an organization by REST as its master administrator, so that a test in the browser begins where it matters. */
final class Organizer {

    static final int ADMINISTRATORS = 3;
    static final int TECHNICIANS = 4;

    private final GatewayClient client;

    Organizer(URI gateway) {
        client = new GatewayClient(gateway, GatewayClient.http());
        client.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    /** A name that no other test uses. */
    static String unique(String name) {
        return name + " " + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    int group(String name, int parent) {
        return create("technician-group", name, parent, Map.of());
    }

    int technician(String name, int group) {
        return create("technician", name, group, Map.of("email", address(name)));
    }

    /** One who manages that group and can sign in with {@link GatewayUnderTest#PASSWORD}. */
    int administrator(String name, int group) {
        int id =
                create(
                        "administrator",
                        name,
                        ADMINISTRATORS,
                        Map.of("email", address(name), "password", GatewayUnderTest.PASSWORD));
        client.post("/api/units/" + group + "/assign", Map.of("target", id)).ok();
        return id;
    }

    static String address(String name) {
        return name.toLowerCase().replace(' ', '.') + "@acme.example";
    }

    private int create(String type, String name, int parent, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("type", type);
        body.put("name", name);
        body.put("parent", parent);
        return client.post("/api/units", body).ok().get("id").asInt();
    }

    JsonNode unit(int id) {
        return client.get("/api/units/" + id).ok();
    }

    /** Changes a unit behind everybody's back. */
    void change(int id, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("revision", unit(id).get("revision").asInt());
        client.put("/api/units/" + id, body).ok();
    }

    /** A setting as that unit has it. */
    JsonNode setting(int unit, String key) {
        for (JsonNode section :
                client.get("/api/units/" + unit + "/settings").ok().get("sections")) {
            for (JsonNode each : section.get("settings")) {
                if (each.get("key").asText().equals(key)) {
                    return each;
                }
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** A permission as that group has it. */
    JsonNode permission(int unit, String key) {
        for (JsonNode each :
                client.get("/api/units/" + unit + "/permissions?audience=members")
                        .ok()
                        .get("permissions")) {
            if (each.get("key").asText().equals(key)) {
                return each;
            }
        }
        throw new IllegalArgumentException(key);
    }
}
