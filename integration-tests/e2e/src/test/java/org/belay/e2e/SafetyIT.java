package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a customer is promised: one way in, which he opens himself, and which ends with the session.
 */
@ExtendWith(GatewayUnderTest.class)
class SafetyIT {

    private Stage stage;
    private GatewayClient technician;

    @BeforeEach
    void signIn(Stage shared) {
        stage = shared;
        technician = client();
        technician.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    private GatewayClient client() {
        return new GatewayClient(stage.gateway().address(), GatewayClient.http());
    }

    @Test
    @Tag("SEC-01")
    void pagesOfBothSidesTalkToThePortOfThePagesAloneAndNoOtherIsOpen() throws IOException {
        String name = "Wil of one port";
        Console console = stage.technician();
        CustomerPage customer = stage.customer();
        Set<String> asked = new ConcurrentSkipListSet<>();
        Set<String> sockets = new ConcurrentSkipListSet<>();
        for (Page page : List.of(console.page(), customer.page())) {
            page.onRequest(request -> asked.add(origin(request.url())));
            page.onWebSocket(socket -> sockets.add(origin(socket.url())));
        }
        console.page().reload();
        String code = console.createPin(name);
        customer.open().enter(code);
        console.start(name);
        customer.write("Hello from behind a firewall");
        assertThat(console.chat()).containsText("Hello from behind a firewall");

        int port = stage.gateway().address().getPort();
        asked.remove("data"); // pictures that a page bears itself
        assertThat(asked).containsExactly("http://localhost:" + port);
        assertThat(sockets).containsExactly("ws://localhost:" + port);
        assertThat(listening()).containsExactlyInAnyOrder(port, shellPort());
        console.end();
    }

    private static String origin(String url) {
        if (url.startsWith("data:")) {
            return "data";
        }
        URI address = URI.create(url);
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** TCP ports at which the gateway's process listens, by what the kernel says. */
    private Set<Integer> listening() throws IOException {
        Path process = Path.of("/proc/" + stage.gateway().process().orElseThrow().pid());
        Set<String> inodes;
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            inodes =
                    files.map(SafetyIT::target)
                            .filter(each -> each.startsWith("socket:["))
                            .map(each -> each.substring(8, each.length() - 1))
                            .collect(Collectors.toSet());
        }
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] cells = line.strip().split("\\s+");
                if (cells[3].equals("0A") && inodes.contains(cells[9])) {
                    String port = cells[1].substring(cells[1].indexOf(':') + 1);
                    ports.add(Integer.parseInt(port, 16));
                }
            }
        }
        return ports;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** The administrators' shell, for this machine alone. */
    private int shellPort() throws IOException {
        Path settings = stage.gateway().home().resolve("etc/org.apache.karaf.shell.cfg");
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("sshPort"))
                .map(line -> Integer.parseInt(line.substring(line.indexOf('=') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("SEC-03")
    void thereIsNoSessionBeforeACustomerHasOpenedIt() {
        String name = "Ida uninvited";
        String pin = technician.issuePin(name);
        GatewaySocket console = technician.technicianSocket();
        assertThat(names(console.await("welcome", each -> true).path("sessions")))
                .doesNotContain(name);
        assertThat(changesOfSessions())
                .isNotEmpty()
                .allMatch(path -> path.startsWith("/api/sessions/{id}/"), "is there already");

        int session = client().redeemPin(pin);

        JsonNode heard = console.await("session", each -> id(each) == session).path("session");
        assertThat(heard.path("name").asText()).isEqualTo(name);
        console.close();
    }

    /**
     * All that technicians' pages may ask of sessions beside looking: each needs one that is there.
     */
    private List<String> changesOfSessions() {
        return technician.get("/api/endpoints").ok().findParents("path").stream()
                .filter(each -> !each.path("method").asText().equals("GET"))
                .map(each -> each.path("path").asText())
                .filter(path -> path.startsWith("/api/sessions"))
                .toList();
    }

    @Test
    @Tag("SEC-04")
    void whenTheSessionEndsNeitherSideMayAnythingInItAnyMore() {
        GatewaySocket console = technician.technicianSocket();
        String pin = technician.issuePin("Ilse of the end");
        GatewayClient customer = client();
        int session = customer.redeemPin(pin);
        GatewaySocket page = customer.customerSocket(session);
        console.await("session", each -> id(each) == session && has(each, "waiting"));
        technician.post("/api/sessions/" + session + "/start", null).ok();

        technician.post("/api/sessions/" + session + "/end", null).ok();

        assertThat(page.closed().join()).isEqualTo(4001);
        JsonNode last = page.await("session", each -> has(each, "closed-by-technician"));
        assertThat(last.path("session").path("acts")).isEmpty();
        assertThat(technician.post("/api/sessions/" + session + "/start", null).status())
                .isIn(404, 409);
        console.say(say(session));
        assertThat(console.await("error", each -> true).path("code").asText())
                .isIn("not-found", "state", "forbidden");
        assertThat(client().post("/api/connect/pin/redeem", Map.of("code", pin)).status())
                .isGreaterThanOrEqualTo(400);
        // He may come back to see that it has ended, and no more.
        assertThat(customer.customerSocket(session).closed().join()).isEqualTo(4001);
        JsonNode log = technician.get("/api/sessions/" + session + "/log").ok().path("events");
        assertThat(log.toString()).doesNotContain("after the end");
        console.close();
    }

    private static Map<String, ?> say(int session) {
        return Map.of("type", "say", "session", session, "key", "late", "text", "after the end");
    }

    private static int id(JsonNode message) {
        return message.path("session").path("id").asInt();
    }

    private static boolean has(JsonNode message, String status) {
        return message.path("session").path("status").asText().equals(status);
    }

    private static List<String> names(JsonNode sessions) {
        return sessions.findValuesAsText("name");
    }

    @Test
    @Tag("ORG-63")
    void accountNotificationsAreChosenByMasterAdministratorsAlone() {
        Cast cast = new Cast(stage.gateway().address(), technician, "safety");
        GatewayClient max = cast.asker("master administrator").client();
        Map<String, ?> wish = Map.of("chosen", List.of("sign-in-failed"));

        max.put("/api/account/notifications", wish).ok();

        assertThat(chosen(max)).containsExactly("sign-in-failed");
        for (Cast.Asker other : cast.askers()) {
            if (!other.keys().contains("admin.global")) {
                assertThat(other.client().put("/api/account/notifications", wish).status())
                        .as(other.name())
                        .isIn(401, 403);
            }
        }
    }

    private static List<String> chosen(GatewayClient client) {
        JsonNode events = client.get("/api/account/notifications").ok().path("events");
        return events.findParents("key").stream()
                .filter(each -> each.path("chosen").asBoolean())
                .map(each -> each.path("key").asText())
                .toList();
    }
}
