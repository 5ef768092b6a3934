package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access.Cookie;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.belay.api.session.Session;
import org.belay.api.session.Sessions;
import org.belay.testing.fakes.FakeAccess;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeContributions;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.belay.testing.fakes.FakeVisitor;
import org.junit.jupiter.api.Test;

/** Who is connected, without sockets. */
class RelayTest {

    private static final int MARA = 1001;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:00:00Z"));
    private final FakeEventLog log = new FakeEventLog(clock);
    private final FakeSessions sessions = new FakeSessions(log, clock);
    private final FakeAccounts accounts =
            new FakeAccounts().withTechnician(MARA, "Mara Alvers", "mara@example.org");
    private final FakeAccess access = new FakeAccess(accounts, clock);
    private final ObjectMapper mapper = new ObjectMapper();

    private Relay relayWith(Accounts known) {
        return new Relay(
                new Relay.Gateway(
                        atHand(sessions),
                        log,
                        access,
                        new FakeContributions(),
                        mapper,
                        new Views(mapper, sessions, known, new FakeDirectory())),
                Runnable::run,
                new Presence(sessions, new ManualTimer()));
    }

    private static final class KeepingLine implements Line {
        private final List<String> frames = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void send(String text) {
            frames.add(text);
        }

        @Override
        public void close(CloseReason reason) {}
    }

    private TechnicianConversation console(Relay relay, Line line) {
        Cookie cookie = access.signIn(MARA);
        Visitor visitor = FakeVisitor.with(cookie.name(), cookie.value());
        return new TechnicianConversation(
                relay, line, (Caller.SignedIn) access.signedIn(visitor), visitor);
    }

    @Test
    void aConsoleThatComesWhileThePreviousOneGoesIsTold() {
        Relay relay = relayWith(accounts);
        TechnicianConversation going = console(relay, new KeepingLine());
        KeepingLine line = new KeepingLine();
        TechnicianConversation coming = console(relay, line);
        coming.welcome(mapper.createObjectNode());
        int rounds = 10_000;
        AtomicInteger ready = new AtomicInteger();
        AtomicInteger gone = new AtomicInteger();
        CompletableFuture<Void> leaver =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 1; i <= rounds; i++) {
                                awaitAtLeast(ready, i);
                                relay.remove(going);
                                gone.set(i);
                            }
                        });
        for (int i = 1; i <= rounds; i++) {
            relay.add(going);
            ready.set(i);
            relay.add(coming);
            awaitAtLeast(gone, i);
            relay.contributionsChanged(i);
            relay.remove(coming);
        }
        leaver.join();

        assertThat(line.frames).hasSize(rounds + 1);
    }

    // Spinning, so that both sides act within the same microsecond.
    private static void awaitAtLeast(AtomicInteger counter, int value) {
        while (counter.get() < value) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatHappensWhileAConsoleIsWelcomedComesAfterTheWelcome() {
        Relay relay = relayWith(accounts);
        KeepingLine line = new KeepingLine();
        TechnicianConversation console = console(relay, line);
        relay.add(console);
        Session session = sessions.create("Ilse", MARA);
        relay.happened(session, log.after(0, 1).get(0));
        assertThat(line.frames).isEmpty();
        console.opened();

        assertThat(line.frames).hasSize(2);
        assertThat(line.frames.get(0)).startsWith("{\"type\":\"welcome\"");
        assertThat(line.frames.get(1)).startsWith("{\"type\":\"session\"");
    }

    @Test
    void aTechniciansNameThatCannotBeReadNowDoesNotHoldBackTheNews() {
        Relay relay =
                relayWith(
                        new Accounts() {
                            @Override
                            public String organizationName() {
                                return "";
                            }

                            @Override
                            public Optional<Account> find(int id) {
                                throw Refused.unavailable();
                            }
                        });
        KeepingLine line = new KeepingLine();
        console(relay, line).opened();
        Session session = sessions.create("Ilse", MARA);
        relay.happened(session, log.after(0, 1).get(0));

        assertThat(line.frames).hasSize(2);
    }

    private static SessionsAtHand atHand(Sessions sessions) {
        SessionsAtHand atHand = new SessionsAtHand();
        atHand.come(sessions);
        return atHand;
    }
}
