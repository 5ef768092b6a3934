package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Device;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Abort;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.End;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.Recognise;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionCommand.WriteNote;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionMachineTest {

    private static final Instant LATER = Samples.MORNING.plusSeconds(30);

    private final SessionMachine machine = Samples.machine(Samples.LIMITS);

    private Session after(Session before, SessionCommand command) {
        return Samples.after(before, machine.decide(before, command, LATER).orElseThrow(), LATER);
    }

    @Test
    @Tag("SES-101")
    void aNewSessionIsConnecting() {
        Session session = Session.begin(Samples.SESSION, Samples.asked(), Samples.MORNING);

        assertThat(session.status()).isEqualTo(SessionStatus.CONNECTING);
        assertThat(session.listed()).isTrue();
        assertThat(session.revision()).isEqualTo(1);
    }

    @Test
    @Tag("SES-201")
    @Tag("SES-101")
    void aConnectingSessionWaitsAsSoonAsTheCustomerIsThere() {
        Session session = after(Samples.in(SessionStatus.CONNECTING), new CustomerArrived());

        assertThat(session.status()).isEqualTo(SessionStatus.WAITING);
        assertThat(session.customerOnline()).isTrue();
    }

    @Test
    @Tag("SES-307")
    @Tag("SES-116")
    void whatItsTechnicianLeavesBehindIsAborted() {
        Session session =
                after(Samples.in(SessionStatus.ACTIVE), new Abort(EndCause.TECHNICIAN_GONE));

        assertThat(session.status()).isEqualTo(SessionStatus.ABORTED);
        assertThat(session.listed()).isFalse();
        assertThat(session.ended()).contains(LATER);
    }

    @Test
    void aLostSessionThatIsAbortedWaitsForNobodyToReturn() {
        Session session =
                after(Samples.lostFrom(SessionStatus.ACTIVE), new Abort(EndCause.TECHNICIAN_GONE));

        assertThat(session.status()).isEqualTo(SessionStatus.ABORTED);
        assertThat(session.resumeStatus()).isEmpty();
    }

    @Test
    @Tag("SES-203")
    void aWaitingSessionBecomesActiveWhenItsTechnicianStartsIt() {
        Session session = after(Samples.in(SessionStatus.WAITING), Samples.start());

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.started()).contains(LATER);
    }

    @Test
    void theFirstStartIsMarkedAsTheFirst() {
        SessionEvent event =
                machine.decide(Samples.in(SessionStatus.WAITING), Samples.start(), LATER)
                        .orElseThrow();

        assertThat(event).isEqualTo(new SessionEvent.Started(Samples.MARA, true));
    }

    @Test
    void aLaterStartLeavesTheTimeOfTheFirstAlone() {
        Session session =
                Samples.after(
                        Samples.in(SessionStatus.ON_HOLD),
                        new SessionEvent.Started(Samples.MARA, false),
                        LATER);

        assertThat(session.started()).contains(Samples.MORNING);
    }

    @Test
    @Tag("SES-206")
    @Tag("SES-109")
    void aWaitingSessionWhoseCustomerIsLostIsReconnecting() {
        Session session = after(Samples.in(SessionStatus.WAITING), new CustomerLost());

        assertThat(session.status()).isEqualTo(SessionStatus.RECONNECTING);
        assertThat(session.customerOnline()).isFalse();
    }

    @Test
    @Tag("SES-212")
    @Tag("SES-109")
    void anActiveSessionWhoseCustomerIsLostIsReconnecting() {
        assertThat(after(Samples.in(SessionStatus.ACTIVE), new CustomerLost()).status())
                .isEqualTo(SessionStatus.RECONNECTING);
    }

    @Test
    @Tag("SES-208")
    void anActiveSessionThatTheCustomerLeavesIsClosedAndStaysListed() {
        Session session = after(Samples.in(SessionStatus.ACTIVE), new CustomerLeft());

        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED);
        assertThat(session.listed()).isTrue();
        assertThat(session.ended()).contains(LATER);
    }

    @Test
    @Tag("SES-210")
    @Tag("SES-115")
    void anActiveSessionThatTheTechnicianEndsLeavesTheList() {
        Session session = after(Samples.in(SessionStatus.ACTIVE), Samples.end());

        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
        assertThat(session.listed()).isFalse();
    }

    @Test
    @Tag("SES-222")
    void aReconnectingSessionThatWasActiveIsActiveAgainWhenTheCustomerIsBack() {
        Session session = after(Samples.lostFrom(SessionStatus.ACTIVE), new CustomerArrived());

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.resumeStatus()).isEmpty();
    }

    @Test
    @Tag("SES-226")
    void aReconnectingSessionThatNobodyHadStartedWaitsAgainWhenTheCustomerIsBack() {
        assertThat(after(Samples.lostFrom(SessionStatus.WAITING), new CustomerArrived()).status())
                .isEqualTo(SessionStatus.WAITING);
    }

    private static Session offline(SessionStatus before) {
        return Samples.after(
                Samples.lostFrom(before), new SessionEvent.WentOffline(), Samples.MORNING);
    }

    @Test
    @Tag("SES-229")
    void anOfflineSessionThatWasActiveIsActiveAgainWhenTheCustomerIsBack() {
        assertThat(after(offline(SessionStatus.ACTIVE), new CustomerArrived()).status())
                .isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    @Tag("SES-233")
    void anOfflineSessionThatNobodyHadStartedWaitsAgainWhenTheCustomerIsBack() {
        assertThat(after(offline(SessionStatus.WAITING), new CustomerArrived()).status())
                .isEqualTo(SessionStatus.WAITING);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "ACTIVE", "ON_HOLD", "INCOMING", "OUTGOING", "COLLABORATING"})
    @Tag("SES-26")
    @Tag("SES-109")
    @Tag("SES-111")
    void afterALossTheSessionReturnsToWhereItWas(SessionStatus before) {
        assertThat(after(Samples.lostFrom(before), new CustomerArrived()).status())
                .isEqualTo(before);
        assertThat(after(offline(before), new CustomerArrived()).status()).isEqualTo(before);
    }

    @Test
    @Tag("SES-225")
    void aReconnectingSessionCanBeEndedByItsTechnician() {
        Session session = after(Samples.in(SessionStatus.RECONNECTING), Samples.end());

        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
        assertThat(session.listed()).isFalse();
    }

    @Test
    @Tag("SES-231")
    void anOfflineSessionCanBeEndedByItsTechnician() {
        Session session = after(Samples.in(SessionStatus.OFFLINE), Samples.end());

        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
        assertThat(session.listed()).isFalse();
    }

    @Test
    @Tag("SES-319")
    void aReconnectingSessionThatTheCustomerLeavesIsClosed() {
        Session session = after(Samples.in(SessionStatus.RECONNECTING), new CustomerLeft());

        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED);
        assertThat(session.resumeStatus()).isEmpty();
    }

    @Test
    @Tag("SES-323")
    void anOfflineSessionThatTheCustomerLeavesIsClosed() {
        assertThat(after(Samples.in(SessionStatus.OFFLINE), new CustomerLeft()).status())
                .isEqualTo(SessionStatus.CLOSED);
    }

    @Test
    @Tag("SES-304")
    @Tag("SES-114")
    void aWaitingSessionThatTheCustomerLeavesIsClosedByWaitingCustomerAndLeavesTheQueue() {
        Session session = after(Samples.in(SessionStatus.WAITING), new CustomerLeft());

        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED_BY_WAITING_CUSTOMER);
        assertThat(session.listed()).isFalse();
    }

    @Test
    @Tag("SES-505")
    void aLostSessionThatNobodyHadStartedIsClosedByWaitingCustomerToo() {
        assertThat(after(Samples.lostFrom(SessionStatus.WAITING), new CustomerLeft()).status())
                .isEqualTo(SessionStatus.CLOSED_BY_WAITING_CUSTOMER);
    }

    @Test
    @Tag("SES-260")
    @Tag("SES-113")
    void aClosedSessionIsClearedFromTheListByEnd() {
        Session session = after(Samples.in(SessionStatus.CLOSED), Samples.end());

        assertThat(session.listed()).isFalse();
        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
        assertThat(session.ended()).contains(Samples.MORNING);
    }

    @Test
    @Tag("SES-262")
    @Tag("SES-112")
    void aTimedOutSessionIsClearedFromTheListByEnd() {
        Session session = after(Samples.in(SessionStatus.TIMED_OUT), Samples.end());

        assertThat(session.listed()).isFalse();
        assertThat(session.status()).isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
    }

    @Test
    @Tag("SES-59")
    void whatTheSystemLimitEndedStaysTimedOutWhateverIsAsked() {
        Session session =
                Samples.after(
                        Samples.in(SessionStatus.ACTIVE),
                        new SessionEvent.Ended(
                                SessionStatus.TIMED_OUT, EndCause.SYSTEM_TIME_OUT, Author.SYSTEM),
                        LATER);

        assertThat(machine.decide(session, Samples.end(), LATER)).isEmpty();
        assertThat(machine.decide(session, new CustomerArrived(), LATER)).isEmpty();
    }

    @Test
    void anotherTechnicianMayNeitherStartNorEndNorSay() {
        Session waiting = Samples.in(SessionStatus.WAITING);
        Session active = Samples.in(SessionStatus.ACTIVE);

        assertForbidden(waiting, new Start(Samples.TOM));
        assertForbidden(active, new End(Samples.TOM));
        assertForbidden(active, new Say(Samples.TOM, "t1", "Hello"));
    }

    private void assertForbidden(Session session, SessionCommand command) {
        assertThatThrownBy(() -> machine.decide(session, command, LATER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("forbidden"));
    }

    @Test
    @Tag("SES-238")
    void whoWasInvitedBeforeCanTakeUpWhatIsHandedToHim() {
        Session invited =
                after(
                        Samples.in(SessionStatus.ACTIVE),
                        new SessionCommand.Invite(Samples.MARA, Samples.TOM, Set.of(), ""));
        Session handed =
                after(
                        invited,
                        new SessionCommand.HandOver(
                                Samples.MARA, Target.technician(Samples.TOM.accountId()), ""));

        assertThat(machine.entryOf(handed, Samples.TOM.accountId()))
                .hasValueSatisfying(
                        entry -> assertThat(entry.status()).isEqualTo(SessionStatus.INCOMING));
        Session taken = after(handed, new Start(Samples.TOM));
        assertThat(taken.technicianId()).isEqualTo(Samples.TOM.accountId());
        assertThat(taken.company().participants()).isEmpty();
    }

    @Test
    void aNoteIsNoActivity() {
        Session active = Samples.in(SessionStatus.ACTIVE);

        Session session = after(active, new Note(Author.SYSTEM, "Case 20397 opened"));

        assertThat(session.activeAt()).isEqualTo(active.activeAt());
        assertThat(session.revision()).isEqualTo(active.revision() + 1);
    }

    @Test
    @Tag("HIST-05")
    @Tag("HIST-07")
    void whoeverWritesTheNoteAnewHasSeenWhatWasNotedBefore() {
        Session active = Samples.in(SessionStatus.ACTIVE);
        Session written = after(active, new WriteNote(Samples.MARA, 0, "Toner"));

        assertThat(written.notes()).isEqualTo(1);
        assertThatThrownBy(() -> after(written, new WriteNote(Samples.MARA, 0, "Drum")))
                .satisfies(
                        refused -> {
                            assertThat(((Refused) refused).code()).isEqualTo("changed");
                            assertThat(((Refused) refused).details()).containsEntry("notes", 1);
                        });
        Session added = after(written, new Note(Author.SYSTEM, "Case 20397"));
        assertThat(after(added, new WriteNote(Samples.MARA, 2, "Toner, drum")).notes())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionStatus.class,
            names = {
                "WAITING",
                "RECONNECTING",
                "OFFLINE",
                "OUTGOING",
                "CLOSED",
                "TIMED_OUT",
                "CLOSED_BY_TECHNICIAN"
            })
    @Tag("HIST-07")
    void theNoteIsReadOnlyWhenNobodyWorksWithTheCustomer(SessionStatus status) {
        Session session = Samples.in(status);

        assertThat(machine.acts(session, Samples.MARA.accountId())).doesNotContain("write-note");
        assertThatThrownBy(() -> after(session, new WriteNote(Samples.MARA, 0, "Toner")))
                .satisfies(
                        refused ->
                                assertThat(((Refused) refused).reason()).isEqualTo(Reason.STATE));
    }

    @Test
    @Tag("HIST-10")
    void theFirstDeviceThatASessionHearsOfStaysItsDevice() {
        Session connecting = Samples.in(SessionStatus.CONNECTING);
        Session known = after(connecting, new Recognise(new Device("laptop")));

        assertThat(known.device()).isEqualTo(new Device("laptop"));
        assertThat(known.status()).isEqualTo(SessionStatus.CONNECTING);
        assertThat(machine.decide(known, new Recognise(new Device("phone")), LATER)).isEmpty();
    }

    @Test
    void theIdAndTheKindStayWhateverHappens() {
        Session session = Session.begin(Samples.SESSION, Samples.asked(), Samples.MORNING);
        Session last =
                after(after(after(session, new CustomerArrived()), Samples.start()), Samples.end());

        assertThat(last.id()).isEqualTo(session.id());
        assertThat(last.kind()).isEqualTo(session.kind());
        assertThat(last.createdAt().plus(Duration.ofSeconds(30))).isEqualTo(LATER);
    }
}
