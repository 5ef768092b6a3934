package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What time does to a session. */
class LimitsTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final SessionMachine machine = Samples.machine(Samples.LIMITS);

    private static SessionMachine machineWithIdleLimit(Duration idle) {
        return Samples.machine(new Limits(Duration.ZERO, Duration.ZERO, idle));
    }

    private static Optional<SessionEvent> event(
            SessionMachine machine, Session session, Duration passed) {
        return machine.decide(session, new TimePassed(), Samples.MORNING.plus(passed));
    }

    private Session later(Session session, Duration passed) {
        return later(machine, session, passed);
    }

    private static Session later(SessionMachine machine, Session session, Duration passed) {
        Instant now = Samples.MORNING.plus(passed);
        return event(machine, session, passed)
                .map(event -> Samples.after(session, event, now))
                .orElse(session);
    }

    @Test
    @Tag("SES-202")
    void aSessionWhoseCustomerNeverComesLeavesTheQueueAtTheConnectingLimit() {
        Session connecting = Samples.in(SessionStatus.CONNECTING);

        assertThat(later(connecting, Duration.ofMinutes(10).minusMillis(1))).isSameAs(connecting);
        Session gone = later(connecting, Duration.ofMinutes(10));
        assertThat(gone.status()).isEqualTo(SessionStatus.TIMED_OUT);
        assertThat(gone.listed()).isFalse();
    }

    @Test
    @Tag("SES-205")
    @Tag("SES-303")
    @Tag("SES-503")
    void aSessionThatNobodyStartsIsTimedOutAndLeavesTheQueueAtTheWaitingLimit() {
        Session waiting = Samples.in(SessionStatus.WAITING);

        assertThat(later(waiting, Duration.ofMinutes(120).minusMillis(1))).isSameAs(waiting);
        Session gone = later(waiting, Duration.ofMinutes(120));
        assertThat(gone.status()).isEqualTo(SessionStatus.TIMED_OUT);
        assertThat(gone.listed()).isFalse();
    }

    @Test
    @Tag("SES-60")
    @Tag("SES-261")
    void anIdleSessionIsTimedOutAndStaysListedUntilTheTechnicianEndsIt() {
        Session gone = later(Samples.in(SessionStatus.ACTIVE), Duration.ofMinutes(60));

        assertThat(gone.status()).isEqualTo(SessionStatus.TIMED_OUT);
        assertThat(gone.listed()).isTrue();
        assertThat(later(gone, Duration.ofDays(400))).isSameAs(gone);
    }

    @Test
    void aChatLineBeginsTheIdleTimeAnew() {
        Session active =
                Samples.after(
                        Samples.in(SessionStatus.ACTIVE),
                        new SessionEvent.Said(Samples.MARA, "t1"),
                        Samples.MORNING.plus(Duration.ofMinutes(50)));

        assertThat(later(active, Duration.ofMinutes(109)).status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(later(active, Duration.ofMinutes(110)).status())
                .isEqualTo(SessionStatus.TIMED_OUT);
    }

    @Test
    @Tag("SES-54")
    @Tag("SES-228")
    @Tag("SES-111")
    void aSessionLostForMoreThanFiveMinutesIsOffline() {
        Session lost = Samples.lostFrom(SessionStatus.ACTIVE);

        assertThat(later(lost, Duration.ofMinutes(5).minusMillis(1))).isSameAs(lost);
        Session offline = later(lost, Duration.ofMinutes(5).plusMillis(1));
        assertThat(offline.status()).isEqualTo(SessionStatus.OFFLINE);
        assertThat(offline.resumeStatus()).contains(SessionStatus.ACTIVE);
    }

    @Test
    @Tag("SES-54")
    @Tag("SES-320")
    void aDeviceThatRestartsForMoreThanFiveMinutesIsOffline() {
        assertThat(
                        later(
                                        Samples.in(SessionStatus.REBOOTING),
                                        Duration.ofMinutes(5).plusMillis(1))
                                .status())
                .isEqualTo(SessionStatus.OFFLINE);
    }

    @Test
    @Tag("SES-224")
    @Tag("SES-57")
    void anIdleLimitShorterThanTheOutageTimesAReconnectingSessionOut() {
        SessionMachine short4 = machineWithIdleLimit(Duration.ofMinutes(4));

        Session gone = later(short4, Samples.lostFrom(SessionStatus.ACTIVE), Duration.ofMinutes(4));

        assertThat(gone.status()).isEqualTo(SessionStatus.TIMED_OUT);
        assertThat(gone.resumeStatus()).isEmpty();
    }

    @Test
    @Tag("SES-230")
    @Tag("SES-57")
    void anIdleLimitAboveFiveMinutesTimesAnOfflineSessionOut() {
        SessionMachine eight = machineWithIdleLimit(Duration.ofMinutes(8));
        Session offline =
                later(eight, Samples.lostFrom(SessionStatus.ACTIVE), Duration.ofMinutes(6));

        assertThat(offline.status()).isEqualTo(SessionStatus.OFFLINE);
        assertThat(later(eight, offline, Duration.ofMinutes(8)).status())
                .isEqualTo(SessionStatus.TIMED_OUT);
    }

    @Test
    @Tag("SES-27")
    void offlineIsNeverFinal() {
        assertThat(SessionStatus.OFFLINE.isOver()).isFalse();
        assertThat(
                        machineWithIdleLimit(Duration.ZERO)
                                .due(
                                        Samples.in(SessionStatus.OFFLINE),
                                        Samples.MORNING.plus(Duration.ofDays(13))))
                .isEmpty();
    }

    @Test
    @Tag("SES-58")
    @Tag("SES-308")
    void aHeldSessionHasFourteenDaysAndNoIdleLimit() {
        Session held = Samples.in(SessionStatus.ON_HOLD);

        assertThat(later(held, TWO_WEEKS.minusMillis(1))).isSameAs(held);
        assertThat(later(held, TWO_WEEKS).status()).isEqualTo(SessionStatus.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "RECONNECTING",
                "REBOOTING",
                "TIMED_OUT",
                "CLOSED",
                "CLOSED_BY_WAITING_CUSTOMER",
                "CLOSED_BY_TECHNICIAN",
                "ABORTED",
                // never the session's own
                "INCOMING",
                "INVITATION",
                "COLLABORATING"
            })
    @Tag("SES-59")
    @Tag("SES-327")
    @Tag("SES-515")
    void everySessionIsTimedOutForGoodAfterTwoWeeksWhateverTheSettingsSay(SessionStatus status) {
        SessionMachine endless = Samples.machine(Samples.NO_LIMITS);
        Session session = Samples.in(status);

        assertThat(later(endless, session, TWO_WEEKS.minusMillis(1))).isSameAs(session);
        assertThat(event(endless, session, TWO_WEEKS))
                .hasValueSatisfying(
                        event -> {
                            SessionEvent.Ended ended = (SessionEvent.Ended) event;
                            assertThat(ended.cause()).isEqualTo(EndCause.SYSTEM_TIME_OUT);
                            assertThat(ended.status()).isEqualTo(SessionStatus.TIMED_OUT);
                            assertThat(Samples.after(session, event, session.activeAt()).listed())
                                    .isFalse();
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RECONNECTING", "REBOOTING"})
    @Tag("SES-59")
    @Tag("SES-327")
    void aLostSessionIsTimedOutForGoodTwoWeeksAfterItWentOffline(SessionStatus status) {
        SessionMachine endless = Samples.machine(Samples.NO_LIMITS);
        Session offline = later(endless, Samples.in(status), Duration.ofMinutes(6));

        assertThat(later(endless, offline, TWO_WEEKS.plus(Duration.ofMinutes(6))).status())
                .isEqualTo(SessionStatus.TIMED_OUT);
    }

    @Test
    void aLimitOfZeroIsNone() {
        SessionMachine endless = Samples.machine(Samples.NO_LIMITS);
        Duration days = Duration.ofDays(13);

        assertThat(event(endless, Samples.in(SessionStatus.CONNECTING), days)).isEmpty();
        assertThat(event(endless, Samples.in(SessionStatus.WAITING), days)).isEmpty();
        assertThat(event(endless, Samples.in(SessionStatus.ACTIVE), days)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TIMED_OUT",
                "CLOSED",
                "CLOSED_BY_WAITING_CUSTOMER",
                "CLOSED_BY_TECHNICIAN",
                "ABORTED"
            })
    void timeDoesNothingToWhatIsOver(SessionStatus status) {
        assertThat(event(machine, Samples.in(status), Duration.ofDays(10_000))).isEmpty();
    }
}
