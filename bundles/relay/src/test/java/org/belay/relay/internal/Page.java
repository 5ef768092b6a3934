package org.belay.relay.internal;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.belay.testing.Patience;

/** A page's end of a socket. */
final class Page implements WebSocket.Listener {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final boolean reads;
    private WebSocket socket;

    /**
     * A page.
     *
     * @param reads whether it reads what comes at once
     */
    Page(boolean reads) {
        this.reads = reads;
    }

    Page on(WebSocket opened) {
        socket = opened;
        return this;
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                heard.add(MAPPER.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** Begins to read. */
    void read() {
        socket.request(Long.MAX_VALUE);
    }

    void sayText(String text) {
        socket.sendText(text, true).join();
    }

    /** Says a message; members as name, value, name, value. */
    void say(String type, Object... members) {
        ObjectNode message = MAPPER.createObjectNode().put("type", type);
        for (int i = 0; i < members.length; i += 2) {
            message.set((String) members[i], MAPPER.valueToTree(members[i + 1]));
        }
        sayText(message.toString());
    }

    /** Waits until everything said before was dealt with. */
    void settle() {
        long id = System.nanoTime();
        say("ping", "id", id);
        hear("pong", pong -> pong.path("id").asLong() == id);
    }

    /** The first message of that type, come or to come. */
    JsonNode hear(String type) {
        return hear(type, message -> true);
    }

    JsonNode hear(String type, Predicate<JsonNode> fits) {
        return await().pollInterval(Duration.ofMillis(5))
                .until(
                        () -> all(type).stream().filter(fits).findFirst().orElse(null),
                        found -> found != null);
    }

    /** What was heard of that type so far. */
    List<JsonNode> all(String type) {
        return heard.stream()
                .filter(message -> type.equals(message.path("type").asText()))
                .toList();
    }

    List<JsonNode> all() {
        return heard;
    }

    /** The numbers of the events heard, in pages and live, in the order in which they came. */
    List<Long> numbers() {
        return heard.stream()
                .flatMap(
                        message ->
                                switch (message.path("type").asText()) {
                                    case "log" ->
                                            StreamSupport.stream(
                                                    message.path("events").spliterator(), false);
                                    case "event" ->
                                            StreamSupport.stream(
                                                    List.of(message.path("event")).spliterator(),
                                                    false);
                                    default -> List.<JsonNode>of().stream();
                                })
                .map(event -> event.path("seq").asLong())
                .toList();
    }

    /** The code with which the gateway closes. */
    int closeCode() {
        return closed.orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Goes away without a word. */
    void drop() {
        socket.abort();
    }
}
