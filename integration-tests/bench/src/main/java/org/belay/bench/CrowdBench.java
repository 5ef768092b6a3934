package org.belay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.belay.api.organization.Directory;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.belay.testing.gateway.TestGateway;

/**
 * A busy afternoon: ten thousand sessions are open, a tenth of them active with a line from the
 * customer every five seconds, a tenth on hold, the others waiting in ten channels; two hundred
 * technicians are online, twenty at each channel, so that each console lists about eight hundred
 * sessions. Customers go on coming and giving up, technicians go on holding and resuming. Measures
 * how long it takes until a console has what it shows: from the customer's sending or the
 * technician's act to the message at the console.
 *
 * <p>All of them run in this process, on the same cores as the gateway, each with a socket of his
 * own that pings as pages do.
 */
public final class CrowdBench {

    private static final String PASSWORD = "Belay-on-7-ropes";
    private static final int CHANNELS = 10;
    private static final int PING_MILLIS = 20_000;
    private static final int PING_TURNS = 200;
    private static final int LINE_SECONDS = 5;
    private static final int URGENT_AFTER_SECONDS =
            125; // two minutes, unless a group says otherwise
    private static final int COMINGS_A_SECOND = 2;
    private static final int HOLDS_A_SECOND = 2;
    private static final int OPENINGS_A_SECOND = 50;

    /** A technician with his console. */
    private record Technician(GatewayClient client, GatewaySocket console) {}

    /** A session and its customer; the technician is null while it waits in a channel. */
    private record Open(
            int id, GatewayClient customer, GatewaySocket page, Technician technician) {}

    private final HttpClient http = GatewayClient.http();
    private final Pace pace = new Pace(16);
    private final ScheduledExecutorService heartbeat =
            Executors.newScheduledThreadPool(1, Pace::person);
    private final Queue<GatewaySocket> sockets = new ConcurrentLinkedQueue<>();
    private final Moments lines = new Moments(1);
    private final Moments comings;
    private final Moments holds = new Moments(1);
    private final Map<String, String> expected = new ConcurrentHashMap<>();
    private final TestGateway gateway;
    private int nextTurn; // of pinging, on that thread alone
    private final int technicianCount;

    private CrowdBench(TestGateway gateway, int technicianCount) {
        this.gateway = gateway;
        this.technicianCount = technicianCount;
        comings = new Moments(technicianCount / CHANNELS); // all consoles of a channel
    }

    /** Arguments: sessions (10,000), technicians (200), seconds that are measured (120). */
    public static void main(String[] arguments) throws Exception {
        int sessions = argument(arguments, 0, 10_000);
        int technicians = argument(arguments, 1, CHANNELS * 20);
        int seconds = argument(arguments, 2, 120);
        Path home = Files.createTempDirectory("belay-bench");
        try (TestGateway gateway = TestGateway.unpack(TestGateway.distribution(), home)) {
            // All of them come from this computer.
            gateway.etc(
                    "org.belay.connect.channel.cfg",
                    "sessions.per.address = 1000000\nsessions.overall = 1000000\n");
            gateway.start();
            new CrowdBench(gateway, technicians).go(sessions, seconds);
        } finally {
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void go(int count, int seconds) throws Exception {
        heartbeat.scheduleAtFixedRate(
                this::ping, 0, PING_MILLIS / PING_TURNS, TimeUnit.MILLISECONDS);
        List<Technician> technicians = technicians(technicianCount);
        System.out.printf(Locale.ROOT, "%d technicians are online%n", technicians.size());

        List<Open> waiting = fill(count - count / 10 * 2);
        for (Open each : waiting.subList(waiting.size() - CHANNELS, waiting.size())) {
            comings.await(Integer.toString(each.id())); // the consoles have caught up
        }
        long filled = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%d wait; resident %d MB; consoles lost: %d%n",
                waiting.size(),
                megabytes("VmRSS"),
                technicians.stream().filter(each -> each.console().isClosed()).count());
        List<Open> held = take(technicians, count / 10);
        for (Open each : held) {
            act(each, "hold");
        }
        List<Open> active = take(technicians, count / 10);
        System.out.printf(
                Locale.ROOT,
                "%d wait, %d on hold, %d active; resident %d MB%n",
                waiting.size(),
                held.size(),
                active.size(),
                megabytes("VmRSS"));

        // Warms up, and isn't counted. They came in minutes, not over an afternoon: until the last
        // of
        // them has turned urgent, alarms rise at a rate that no afternoon has.
        long sinceFilled = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - filled);
        afternoon(waiting, active, (int) Math.max(seconds / 4, URGENT_AFTER_SECONDS - sinceFilled));
        lines.forget();
        comings.forget();
        holds.forget();
        long cpu = cpuMillis();
        long begin = System.nanoTime();
        afternoon(waiting, active, seconds);
        double took = (System.nanoTime() - begin) / 1e9;

        System.out.printf(
                Locale.ROOT,
                "%.0f s: %d lines a second, %d customers come and %d give up a second, %d holds%n",
                took,
                active.size() / LINE_SECONDS,
                COMINGS_A_SECOND,
                COMINGS_A_SECOND,
                HOLDS_A_SECOND);
        System.out.println(lines.summary("customer's line -> his technician's console"));
        System.out.println(comings.summary("customer comes -> all consoles of the channel"));
        System.out.println(holds.summary("hold, resume -> technician's list"));
        System.out.printf(
                Locale.ROOT,
                "gateway: %.2f of a core, resident %d MB (at most %d MB); sockets lost: %d%n",
                (cpuMillis() - cpu) / 1e3 / took,
                megabytes("VmRSS"),
                megabytes("VmHWM"),
                sockets.stream().filter(GatewaySocket::isClosed).count());
    }

