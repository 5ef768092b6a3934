package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.belay.api.organization.Directory;
import org.belay.api.session.Author;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who waits hears how far he has come. */
class QueuePositionsTest {

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:00:00Z"));
    private final FakeSessions sessions = new FakeSessions(new FakeEventLog(clock), clock);
    private final List<String> told = new ArrayList<>();
    private final QueuePositions positions =
            new QueuePositions(sessions, (id, place) -> told.add(id + " is " + place));
    private final Session first = waiting();
    private final Session second = waiting();
    private final Session third = waiting();

    private Session waiting() {
        clock.advance(Duration.ofSeconds(1));
        Session made =
                sessions.create(
                        NewSession.ofChannel("channel", "", Map.of(), Directory.FIRST_CHANNEL, ""));
        return ask(made, new SessionCommand.CustomerArrived());
    }

    private Session ask(Session session, SessionCommand command) {
        Session after = sessions.ask(session.id(), command).toCompletableFuture().join();
        positions.moved(after);
        return after;
    }

    @Test
    @Tag("SET-19")
    void whoComesNearerIsToldOnceForAllThatHappenedMeanwhile() {
        positions.tell();
        ask(first, new SessionCommand.Start(Author.technician(1001, "Mara")));
        ask(second, new SessionCommand.CustomerLeft());

        positions.tell();

        assertThat(told).containsExactly(third.id() + " is 1");
    }

    @Test
    void whoStaysWhereHeIsHearsNothing() {
        positions.tell();
        ask(third, new SessionCommand.CustomerLeft());

        positions.tell();

        assertThat(told).isEmpty();
    }
}
