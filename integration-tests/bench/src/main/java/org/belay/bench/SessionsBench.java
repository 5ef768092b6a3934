package org.belay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.belay.testing.gateway.TestGateway;

/**
 * A thousand sessions at the same time on the built distribution with its embedded defaults: a
 * hundred technicians with ten active sessions each, the most that one may have. Measures the way
 * from creating (the customer redeems his code) to Waiting in the console, and of a chat line from
 * one side to the other.
 *
 * <p>Sessions and lines come at a steady pace, as in life: a flood would measure its own queue. The
 * people run in this process, on the same cores as the gateway.
 */
public final class SessionsBench {

    private static final String PASSWORD = "Belay-on-7-ropes";
    private static final int LINES = 10;
    private static final int SESSIONS_A_TECHNICIAN = 10;

    private SessionsBench() {}

    /** Arguments: technicians (100), sessions that begin a second (20), lines a second (200). */
    public static void main(String[] arguments) throws Exception {
        int technicians = argument(arguments, 0, 100);
        int sessionsASecond = argument(arguments, 1, 20);
        int linesASecond = argument(arguments, 2, 200);
        Path home = Files.createTempDirectory("belay-bench");
        try (TestGateway gateway = TestGateway.unpack(TestGateway.distribution(), home)) {
            gateway.start();
            new Run(gateway, technicians).go(sessionsASecond, linesASecond);
        } finally {
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** A technician with his console. */
    private record Technician(GatewayClient client, GatewaySocket console) {}

    /** A session with both its sides. */
    private record Open(int id, GatewaySocket console, GatewaySocket page) {}

    /** One run. */
    private static final class Run {
        private final HttpClient http = GatewayClient.http();
        private final Pace pace = new Pace(8);
        private final ScheduledExecutorService heartbeat =
                Executors.newSingleThreadScheduledExecutor(Pace::person);
        private final Set<GatewaySocket> sockets = ConcurrentHashMap.newKeySet();
        private final TestGateway gateway;
        private final int count;
        private final Moments waiting = new Moments(1);
        // A line is told to both sides, its writer too: the later of the two counts.
        private final Moments lines = new Moments(2);

        Run(TestGateway gateway, int count) {
            this.gateway = gateway;
            this.count = count;
        }

        void go(int sessionsASecond, int linesASecond) throws Exception {
            // As pages do, so that the gateway knows them to be there.
            heartbeat.scheduleAtFixedRate(
                    () -> sockets.forEach(socket -> socket.say(Map.of("type", "ping", "id", 1))),
                    20,
                    20,
                    TimeUnit.SECONDS);
            List<Technician> technicians = technicians();
            // The first sessions and lines warm the gateway up and aren't counted.
            List<Open> warm = open(technicians, 2, sessionsASecond);
            chat(warm, linesASecond);
            for (Open session : warm) {
                sockets.remove(session.page());
                session.page().close();
            }
            for (int i = 0; i < warm.size(); i++) {
                technicians
                        .get(i % count)
                        .client()
                        .post("/api/sessions/" + warm.get(i).id() + "/end", null)
                        .ok();
            }
            waiting.forget();
            lines.forget();

            long begin = System.nanoTime();
            List<Open> sessions = open(technicians, SESSIONS_A_TECHNICIAN, sessionsASecond);
            chat(sessions, linesASecond);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);

            System.out.printf(
                    Locale.ROOT,
                    "%d sessions open at once, %d lines each, in %.1f s"
                            + " (%d sessions, then %d lines a second)%n",
                    sessions.size(),
                    LINES,
                    took.toMillis() / 1e3,
                    sessionsASecond,
                    linesASecond);
            System.out.println(waiting.summary("create -> Waiting in the console"));
            System.out.println(lines.summary("chat line, one side -> other side"));
        }

        private List<Technician> technicians() {
            GatewayClient first = new GatewayClient(gateway.address(), http);
            first.setUp(gateway.setUpToken(), "Bench", "Bench", email(0), PASSWORD);
            first.signIn(email(0), PASSWORD);
            List<Technician> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                GatewayClient client = first;
                if (i > 0) {
                    first.createTechnician("Technician " + i, email(i), PASSWORD);
                    client = new GatewayClient(gateway.address(), http);
                    client.signIn(email(i), PASSWORD);
                }
                GatewaySocket console = client.technicianSocket();
                console.onMessage(this::heard);
                sockets.add(console);
                all.add(new Technician(client, console));
            }
            return all;
        }

        private static String email(int i) {
            return "technician-" + i + "@belay.example";
        }

        private List<Open> open(List<Technician> technicians, int each, int aSecond)
                throws Exception {
            List<Callable<Open>> tasks = new ArrayList<>();
            for (int i = 0; i < technicians.size() * each; i++) {
                Technician technician = technicians.get(i % technicians.size());
                tasks.add(() -> open(technician));
            }
            return pace.run(tasks, aSecond);
        }

        private Open open(Technician technician) {
            GatewayClient customer = new GatewayClient(gateway.address(), http);
            String pin = technician.client().issuePin("");
            long created = System.nanoTime();
            int id = customer.redeemPin(pin);
            waiting.began(Integer.toString(id), created);
            GatewaySocket page = customer.customerSocket(id);
            page.onMessage(this::heard);
            sockets.add(page);
            page.say(Map.of("type", "open", "session", id, "after", 0));
            waiting.await(Integer.toString(id));
            technician.client().post("/api/sessions/" + id + "/start", null).ok();
            technician.console().say(Map.of("type", "open", "session", id, "after", 0));
            technician.console().await("log", log -> log.path("session").asInt() == id);
            return new Open(id, technician.console(), page);
        }

        private void chat(List<Open> sessions, int aSecond) throws Exception {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int line = 0; line < LINES; line++) {
                for (Open session : sessions) {
                    String key = session.id() + "-" + line;
                    GatewaySocket from = line % 2 == 0 ? session.page() : session.console();
                    tasks.add(
                            () -> {
                                lines.began(key, System.nanoTime());
                                from.say(
                                        Map.of(
                                                "type",
                                                "say",
                                                "session",
                                                session.id(),
                                                "key",
                                                key,
                                                "text",
                                                "It still closes when I open it"));
                                lines.await(key);
                                return null;
                            });
                }
            }
            pace.run(tasks, aSecond);
        }

        private void heard(JsonNode message) {
            long now = System.nanoTime();
            String type = message.path("type").asText();
            if (type.equals("session")
                    && message.at("/session/name").isTextual() // the console's view, not the page's
                    && message.at("/session/status").asText().equals("waiting")) {
                waiting.arrived(message.at("/session/id").asText(), now);
            } else if (type.equals("event") && message.at("/event/type").asText().equals("said")) {
                lines.arrived(message.at("/event/key").asText(), now);
            }
        }
    }
}
