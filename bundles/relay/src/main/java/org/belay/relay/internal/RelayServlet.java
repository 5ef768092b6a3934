package org.belay.relay.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;

/** Where sockets begin: asks a {@link Handshake} and says yes or no in HTTP. */
final class RelayServlet extends JettyWebSocketServlet {

    static final long LARGEST_FRAME = 64L * 1024;

    /** Pages send a ping every 20 s; a socket silent for longer than this is dead. */
    static final Duration MOST_SILENCE = Duration.ofSeconds(50);

    private static final long serialVersionUID = 1L;

    private final transient Function<Handshake.Request, Handshake.Answer> handshake;

    RelayServlet(Function<Handshake.Request, Handshake.Answer> handshake) {
        this.handshake = handshake;
    }

    @Override
    protected void configure(JettyWebSocketServletFactory factory) {
        factory.setMaxTextMessageSize(LARGEST_FRAME);
        factory.setMaxBinaryMessageSize(1);
        factory.setIdleTimeout(MOST_SILENCE);
        factory.setCreator(this::create);
    }

    private Object create(JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
        forgetHeaders(request);
        Handshake.Answer answer =
                handshake.apply(
                        new Handshake.Request(
                                request.getHeader("Host"),
                                request.getHeader("Origin"),
                                request.getSubProtocols(),
                                visitor(request)));
        if (answer.begin() == null) {
            refuse(response, answer.refusal());
            return null;
        }
        response.setAcceptedSubProtocol(Handshake.PROTOCOL);
        return new JettyLine(answer.begin());
    }

    /**
     * Jetty remembers the header fields of a connection for its next request, in a table of 98 KB.
     * A socket has no next request and would keep the table as long as it lives, a gigabyte for ten
     * thousand. The setting belongs to the whole connector and holds for connections that come later.
     */
    private static void forgetHeaders(JettyServerUpgradeRequest request) {
        ServletContextRequest.getServletContextRequest(request.getHttpServletRequest())
                .getConnectionMetaData()
                .getHttpConfiguration()
                .setHeaderCacheSize(0);
    }

    private static void refuse(JettyServerUpgradeResponse response, int status) {
        try {
            response.sendError(status, "refused");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Copied, because conversations keep it and Jetty recycles the request.
    private static SocketVisitor visitor(JettyServerUpgradeRequest request) {
        HttpServletRequest http = request.getHttpServletRequest();
        return new SocketVisitor(
                cookies(request.getCookies()),
                http.getRemoteAddr(),
                Objects.requireNonNullElse(request.getHeader("User-Agent"), ""),
                http.isSecure());
    }

    private static Map<String, String> cookies(List<HttpCookie> cookies) {
        Map<String, String> values = new HashMap<>();
        if (cookies != null) {
            cookies.forEach(cookie -> values.putIfAbsent(cookie.getName(), cookie.getValue()));
        }
        return values;
    }
}
