package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.SessionStatus.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks at random through a session's life and looks at each step whether it still makes sense. */
class SessionWalkTest {

    private static final int STEPS = 400;

    // The common ones more often, or most walks would be over after three steps.
    private static final List<SessionCommand> COMMANDS =
            List.of(
                    new CustomerArrived(),
                    new CustomerArrived(),
                    new CustomerArrived(),
                    new CustomerLost(),
                    new CustomerLost(),
                    Samples.start(),
                    Samples.start(),
                    new Start(Samples.TOM),
                    Samples.customerSays("c1"),
                    Samples.technicianSays("t1"),
                    new Note(Author.SYSTEM, "a note"),
                    new TimePassed(),
                    new TimePassed(),
                    new TimePassed());
    private static final List<SessionCommand> ENDS =
            List.of(
                    new CustomerLeft(),
                    Samples.end(),
                    new SessionCommand.Abort(EndCause.TECHNICIAN_GONE));

    private final SessionMachine machine = Samples.machine(Samples.LIMITS);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noWalkLeadsToASessionThatMakesNoSense(long seed) {
        Random random = new Random(seed);
        Instant now = Samples.MORNING;
        Session session = Session.begin(Samples.SESSION, Samples.asked(), now);
        int ends = 0;
        for (int i = 0; i < STEPS; i++) {
            now = now.plus(Duration.ofSeconds(random.nextInt(random.nextInt(20) == 0 ? 9000 : 90)));
            List<SessionCommand> from = random.nextInt(25) == 0 ? ENDS : COMMANDS;
            SessionCommand command = from.get(random.nextInt(from.size()));
            Optional<SessionEvent> event = decide(session, command, now);
            if (event.isEmpty()) {
                continue;
            }
            Session after = Samples.after(session, event.get(), now);
            ends += event.get() instanceof SessionEvent.Ended ? 1 : 0;
            assertThat(ends).as("ends").isLessThanOrEqualTo(1);
            assertMakesSense(after, now);
            assertFollows(session, event.get(), after);
            session = after;
        }
    }

    private Optional<SessionEvent> decide(Session session, SessionCommand command, Instant now) {
        try {
            return machine.decide(session, command, now);
        } catch (Refused refused) {
            return Optional.empty(); // a refusal is an answer; anything else fails the test
        }
    }

    private static void assertMakesSense(Session session, Instant now) {
        boolean lost = session.status().phase() == Phase.LOST;
        assertThat(session.resumeStatus().isPresent()).as("status to return to").isEqualTo(lost);
        session.resumeStatus()
                .ifPresent(
                        status ->
                                assertThat(status.phase())
                                        .isIn(Phase.BEFORE, Phase.SERVED)
                                        .isNotEqualTo(SessionStatus.CONNECTING));
        assertThat(session.ended().isPresent()).as("end").isEqualTo(session.status().isOver());
        if (session.status() == SessionStatus.ACTIVE) {
            assertThat(session.started()).isPresent();
        }
        if (!session.listed()) {
            assertThat(session.status().isOver()).as("only what is over leaves the list").isTrue();
        }
        assertThat(session.statusSince()).isBeforeOrEqualTo(now);
        assertThat(session.activeAt()).isBeforeOrEqualTo(now);
    }

    private static void assertFollows(Session before, SessionEvent event, Session after) {
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.technicianId()).isEqualTo(before.technicianId());
        if (before.started().isPresent()) {
            assertThat(after.started()).isEqualTo(before.started());
        }
        if (before.status().isOver()) {
            assertThat(after.ended()).isEqualTo(before.ended());
            if (event instanceof SessionEvent.Cleared) {
                assertThat(after.status()).isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
            } else {
                assertThat(after.status()).isEqualTo(before.status());
                assertThat(event).isInstanceOf(SessionEvent.Noted.class);
            }
        }
        if (!before.listed()) {
            assertThat(after.listed()).isFalse();
        }
    }
}
