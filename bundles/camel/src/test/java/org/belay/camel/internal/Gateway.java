package org.belay.camel.internal;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.camel.internal.component.BelayServices;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;

/** Contexts over a gateway in memory. */
final class Gateway implements AutoCloseable {

    static final Author MARA = Author.technician(1001, "Mara");

    final FakeEventLog log = new FakeEventLog(Clock.systemUTC());
    final FakeSessions sessions = new FakeSessions(log, Clock.systemUTC());
    final FakeAccounts accounts =
            new FakeAccounts().withTechnician(1001, "Mara Alvers", "mara@example.org");
    Contexts contexts = contexts();

    private Contexts contexts() {
        return new Contexts(
                new BelayServices(log, log, log, sessions, accounts),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Clock.systemUTC());
    }

    RunningContext open(String name, RouteBuilder routes) {
        return contexts.open(
                name, Gateway.class.getClassLoader(), context -> context.addRoutes(routes));
    }

    /** Takes all routes down and begins anew with the log as it is. */
    void restart() {
        contexts.stop();
        contexts = contexts();
    }

    Session started(String name) {
        Session session = sessions.create(name, 1001);
        ask(session, new SessionCommand.CustomerArrived());
        ask(session, new SessionCommand.Start(MARA));
        return session;
    }

    void end(Session session) {
        ask(session, new SessionCommand.End(MARA));
    }

    void ask(Session session, SessionCommand command) {
        sessions.ask(session.id(), command).toCompletableFuture().join();
    }

    @Override
    public void close() {
        contexts.stop();
    }
}
