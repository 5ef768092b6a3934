package org.belay.security.oidc.internal;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * HTTP to the provider, where everything has an end: connecting, waiting, the whole exchange, the
 * answer's size. Redirects aren't followed, because they would lead secrets elsewhere. The library's
 * own HTTP knows no limits but those of connecting and of a single read.
 */
final class Wire implements HTTPRequestSender, ResourceRetriever {

    private static final int MOST_BYTES = 512 * 1024;
    private static final int OK = 200;
    private static final int FIRST_ERROR = 400;

    private final Duration connect;
    private final Duration answer;

    /** Three seconds to connect, five for the answer. */
    Wire() {
        this(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    Wire(Duration connect, Duration answer) {
        this.connect = connect;
        this.answer = answer;
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        return exchange(
                request.getURL(),
                request.getMethod().name(),
                request.getHeaderMap(),
                request.getBody());
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        HTTPResponse response = get(address);
        if (response.getStatusCode() != OK) {
            throw new IOException("answered with status " + response.getStatusCode());
        }
        return new Resource(response.getBody(), response.getHeaderValue("Content-Type"));
    }

    /** What is there. */
    HTTPResponse get(URL address) throws IOException {
        return exchange(address, "GET", Map.of("Accept", List.of("application/json")), null);
    }

    private HTTPResponse exchange(
            URL address, String method, Map<String, List<String>> headers, String body)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        try {
            connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
            connection.setReadTimeout(Math.toIntExact(answer.toMillis()));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestMethod(method);
            headers.forEach(
                    (name, values) ->
                            values.forEach(value -> connection.addRequestProperty(name, value)));
            if (body != null) {
                connection.setDoOutput(true);
                try (var out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            HTTPResponse response = new HTTPResponse(connection.getResponseCode());
            String type = connection.getContentType();
            if (type != null) {
                response.setHeader("Content-Type", type);
            }
            response.setBody(read(connection));
            return response;
        } finally {
            connection.disconnect();
        }
    }

    private String read(HttpURLConnection connection) throws IOException {
        long end = System.nanoTime() + answer.toNanos();
        try (InputStream in =
                connection.getResponseCode() < FIRST_ERROR
                        ? connection.getInputStream()
                        : connection.getErrorStream()) {
            if (in == null) {
                return "";
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] buffer = new byte[8_192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
                if (all.size() > MOST_BYTES) {
                    throw new IOException("The answer is too large");
                }
                if (System.nanoTime() - end > 0) {
                    throw new SocketTimeoutException("The answer takes too long");
                }
            }
            return all.toString(StandardCharsets.UTF_8);
        }
    }
}
