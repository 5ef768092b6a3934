package org.belay.web.internal.rest;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

/** Sends a body without saying beforehand how long it is. */
final class Chunked {

    private Chunked() {}

    static int post(Server server, String path, String body) throws Exception {
        HttpRequest.BodyPublisher whole =
                HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.BodyPublisher unannounced =
                HttpRequest.BodyPublishers.fromPublisher(
                        (Flow.Publisher<java.nio.ByteBuffer>) whole);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri(path))
                                .header("Content-Type", "application/json")
                                .POST(unannounced)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
