package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.belay.api.security.Access.Cookie;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.belay.api.session.Session;
import org.belay.testing.fakes.FakeAccess;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeContributions;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.belay.testing.fakes.FakeVisitor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The relay in a real server, over services in memory. */
final class RelayGateway implements AutoCloseable {

    static final int MARA = 1001;
    static final int NILS = 1002;

    final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:00:00Z"));
    final FakeEventLog memory = new FakeEventLog(clock);
    final HeldLog log = new HeldLog(memory);
    final ToldSessions sessions = new ToldSessions(new FakeSessions(memory, clock), memory);
    final FakeAccounts accounts =
            new FakeAccounts()
                    .withTechnician(MARA, "Mara Alvers", "mara@example.org")
                    .withTechnician(NILS, "Nils Brodersen", "nils@example.org");
    final FakeAccess access = new FakeAccess(accounts, clock);
    final FakeContributions contributions = new FakeContributions();
    final ManualTimer timer = new ManualTimer();
    final SessionsAtHand atHand = new SessionsAtHand();
    final Presence presence = new Presence(atHand, timer);
    final Relay relay;

    private final ExecutorService readers = Executors.newFixedThreadPool(2);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private volatile boolean busy;

    RelayGateway() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        relay =
                new Relay(
                        new Relay.Gateway(
                                atHand,
                                log,
                                access,
                                contributions,
                                mapper,
                                new Views(mapper, atHand, accounts, new FakeDirectory())),
                        this::read,
                        presence);
        atHand.come(sessions);
        sessions.tell(relay);
        contributions.onChange(relay::contributionsChanged);
        connector.setHost("127.0.0.1");
        connector.setAcceptedSendBufferSize(32 * 1024);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        Handshake handshake = new Handshake(relay);
        context.addServlet(new ServletHolder(new RelayServlet(handshake::withTicket)), "/ws");
        context.addServlet(new ServletHolder(new RelayServlet(handshake::atEntry)), "/ws/entry");
        JettyWebSocketServletContainerInitializer.configure(context, null);
        server.setHandler(context);
        server.start();
    }

    private void read(Runnable task) {
        if (busy) {
            throw new RejectedExecutionException();
        }
        readers.execute(task);
    }

    /** Whether too many logs are being read. */
    void busy(boolean now) {
        busy = now;
    }

    String origin() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    String technicianTicket(Cookie cookie) {
        Visitor visitor = visitor(cookie);
        return access.issueTicket(access.signedIn(visitor), visitor);
    }

    String customerTicket(Session session, Cookie cookie) {
        return access.issueTicket(new Caller.Customer(session.id()), visitor(cookie));
    }

    private static Visitor visitor(Cookie cookie) {
        return FakeVisitor.with(cookie.name(), cookie.value());
    }

    /** A signed-in console, welcomed. */
    Page console(int technician) {
        Cookie cookie = access.signIn(technician);
        Page page = open(new Page(true), "/ws", cookie, technicianTicket(cookie));
        page.hear("welcome");
        return page;
    }

    /** The customer's page, welcomed and, if it is a new session, Waiting. */
    Page customer(Session session) {
        Page page = customer(session, true);
        page.hear("welcome");
        return page;
    }

    /** An external technician's page, welcomed. */
    Page guest(Session session, int number) {
        Cookie cookie = access.admitGuest(session.id(), number);
        Caller.Guest guest = new Caller.Guest(session.id(), number);
        String ticket = access.issueTicket(guest, visitor(cookie));
        Page page = open(new Page(true), "/ws", cookie, ticket);
        page.hear("welcome");
        return page;
    }

    Page customer(Session session, boolean reads) {
        Cookie cookie = access.admitCustomer(session.id());
        return open(new Page(reads), "/ws", cookie, customerTicket(session, cookie));
    }

    Page entry() {
        Page page = new Page(true);
        page.on(
                client.newWebSocketBuilder()
                        .header("Origin", origin())
                        .subprotocols("belay.v1")
                        .buildAsync(address("/ws/entry"), page)
                        .join());
        page.hear("welcome");
        return page;
    }

    Page open(Page page, String path, Cookie cookie, String ticket) {
        return page.on(
                client.newWebSocketBuilder()
                        .header("Origin", origin())
                        .header("Cookie", cookie.name() + "=" + cookie.value())
                        .subprotocols("belay.v1", "ticket." + ticket)
                        .buildAsync(address(path), page)
                        .join());
    }

    /** The status with which such a handshake is refused; 101 if it isn't. */
    int handshake(String path, String origin, String cookie, String... protocols) {
        WebSocket.Builder builder = client.newWebSocketBuilder().header("Origin", origin);
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        builder.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
        try {
            builder.buildAsync(address(path), new Page(true)).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private URI address(String path) {
        return URI.create("ws://127.0.0.1:" + connector.getLocalPort() + path);
    }

    @Override
    public void close() throws Exception {
        server.stop();
        readers.shutdownNow();
        timer.close();
        sessions.close();
    }
}
