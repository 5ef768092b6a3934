package org.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.belay.e2e.GatewayUnderTest.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A queue of five hundred, put into the console's line on its way from the gateway. */
@ExtendWith(GatewayUnderTest.class)
class LongListIT {

    private static final int MANY = 500;
    private static final int FIRST = 900_000_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final AtomicReference<WebSocketRoute> line = new AtomicReference<>();
    private Console console;

    @BeforeEach
    void signIn(Stage stage) {
        Page page = stage.browsers().desk(stage.gateway().address());
        page.routeWebSocket(Pattern.compile("/ws$"), this::lengthen);
        console = new Console(page).signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
    }

    @AfterEach
    void closeTheBrowser() {
        console.page().context().close();
    }

    private void lengthen(WebSocketRoute page) {
        line.set(page);
        WebSocketRoute gateway = page.connectToServer();
        gateway.onMessage(frame -> page.send(lengthened(frame.text())));
        // The gateway doesn't know them, and would take their opening for errors.
        Set<String> unknown = Set.of("open", "shut");
        page.onMessage(
                frame -> {
                    if (!unknown.contains(read(frame.text()).path("type").asText())) {
                        gateway.send(frame.text());
                    }
                });
    }

    private String lengthened(String frame) {
        ObjectNode message = read(frame);
        if (message.path("type").asText().equals("welcome")) {
            ArrayNode sessions = message.putArray("sessions");
            for (int i = 0; i < MANY; i++) {
                sessions.add(session(i, 1, "Customer " + i));
            }
        }
        return message.toString();
    }

    private ObjectNode read(String frame) {
        try {
            return (ObjectNode) mapper.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode session(int index, int revision, String name) {
        ObjectNode session = mapper.createObjectNode();
        session.put("id", FIRST + index).put("revision", revision).put("name", name);
        session.put("kind", "channel").put("method", "pin").put("status", "waiting");
        session.put("part", "queue").put("listed", true).put("customerOnline", true);
        String since = "2026-01-01T00:%02d:%02d.000Z".formatted(index / 60, index % 60);
        session.put("statusSince", since).put("createdAt", since);
        session.putNull("startedAt").putNull("technician").putNull("transfer");
        session.putObject("channel").put("id", 101).put("name", "Head office");
        session.putObject("fields").put("cfield1", "INC-" + index);
        session.putArray("participants");
        session.putArray("acts").add("start");
        session.putObject("chat").put("on", true).put("switchable", false);
        return session;
    }

    private Locator rows() {
        return console.page().locator("tr[data-session]");
    }

    @Test
    @Tag("CONS-51")
    @Tag("CONS-56")
    void aQueueOfFiveHundredHasOnlyTheRowsInSightInThePageAndIsWalkedByKeyboard() {
        assertThat(console.row("Customer 0")).isVisible();
        assertThat(
                        console.page()
                                .getByRole(
                                        AriaRole.TAB,
                                        new Page.GetByRoleOptions()
                                                .setName(Pattern.compile("^All\\s*" + MANY))))
                .isVisible();
        assertThat(console.page().getByRole(AriaRole.GRID))
                .hasAttribute("aria-rowcount", String.valueOf(MANY + 1));
        assertThat(rows().count()).isLessThan(60);

        rows().first().focus();
        console.page().keyboard().press("End");
        assertThat(console.row("Customer 499")).isFocused();
        assertThat(console.row("Customer 499")).isInViewport();
        assertThat(console.row("Customer 250")).hasCount(0);
        console.page().keyboard().press("ArrowUp");
        assertThat(console.row("Customer 498")).isFocused();
        assertThat(rows().count()).isLessThan(60);

        ObjectNode news = mapper.createObjectNode().put("type", "session");
        news.set("session", session(498, 2, "Renamed meanwhile"));
        line.get().send(news.toString());
        assertThat(console.row("Renamed meanwhile")).isFocused();
        console.page().keyboard().press("Home");
        assertThat(console.row("Customer 0")).isFocused();
        assertThat(console.row("Customer 0")).isInViewport();
    }
}
