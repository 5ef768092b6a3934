package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.Urgency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How sessions become more urgent while nobody starts them, and when that is told. */
class WarningsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicReference<Limits> limits =
            new AtomicReference<>(
                    new Limits(
                            Duration.ofMinutes(10),
                            Duration.ofMinutes(20),
                            Duration.ofMinutes(60),
                            new Escalation(
                                    Map.of(Urgency.RAISED, Duration.ofSeconds(15)),
                                    Map.of(
                                            Urgency.RAISED, Duration.ofSeconds(30),
                                            Urgency.URGENT, Duration.ofSeconds(60),
                                            Urgency.CRITICAL, Duration.ofSeconds(90)),
                                    Duration.ofSeconds(5))));
    private final World world = new World(limits::get);

    private Urgency urgency(int id) {
        return world.book.warnings(world.book.find(id).orElseThrow()).urgency();
    }

    private int told() {
        return world.told.urgent.size();
    }

    @Test
    @Tag("SES-25")
    @Tag("SET-85")
    void aWaitingSessionRisesLevelByLevelAndEachIsToldAtItsMoment() {
        int id = world.waiting();
        assertThat(urgency(id)).isEqualTo(Urgency.CALM);

        for (Urgency level : new Urgency[] {Urgency.RAISED, Urgency.URGENT, Urgency.CRITICAL}) {
            int before = told();
            world.pass(Duration.ofSeconds(30).minus(SECOND));
            assertThat(told()).isEqualTo(before);
            world.pass(SECOND);
            assertThat(told()).isEqualTo(before + 1);
            assertThat(urgency(id)).isEqualTo(level);
        }
        assertThat(world.status(id)).isEqualTo("waiting");
        assertThat(world.book.warnings(world.book.find(id).orElseThrow()).fresh())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    @Tag("SET-85")
    void aConnectingSessionHasAlarmsOfItsOwnAndBeginsAnewWhenItWaits() {
        int id = world.connecting();
        world.pass(Duration.ofSeconds(15));
        assertThat(urgency(id)).isEqualTo(Urgency.RAISED);

        world.done(id, new CustomerArrived());

        assertThat(urgency(id)).isEqualTo(Urgency.CALM);
        world.pass(Duration.ofSeconds(30));
        assertThat(urgency(id)).isEqualTo(Urgency.RAISED);
        assertThat(told()).isEqualTo(2);
    }

    @Test
    @Tag("SET-81")
    void whatIsAboutToLeaveTheListIsCriticalForItsLastMinute() {
        limits.set(new Limits(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ZERO));
        int id = world.waiting();
        world.pass(Duration.ofMinutes(19).minus(SECOND));
        assertThat(urgency(id)).isEqualTo(Urgency.CALM);

        world.pass(SECOND);

        assertThat(urgency(id)).isEqualTo(Urgency.CRITICAL);
        assertThat(told()).isEqualTo(1);
        world.pass(Duration.ofMinutes(1));
        assertThat(world.book.find(id)).isEmpty();
    }

    @Test
    @Tag("SET-81")
    void withLittleTimeTheWarningTakesHalfOfIt() {
        limits.set(new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO));
        int id = world.waiting();

        world.pass(Duration.ofSeconds(29));
        assertThat(urgency(id)).isEqualTo(Urgency.CALM);
        world.pass(SECOND);
        assertThat(urgency(id)).isEqualTo(Urgency.CRITICAL);
    }

    @Test
    @Tag("SES-25")
    void whoeverIsServedIsCalmAndNothingIsToldOfHimLater() {
        int id = world.waiting();
        world.pass(Duration.ofSeconds(60));
        assertThat(urgency(id)).isEqualTo(Urgency.URGENT);
        int before = told();

        world.done(id, Samples.start());

        assertThat(urgency(id)).isEqualTo(Urgency.CALM);
        world.pass(Duration.ofMinutes(5));
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void whoseCustomerIsLostDoesNotHurry() {
        int id = world.waiting();
        world.done(id, new CustomerLost());

        world.pass(Duration.ofMinutes(2));

        assertThat(urgency(id)).isEqualTo(Urgency.CALM);
        assertThat(told()).isZero();
    }

    @Test
    @Tag("SES-62")
    void otherAlarmsHoldFromThenOnForWhatIsThereAlready() {
        int id = world.waiting();
        world.pass(Duration.ofSeconds(20));
        Limits before = limits.get();
        limits.set(
                new Limits(
                        before.connecting(),
                        before.waiting(),
                        before.idle(),
                        new Escalation(
                                Map.of(),
                                Map.of(Urgency.URGENT, Duration.ofSeconds(10)),
                                Duration.ZERO)));

        world.book.limitsChanged();

        assertThat(urgency(id)).isEqualTo(Urgency.URGENT);
        assertThat(world.told.urgent).containsExactly(id);
    }

    @Test
    void aRestartKnowsHowUrgentSessionsAre() {
        int id = world.waiting();
        world.pass(Duration.ofSeconds(60));

        World next = world.restarted();

        assertThat(next.book.warnings(next.book.find(id).orElseThrow()).urgency())
                .isEqualTo(Urgency.URGENT);
        next.pass(Duration.ofSeconds(30));
        assertThat(next.told.urgent).containsExactly(id);
    }
}
