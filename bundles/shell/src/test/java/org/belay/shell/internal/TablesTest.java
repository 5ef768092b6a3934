package org.belay.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.event.EventFeed.Subscription;
import org.belay.api.event.LoggedEvent;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Test;

class TablesTest {

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:28:13.123Z"));
    private final FakeEventLog log = new FakeEventLog(clock);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final DeadLetterDesk desk = new DeadLetterDesk(log, out);

    @Test
    void sessionsAreShownWithoutWhatCustomersWrote() {
        Session session =
                new FakeSessions(log, clock)
                        .create(
                                NewSession.ofTechnician(
                                        "pin",
                                        "Ilse Bergman",
                                        Map.of("cfield1", "INC-20397"),
                                        1001,
                                        ""));
        clock.advance(Duration.ofSeconds(3_723));

        SessionTable.print(List.of(session), clock.instant(), out);

        assertThat(text())
                .contains(
                        Integer.toString(session.id()),
                        "connecting",
                        "1:02:03",
                        "1001",
                        "private",
                        "pin",
                        "2026-11-21T19:28:13Z",
                        "1 session")
                .doesNotContain("Ilse", "INC-20397");
    }

    @Test
    void anEmptyListSaysSo() {
        SessionTable.print(List.of(), clock.instant(), out);
        desk.list();
        StatusTable.print(List.of(), out);

        assertThat(text()).contains("No session", "No dead letters", "No part");
    }

    @Test
    void deadLettersTellWhatWhenAndWhy() {
        log.add("my-crm", event(), "answered 500", 7);

        desk.list();

        assertThat(text()).contains("my-crm", "joined", "380206897", "7", "answered 500");
    }

    @Test
    void aLetterThatIsTakenIsGone() throws Exception {
        log.add("my-crm", event(), "answered 500", 7);
        try (AutoCloseable following = follow(event -> {})) {
            desk.replay(log.list(1).get(0).id());
        }

        assertThat(text()).contains("is delivered");
        assertThat(log.list(1)).isEmpty();
    }

    @Test
    void aLetterThatIsNotTakenStaysAndSaysWhy() throws Exception {
        log.add("my-crm", event(), "answered 500", 7);
        try (AutoCloseable following =
                follow(
                        event -> {
                            throw new IllegalStateException("still answers 500");
                        })) {
            assertThatThrownBy(() -> desk.replay(log.list(1).get(0).id()))
                    .hasMessageContaining("stays: still answers 500");
            assertThatThrownBy(desk::replayAll).hasMessage("1 of 1 letters stay");
        }

        assertThat(text()).contains("0 of 1 letters are delivered");
        assertThat(log.list(1)).hasSize(1);
    }

    @Test
    void aLetterCanBeThrownAwayOnce() throws Exception {
        log.add("my-crm", event(), "answered 500", 7);
        long id = log.list(1).get(0).id();

        desk.discard(id);
        assertThatThrownBy(() -> desk.discard(id)).isInstanceOf(Failed.class);
        assertThat(text()).contains("is thrown away");
    }

    @Test
    void partsTellHowTheyAreEvenIfTheirCheckFails() {
        StatusTable.print(
                List.of(
                        check("relay", ReadinessCheck.Health.READY),
                        check("database", ReadinessCheck.Health.down("disk is full")),
                        check("odd", null)),
                out);

        assertThat(text()).contains("relay", "ready", "disk is full", "its check failed");
        assertThat(text().indexOf("database")).isLessThan(text().indexOf("relay"));
    }

    private AutoCloseable follow(org.belay.api.event.EventFeed.Taker taker) {
        return log.follow(new Subscription("my-crm", Set.of(), false), taker);
    }

    private LoggedEvent event() {
        return new LoggedEvent(1, 380206897, clock.instant(), new SessionEvent.Joined(), null);
    }

    private static ReadinessCheck check(String part, ReadinessCheck.Health health) {
        return new ReadinessCheck() {
            @Override
            public String part() {
                return part;
            }

            @Override
            public Health health() {
                if (health == null) {
                    throw new IllegalStateException("oops");
                }
                return health;
            }
        };
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