    /** Pages don't ping all at once: each has a turn of its own in the time between two pings. */
    private void ping() {
        int turn = nextTurn++ % PING_TURNS;
        sockets.stream()
                .filter(socket -> Math.floorMod(socket.hashCode(), PING_TURNS) == turn)
                .forEach(socket -> socket.say(Map.of("type", "ping", "id", 1)));
    }

    /** Lines, comings, goings and holds, all at their pace, for so long. */
    private void afternoon(List<Open> waiting, List<Open> active, int seconds) throws Exception {
        int linesASecond = active.size() / LINE_SECONDS;
        int aSecond = linesASecond + 2 * COMINGS_A_SECOND + HOLDS_A_SECOND;
        List<Callable<Void>> tasks = new ArrayList<>();
        int line = 0;
        int held = 0;
        int channel = 0;
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < linesASecond; i++) {
                Open session = active.get(line++ % active.size());
                String key = session.id() + "-" + System.nanoTime() + "-" + line;
                tasks.add(() -> say(session, key));
            }
            for (int i = 0; i < COMINGS_A_SECOND; i++) {
                int into = Directory.FIRST_CHANNEL + channel++ % CHANNELS;
                tasks.add(
                        () -> {
                            Open come = comeIn(into);
                            synchronized (waiting) {
                                waiting.add(come);
                            }
                            return null;
                        });
                tasks.add(() -> giveUp(waiting));
            }
            for (int i = 0; i < HOLDS_A_SECOND; i++) {
                Open session = active.get(held++ * 7 % active.size());
                tasks.add(() -> holdAndResume(session));
            }
        }
        pace.run(tasks, aSecond);
    }

    private Void say(Open session, String key) {
        lines.began(key, System.nanoTime());
        session.page()
                .say(
                        Map.of(
                                "type",
                                "say",
                                "session",
                                session.id(),
                                "key",
                                key,
                                "text",
                                "It still closes when I open it"));
        return null;
    }

    private Void giveUp(List<Open> waiting) {
        Open first;
        synchronized (waiting) {
            first = waiting.remove(0); // those who have waited longest: all others move up
        }
        sockets.remove(first.page());
        first.customer().post("/api/customer/sessions/" + first.id() + "/leave", null).ok();
        return null;
    }

    private Void holdAndResume(Open session) {
        // The same session may be held again before it is resumed.
        synchronized (session) {
            timed(session, "hold", "on-hold");
            timed(session, "start", "active");
        }
        return null;
    }

    private void timed(Open session, String act, String status) {
        String key = session.id() + "-" + status + "-" + System.nanoTime();
        expected.put(session.id() + "-" + status, key);
        holds.began(key, System.nanoTime());
        act(session, act);
        holds.await(key);
    }

    private static void act(Open session, String act) {
        session.technician().client().post("/api/sessions/" + session.id() + "/" + act, null).ok();
    }

    private List<Technician> technicians(int count) throws Exception {
        GatewayClient first = new GatewayClient(gateway.address(), http);
        first.setUp(gateway.setUpToken(), "Bench", "Bench", email(-1), PASSWORD);
        first.signIn(email(-1), PASSWORD);
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            int group =
                    made(
                            first,
                            Map.of(
                                    "type",
                                    "technician-group",
                                    "parent",
                                    Directory.TECHNICIANS,
                                    "name",
                                    "Group " + i));
            first.post(
                            "/api/units/" + group + "/assign",
                            Map.of("target", Directory.FIRST_CHANNEL + i))
                    .ok();
            groups.add(group);
        }
        List<Callable<Technician>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            tasks.add(() -> technician(first, groups, number));
        }
        // One after the other: the gateway refuses to hash many passwords at once.
        return new Pace(1).run(tasks, 50);
    }

    private Technician technician(GatewayClient first, List<Integer> groups, int number) {
        int channel = number % CHANNELS;
        made(
                first,
                Map.of(
                        "type",
                        "technician",
                        "parent",
                        groups.get(channel),
                        "name",
                        "Technician " + number,
                        "email",
                        email(number),
                        "password",
                        PASSWORD));
        GatewayClient client = new GatewayClient(gateway.address(), http);
        client.signIn(email(number), PASSWORD);
        GatewaySocket console = client.technicianSocket();
        console.await("welcome", any -> true);
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        console.onMessage(message -> atConsole(message, seen));
        keep(console);
        return new Technician(client, console);
    }

    private static int made(GatewayClient administrator, Map<String, ?> unit) {
        return administrator.post("/api/units", unit).ok().path("id").asInt();
    }

    private static String email(int i) {
        return "technician-" + i + "@belay.example";
    }

    /** Sockets don't keep what they hear, and live as long as the bench. */
    private void keep(GatewaySocket socket) {
        socket.forget();
        sockets.add(socket);
    }

    private void atConsole(JsonNode message, Set<Integer> seen) {
        long now = System.nanoTime();
        String type = message.path("type").asText();
        if (type.equals("event") && message.at("/event/type").asText().equals("said")) {
            lines.arrived(message.at("/event/key").asText(), now);
        } else if (type.equals("session")) {
            int id = message.at("/session/id").asInt();
            String status = message.at("/session/status").asText();
            if (status.equals("waiting") && seen.add(id)) {
                comings.arrived(Integer.toString(id), now);
            }
            String key = expected.remove(id + "-" + status);
            if (key != null) {
                holds.arrived(key, now);
            }
        }
    }

    /** So many customers come, each channel in turn. */
    private List<Open> fill(int count) throws Exception {
        List<Callable<Open>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int channel = Directory.FIRST_CHANNEL + i % CHANNELS;
            tasks.add(() -> comeIn(channel));
        }
        return pace.run(tasks, OPENINGS_A_SECOND);
    }

    private Open comeIn(int channel) {
        GatewayClient customer = new GatewayClient(gateway.address(), http);
        long sent = System.nanoTime();
        int id =
                customer.post("/api/connect/channel/" + channel, Map.of("name", "Ilse Bergman"))
                        .ok()
                        .path("session")
                        .asInt();
        comings.began(Integer.toString(id), sent);
        return new Open(id, customer, page(customer, id), null);
    }

    private GatewaySocket page(GatewayClient customer, int id) {
        GatewaySocket page = customer.customerSocket(id);
        keep(page);
        page.say(Map.of("type", "open", "session", id, "after", 0));
        return page;
    }

    /** So many private sessions, taken by the technicians in turn. */
    private List<Open> take(List<Technician> technicians, int count) throws Exception {
        List<Callable<Open>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Technician technician = technicians.get(i % technicians.size());
            tasks.add(() -> take(technician));
        }
        return pace.run(tasks, OPENINGS_A_SECOND);
    }

    private Open take(Technician technician) {
        GatewayClient customer = new GatewayClient(gateway.address(), http);
        String pin = technician.client().issuePin("");
        int id = customer.redeemPin(pin);
        comings.began(Integer.toString(id), System.nanoTime());
        Open taken = new Open(id, customer, page(customer, id), technician);
        comings.await(Integer.toString(id), 1);
        act(taken, "start");
        technician.console().say(Map.of("type", "open", "session", id, "after", 0));
        return taken;
    }

    private long megabytes(String what) throws IOException {
        return Files.readAllLines(
                                Path.of(
                                        "/proc/"
                                                + gateway.process().orElseThrow().pid()
                                                + "/status"))
                        .stream()
                        .filter(line -> line.startsWith(what + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    private long cpuMillis() {
        return gateway.process().orElseThrow().info().totalCpuDuration().orElseThrow().toMillis();
    }
}
