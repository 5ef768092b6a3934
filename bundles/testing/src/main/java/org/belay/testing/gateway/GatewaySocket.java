package org.belay.testing.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.belay.testing.Patience;

/** A page's socket, with what came over it so far. Safe for use by several threads. */
public final class GatewaySocket implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonNode> heard = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile Consumer<JsonNode> listener = message -> {};
    private volatile boolean forgetful;
    private WebSocket socket;
    private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);

    /** Opens a socket with that ticket and the client's cookies; throws what the handshake says. */
    public static GatewaySocket open(GatewayClient client, String ticket) {
        GatewaySocket opened = new GatewaySocket();
        URI address = URI.create("ws://" + client.gateway().getAuthority() + "/ws");
        opened.socket =
                client.httpClient()
                        .newWebSocketBuilder()
                        .header("Cookie", client.cookieHeader())
                        .header("Origin", client.origin())
                        .subprotocols("belay.v1", "ticket." + ticket)
                        .connectTimeout(Patience.LONG)
                        .buildAsync(address, opened)
                        .join();
        return opened;
    }

    /** Hears each message as it comes, beside being kept; for those who measure. */
    public void onMessage(Consumer<JsonNode> hearer) {
        listener = hearer;
    }

    /** From now on what comes is only told to who hears each message; for sockets by the thousand. */
    public void forget() {
        forgetful = true;
        synchronized (heard) {
            heard.clear();
        }
    }

    /** Says something; the map becomes JSON. */
    public void say(Map<String, ?> message) {
        try {
            sayText(MAPPER.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Says anything, JSON or not. */
    public synchronized void sayText(String text) {
        // The JDK's socket takes one frame at a time.
        lastSent = lastSent.thenCompose(before -> socket.sendText(text, true));
    }

    /** The first message, heard already or to come, of that type that fits. */
    public JsonNode await(String type, Predicate<JsonNode> fits) {
        long deadline = System.nanoTime() + Patience.LONG.toNanos();
        synchronized (heard) {
            while (true) {
                Optional<JsonNode> found =
                        heard.stream()
                                .filter(message -> message.path("type").asText().equals(type))
                                .filter(fits)
                                .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("no such " + type + " among " + heard);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(heard, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** What was heard so far. */
    public List<JsonNode> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /** The code with which the gateway closed; completes when it has, and fails if it doesn't. */
    public CompletableFuture<Integer> closed() {
        return closed.copy().orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    /** Has that done when the connection ends, however, or at once if it has ended. */
    public void onClosed(Runnable task) {
        closed.whenComplete((code, failure) -> task.run());
    }

    /** Whether the connection has ended, however. */
    public boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                JsonNode message = MAPPER.readTree(partial.toString());
                partial.setLength(0);
                listener.accept(message);
                synchronized (heard) {
                    if (!forgetful) {
                        heard.add(message);
                    }
                    heard.notifyAll();
                }
            } catch (JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** Drops the line without a word, as a bad network does. */
    public void drop() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
}
