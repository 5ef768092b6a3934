package org.belay.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A ticketing system's endpoint: keeps what is posted to it, and can be out of order. */
final class Receiver implements AutoCloseable {

    /** One posting. */
    record Posting(String path, String type, String body) {
        /** The variables of a form. */
        Map<String, String> form() {
            return Arrays.stream(body.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(
                            Collectors.toMap(
                                    pair -> pair[0],
                                    pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }
    }

    private final List<Posting> postings = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private final AtomicInteger refused = new AtomicInteger();

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int answer = status;
        if (answer == 200) {
            postings.add(
                    new Posting(
                            exchange.getRequestURI().getPath(),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            body));
        } else {
            refused.incrementAndGet();
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void breakDown() {
        status = 503;
    }

    void repair() {
        status = 200;
    }

    int refused() {
        return refused.get();
    }

    List<Posting> postings(String path) {
        return postings.stream().filter(posting -> posting.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
