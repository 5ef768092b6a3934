package org.belay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.belay.testing.gateway.GatewaySocket;

/**
 * The socket of a page that behaves as Belay's pages do: it connects again when its line is lost,
 * asks for what it missed, and says again what nobody acknowledged. Safe from any thread.
 */
final class SteadyPage implements AutoCloseable {

    private static final long AGAIN_MILLIS = 200;

    /** What the gateway may answer to a line that is worth another try. */
    private static final Set<String> PASSING = Set.of("throttled", "busy", "unavailable");

    private final Supplier<GatewaySocket> dial;
    private final ScheduledExecutorService hands;
    private final Map<Integer, Long> opened = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> unacknowledged = new LinkedHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private GatewaySocket socket;
    private int losses;
    private boolean over;

    /**
     * A page, connected.
     *
     * @param dial opens a socket, or throws as long as there is nobody to answer
     * @param hands who connects again
     */
    SteadyPage(Supplier<GatewaySocket> dial, ScheduledExecutorService hands) {
        this.dial = dial;
        this.hands = hands;
        connected(dial.get());
    }

    /** Has that session's log told, from now on by each of its sockets. */
    synchronized void open(int session) {
        opened.put(session, 0L);
        askFor(session);
    }

    /** Says a line, until it is acknowledged. */
    synchronized void say(int session, String key, String text) {
        Map<String, Object> line =
                Map.of("type", "say", "session", session, "key", key, "text", text);
        unacknowledged.put(key, line);
        if (socket != null) {
            socket.say(line);
        }
    }

    /** Whether its line stands. */
    synchronized boolean isConnected() {
        return socket != null;
    }

    /** How often its line was lost. */
    synchronized int losses() {
        return losses;
    }

    /** Keys of the lines that wait for their acknowledgement. */
    synchronized List<String> unacknowledged() {
        return List.copyOf(unacknowledged.keySet());
    }

    /** Keys of the lines that were acknowledged. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    private synchronized void connected(GatewaySocket made) {
        socket = made;
        made.forget();
        made.onMessage(this::heard);
        opened.keySet().forEach(this::askFor);
        unacknowledged.values().forEach(made::say);
        made.onClosed(() -> lost(made));
    }

    private void askFor(int session) {
        if (socket != null) {
            socket.say(Map.of("type", "open", "session", session, "after", opened.get(session)));
        }
    }

    private synchronized void lost(GatewaySocket which) {
        if (over || socket != which) {
            return;
        }
        socket = null;
        losses++;
        hands.execute(this::connect);
    }

    private void connect() {
        synchronized (this) {
            if (over) {
                return;
            }
        }
        try {
            connected(dial.get());
        } catch (RuntimeException | AssertionError e) {
            hands.schedule(this::connect, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void heard(JsonNode message) {
        switch (message.path("type").asText()) {
            case "event" ->
                    seen(message.path("session").asInt(), message.at("/event/seq").asLong());
            case "log" -> seen(message.path("session").asInt(), message.path("last").asLong());
            case "ack" -> {
                acknowledged.add(message.path("key").asText());
                unacknowledged.remove(message.path("key").asText());
            }
            case "error" -> refused(message.path("code").asText(), message.path("key").asText());
            default -> {
                // Nothing that a page would have to do here
            }
        }
    }

    private void seen(int session, long seq) {
        opened.computeIfPresent(session, (id, known) -> Math.max(known, seq));
    }

    private void refused(String code, String key) {
        if (PASSING.contains(code) && !key.isEmpty()) {
            hands.schedule(() -> sayAgain(key), AGAIN_MILLIS * 5, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void sayAgain(String key) {
        Map<String, Object> line = unacknowledged.get(key);
        if (line != null && socket != null) {
            socket.say(line);
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        if (socket != null) {
            socket.close();
        }
    }
}
