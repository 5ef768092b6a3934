package org.belay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.TestGateway;

/**
 * An organization of ten thousand technicians in five hundred groups on the built distribution with
 * its embedded defaults: how long the gateway takes for what the Administration Center asks, one
 * request after the other as one administrator does, seen from the other end of a loopback
 * connection.
 */
public final class OrganizationBench {

    private static final String EMAIL = "bench@belay.example";
    private static final String PASSWORD = "Belay-on-7-ropes";
    private static final int TECHNICIANS_ROOT = 4;
    private static final int GLOBAL = 1;
    private static final String VALIDITY = "connect.pin.validity";

    private final GatewayClient administrator;
    private final Random random = new Random(7);
    private final List<Integer> groups = new ArrayList<>();
    private final List<Integer> technicians = new ArrayList<>();

    private OrganizationBench(GatewayClient administrator) {
        this.administrator = administrator;
    }

    /** Arguments: technicians (10,000), groups (500), how often each is asked (300). */
    public static void main(String[] arguments) throws Exception {
        int people = argument(arguments, 0, 10_000);
        int units = argument(arguments, 1, 500);
        int times = argument(arguments, 2, 300);
        Path home = Files.createTempDirectory("belay-bench");
        try (TestGateway gateway = TestGateway.unpack(TestGateway.distribution(), home)) {
            gateway.start();
            GatewayClient client = new GatewayClient(gateway.address(), GatewayClient.http());
            client.setUp(gateway.setUpToken(), "Bench", "Bench", EMAIL, PASSWORD);
            client.signIn(EMAIL, PASSWORD);
            OrganizationBench bench = new OrganizationBench(client);
            bench.build(units, people);
            bench.measure(times);
            long begin = System.nanoTime();
            gateway.stop();
            gateway.start();
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %8.1f s%n",
                    "stop, start, ready with all of them",
                    (System.nanoTime() - begin) / 1e9);
        } finally {
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** A fifth of the groups at the root, the others below these. */
    private void build(int units, int people) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < units; i++) {
            int parent = i < units / 5 ? TECHNICIANS_ROOT : groups.get(random.nextInt(units / 5));
            groups.add(create("technician-group", parent, "Group " + i, ""));
        }
        ExecutorService people4 = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int group = groups.get(i % units);
            int number = i;
            // Who signs in by single sign-on needs no password, whose hash would cost most here.
            all.add(() -> create("technician", group, "Technician " + number, "sso-" + number));
        }
        for (Future<Integer> each : people4.invokeAll(all)) {
            technicians.add(each.get());
        }
        people4.shutdown();
        System.out.printf(
                Locale.ROOT,
                "%d technicians in %d groups, made one by one in %.1f s%n",
                people,
                units,
                (System.nanoTime() - begin) / 1e9);
    }

    private int create(String type, int parent, String name, String ssoId) {
        Map<String, Object> unit =
                ssoId.isEmpty()
                        ? Map.of("type", type, "parent", parent, "name", name, "enabled", true)
                        : Map.of(
                                "type",
                                type,
                                "parent",
                                parent,
                                "name",
                                name,
                                "email",
                                ssoId + "@belay.example",
                                "ssoId",
                                ssoId,
                                "enabled",
                                true);
        return administrator.post("/api/units", unit).ok().path("id").asInt();
    }

    private void measure(int times) {
        time("the root branch of the tree", times, i -> get("/api/tree?unit=" + GLOBAL));
        time("the branch of all groups", times, i -> get("/api/tree?unit=" + TECHNICIANS_ROOT));
        time("the branch of a group", times, i -> get("/api/tree?unit=" + any(groups)));
        time("search by a part of a name", times, i -> get("/api/tree/search?q=nician+" + i));
        time("search that finds thousands", times, i -> get("/api/tree/search?q=technician"));
        time("a technician's form", times, i -> get("/api/units/" + any(technicians)));
        time("a group's form", times, i -> get("/api/units/" + any(groups)));
        time("a group's permissions", times, i -> get(permissions(any(groups))));
        time("a group's settings", times, i -> get(settings(any(groups))));
        time("the global settings", times, i -> get(settings(GLOBAL)));
        time("who am I and what may I", times, i -> get("/api/me"));
        time("a setting of one group saved", times, i -> save(any(groups), "unit", i));
        time("rename a technician", times, this::rename);
        time("move a technician", times, i -> move(any(technicians), any(groups)));
        time("delete a technician", times, i -> delete(technicians.remove(0)));
        int few = Math.max(3, times / 30);
        time("a setting saved to all groups", few, i -> save(groups.get(0), "all", i));
        time("a permission saved to all groups", few, this::grantToAll);
        time("move a group with its subgroups", few, i -> moveGroup());
    }

    private int any(List<Integer> of) {
        return of.get(random.nextInt(of.size()));
    }

    private JsonNode get(String path) {
        return administrator.get(path).ok();
    }

    private static String settings(int unit) {
        return "/api/units/" + unit + "/settings";
    }

    private static String permissions(int unit) {
        return "/api/units/" + unit + "/permissions?audience=members";
    }

    private void save(int unit, String target, int i) {
        int revision = 0;
        for (JsonNode section : get(settings(unit)).path("sections")) {
            for (JsonNode each : section.path("settings")) {
                if (each.path("key").asText().equals(VALIDITY)) {
                    revision = each.path("revision").asInt();
                }
            }
        }
        administrator
                .put(
                        settings(unit),
                        Map.of(
                                "save",
                                target,
                                "settings",
                                Map.of(
                                        VALIDITY,
                                        Map.of("revision", revision, "value", 20 + i % 50))))
                .ok();
    }

    private void grantToAll(int i) {
        int group = groups.get(0);
        int revision = 0;
        for (JsonNode each : get(permissions(group)).path("permissions")) {
            if (each.path("key").asText().equals("session.hold")) {
                revision = each.path("revision").asInt();
            }
        }
        administrator
                .put(
                        permissions(group),
                        Map.of(
                                "save",
                                "all",
                                "permissions",
                                Map.of(
                                        "session.hold",
                                        Map.of("revision", revision, "given", i % 2 == 0))))
                .ok();
    }

    private void rename(int i) {
        int technician = any(technicians);
        int revision = get("/api/units/" + technician).path("revision").asInt();
        administrator
                .put(
                        "/api/units/" + technician,
                        Map.of("revision", revision, "name", "Renamed " + i))
                .ok();
    }

    private void move(int unit, int parent) {
        administrator.post("/api/units/" + unit + "/move", Map.of("parent", parent)).ok();
    }

    /** A group from the root below another one of the root, or back. */
    private void moveGroup() {
        int group = groups.get(1);
        boolean atRoot = get("/api/units/" + group).path("parent").asInt() == TECHNICIANS_ROOT;
        move(group, atRoot ? groups.get(0) : TECHNICIANS_ROOT);
    }

    private void delete(int unit) {
        GatewayClient.Answer answer = administrator.delete("/api/units/" + unit);
        if (answer.status() != 204) {
            throw new AssertionError("answered " + answer.status());
        }
    }

    private void time(String what, int times, IntConsumer act) {
        int warm = Math.max(2, times / 10);
        for (int i = 0; i < warm; i++) {
            act.accept(i);
        }
        Latencies latencies = new Latencies(times);
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            act.accept(warm + i);
            latencies.add(System.nanoTime() - begin);
        }
        System.out.printf(
                Locale.ROOT,
                "%-44s p50 %7.1f ms   p99 %7.1f ms   max %7.1f ms   (%d)%n",
                what,
                latencies.percentile(.5),
                latencies.percentile(.99),
                latencies.percentile(1),
                times);
    }
}
