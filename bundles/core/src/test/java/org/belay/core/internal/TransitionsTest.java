package org.belay.core.internal;

import static org.belay.core.internal.Scene.given;

import java.time.Duration;
import java.util.List;
import org.belay.api.session.EndCause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The catalogue's ways from status to status (SES-201 to SES-328), each as a scene: who sees what
 * before, who asks what, who sees what then, and that nobody else sees anything.
 */
class TransitionsTest {

    @Test
    @Tag("SES-201")
    void theCustomerWhoComesIsSeenWaiting() {
        given("Mara connecting").when("the customer comes").then("Mara waiting");
        given("Mara connecting, Nora connecting")
                .when("the customer comes")
                .then("Mara waiting, Nora waiting");
    }

    @Test
    @Tag("SES-202")
    @Tag("SES-511")
    void aCustomerWhoNeverComesVanishesAtTheConnectingLimit() {
        given("Mara connecting")
                .when("9 minutes pass")
                .then("Mara connecting")
                .when("1 minute passes")
                .then("nobody")
                .recordedAs("timed-out")
                .because(EndCause.CONNECTING_TIME_OUT);
    }

    @Test
    @Tag("SES-203")
    @Tag("SES-103")
    void whoStartsHasItActiveAndTheOthersOfTheChannelLoseIt() {
        given("Mara waiting").when("Mara starts").then("Mara active");
        given("Mara waiting, Nora waiting").when("Nora starts").then("Nora active");
    }

    @Test
    @Tag("SES-204")
    @Tag("SES-106")
    void aWaitingSessionHandedOverIsOutgoingHereAndIncomingThere() {
        given("Mara waiting").when("Mara hands over to Tom").then("Mara outgoing, Tom incoming");
        given("Mara waiting, Nora waiting")
                .when("Nora hands over to Tom")
                .then("Tom incoming, Nora outgoing");
    }

    @Test
    @Tag("SES-205")
    @Tag("SES-511")
    void aSessionThatNobodyStartsVanishesAtTheWaitingLimit() {
        given("Mara waiting, Nora waiting")
                .when("119 minutes pass")
                .then("Mara waiting, Nora waiting")
                .when("1 minute passes")
                .then("nobody")
                .recordedAs("timed-out")
                .because(EndCause.WAITING_TIME_OUT);
    }

    @Test
    @Tag("SES-206")
    void aWaitingCustomerWhoIsLostIsSeenReconnecting() {
        given("Mara waiting").when("the line breaks").then("Mara reconnecting");
        given("Mara waiting, Nora waiting")
                .when("the line breaks")
                .then("Mara reconnecting, Nora reconnecting");
    }

    @Test
    @Tag("SES-207")
    @Tag("SES-506")
    void aWaitingCustomersRestartIsSeenRebootingAndAfterFiveMinutesOffline() {
        given("Mara waiting")
                .when("the device restarts")
                .then("Mara rebooting")
                .when("299 seconds pass")
                .then("Mara rebooting")
                .when("1 second passes")
                .then("Mara offline");
    }

    @Test
    @Tag("SES-208")
    @Tag("SES-103")
    void aCustomerWhoLeavesAnActiveSessionIsSeenClosedAndStaysListed() {
        given("Mara active")
                .when("the customer leaves")
                .then("Mara closed")
                .recordedAs("closed")
                .because(EndCause.CUSTOMER);
    }

    @Test
    @Tag("SES-209")
    @Tag("SES-103")
    void anIdleSessionIsSeenTimedOut() {
        given("Mara active")
                .when("59 minutes pass")
                .then("Mara active")
                .when("1 minute passes")
                .then("Mara timed-out")
                .recordedAs("timed-out")
                .because(EndCause.IDLE_TIME_OUT);
    }

    @Test
    @Tag("SES-210")
    @Tag("SES-511")
    @Tag("SES-103")
    void whatItsTechnicianEndsVanishes() {
        given("Mara active")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician")
                .because(EndCause.TECHNICIAN);
    }

    @Test
    @Tag("SES-211")
    @Tag("SES-103")
    void aRestartOfTheDeviceIsSeenRebootingWhoeverBeganIt() {
        given("Mara active")
                .when("Mara restarts the device")
                .then("Mara rebooting")
                .when("5 minutes pass")
                .then("Mara offline");
        given("Mara active").when("the device restarts").then("Mara rebooting");
    }

    @Test
    @Tag("SES-212")
    @Tag("SES-103")
    void anActiveSessionWhoseLineBreaksIsSeenReconnectingAndAfterFiveMinutesOffline() {
        given("Mara active")
                .when("the line breaks")
                .then("Mara reconnecting")
                .when("299 seconds pass")
                .then("Mara reconnecting")
                .when("1 second passes")
                .then("Mara offline");
    }

    @Test
    @Tag("SES-213")
    @Tag("COLL-59")
    void whoGivesTheLeadBackCollaborates() {
        given("Mara active, Tom collaborating")
                .when("Mara offers the lead to Tom")
                .when("Tom accepts the lead")
                .then("Mara collaborating, Tom active")
                .when("Tom offers the lead to Mara")
                .when("Mara accepts the lead")
                .then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-214")
    @Tag("SES-103")
    void aHeldSessionIsSeenOnHold() {
        given("Mara active").when("Mara holds").then("Mara on-hold");
    }

    @Test
    @Tag("SES-214")
    void holdingNeedsThePermission() {
        given("Mara active")
                .denying("Mara", Lifecycle.MAY_HOLD)
                .refuses("Mara holds", "forbidden")
                .then("Mara active");
    }

    @Test
    @Tag("SES-215")
    @Tag("SES-103")
    @Tag("SES-106")
    void anActiveSessionHandedOverIsOutgoingHereAndIncomingThere() {
        given("Mara active").when("Mara hands over to Tom").then("Mara outgoing, Tom incoming");
        given("Mara active")
                .when("Mara hands over to Lab")
                .then("Mara outgoing, Tom incoming, Olaf incoming");
    }

    @Test
    @Tag("SES-215")
    @Tag("SES-217")
    @Tag("SES-106")
    @Tag("SES-204")
    void handingOverNeedsThePermission() {
        for (String seen : List.of("Mara waiting", "Mara active", "Mara on-hold")) {
            given(seen)
                    .denying("Mara", Lifecycle.MAY_HAND_OVER)
                    .refuses("Mara hands over to Tom", "forbidden")
                    .then(seen);
        }
    }

    @Test
    @Tag("SES-216")
    @Tag("SES-103")
    void aHeldSessionIsStartedAgain() {
        given("Mara on-hold").when("Mara starts").then("Mara active");
    }

    @Test
    @Tag("SES-217")
    void aHeldSessionHandedOverIsOutgoingHereAndIncomingThere() {
        given("Mara on-hold").when("Mara hands over to Tom").then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-218")
    void aHeldSessionWhoseDeviceRestartsIsSeenRebooting() {
        given("Mara on-hold")
                .when("the device restarts")
                .then("Mara rebooting")
                .when("5 minutes pass")
                .then("Mara offline");
    }

    @Test
    @Tag("SES-219")
    @Tag("SES-108")
    void whoHeldForHimselfCollaboratesAgain() {
        given("Mara active, Tom on-hold").when("Tom starts").then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-219")
    void whoHeldForHimselfCannotEndTheHoldForAll() {
        given("Mara active, Tom collaborating")
                .when("Mara holds")
                .then("Mara on-hold, Tom on-hold")
                .refuses("Tom starts", "state");
        given("Mara active, Tom on-hold")
                .when("Mara holds")
                .when("Mara starts")
                .then("Mara active, Tom on-hold");
    }

    @Test
    @Tag("SES-220")
    @Tag("CUST-114")
    void aCustomerWhoLeavesAHeldSessionIsSeenClosed() {
        given("Mara on-hold").when("the customer leaves").then("Mara closed").recordedAs("closed");
    }

    @Test
    @Tag("SES-221")
    void aHeldSessionWhoseLineBreaksIsSeenReconnecting() {
        given("Mara on-hold")
                .when("the line breaks")
                .then("Mara reconnecting")
                .when("5 minutes pass")
                .then("Mara offline");
    }

    @Test
    @Tag("SES-222")
    @Tag("SES-504")
    void anActiveSessionIsActiveAgainWhenTheLineIsBack() {
        given("Mara active")
                .when("the line breaks")
                .then("Mara reconnecting")
                .when("the line is back")
                .then("Mara active");
    }

    @Test
    @Tag("SES-223")
    void aHeldSessionIsOnHoldAgainWhenTheLineIsBack() {
        given("Mara on-hold")
                .when("the line breaks")
                .then("Mara reconnecting")
                .when("the line is back")
                .then("Mara on-hold");
    }

    @Test
    @Tag("SES-224")
    @Tag("SES-507")
    void anIdleLimitShorterThanTheLossTimesTheSessionOut() {
        given("Mara active")
                .underIdleLimit(4)
                .when("the line breaks")
                .then("Mara reconnecting")
                .when("239 seconds pass")
                .then("Mara reconnecting")
                .when("1 second passes")
                .then("Mara timed-out")
                .recordedAs("timed-out");
    }

    @Test
    @Tag("SES-225")
    @Tag("SES-511")
    void aLostSessionThatItsTechnicianEndsVanishes() {
        given("Mara active")
                .when("the line breaks")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
        given("Mara on-hold").when("the line breaks").when("Mara ends").then("nobody");
        given("Mara outgoing, Tom incoming")
                .when("the line breaks")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
    }

    @Test
    @Tag("SES-226")
    void aWaitingSessionWaitsAgainWhenTheLineIsBack() {
        given("Mara waiting").when("the line breaks").when("the line is back").then("Mara waiting");
        given("Mara waiting, Nora waiting")
                .when("the line breaks")
                .when("the line is back")
                .then("Mara waiting, Nora waiting");
    }

    @Test
    @Tag("SES-227")
    @Tag("SES-318")
    void aSessionOnItsWayIsIncomingAndOutgoingAgainWhenTheLineIsBack() {
        given("Mara outgoing, Tom incoming")
                .when("the line breaks")
                .then("Mara reconnecting, Tom reconnecting")
                .when("the line is back")
                .then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-228")
    void aLineThatStaysBrokenIsSeenOffline() {
        given("Mara active")
                .when("the line breaks")
                .when("5 minutes pass")
                .then("Mara offline")
                .when("30 minutes pass")
                .then("Mara offline");
    }

    @Test
    @Tag("SES-229")
    @Tag("SES-504")
    void anActiveSessionIsActiveAgainAfterOffline() {
        given("Mara active")
                .when("the line breaks")
                .when("6 minutes pass")
                .then("Mara offline")
                .when("the line is back")
                .then("Mara active");
    }

    @Test
    @Tag("SES-230")
    @Tag("SES-507")
    void anIdleLimitAboveFiveMinutesTimesAnOfflineSessionOut() {
        given("Mara active")
                .underIdleLimit(8)
                .when("the line breaks")
                .when("5 minutes pass")
                .then("Mara offline")
                .when("179 seconds pass")
                .then("Mara offline")
                .when("1 second passes")
                .then("Mara timed-out");
    }

    @Test
    @Tag("SES-231")
    @Tag("SES-511")
    void anOfflineSessionThatItsTechnicianEndsVanishes() {
        given("Mara active")
                .when("the line breaks")
                .when("6 minutes pass")
                .then("Mara offline")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
        given("Mara outgoing, Tom incoming")
                .when("the line breaks")
                .when("6 minutes pass")
                .then("Mara offline, Tom offline")
                .when("Mara ends")
                .then("nobody");
    }

    @Test
    @Tag("SES-232")
    void aHeldSessionIsOnHoldAgainAfterOffline() {
        given("Mara on-hold")
                .when("the line breaks")
                .when("6 minutes pass")
                .then("Mara offline")
                .when("the line is back")
                .then("Mara on-hold");
    }

    @Test
    @Tag("SES-233")
    void aWaitingSessionWaitsAgainAfterOffline() {
        given("Mara waiting")
                .when("the line breaks")
                .when("6 minutes pass")
                .then("Mara offline")
                .when("the line is back")
                .then("Mara waiting");
    }

    @Test
    @Tag("SES-234")
    void whatIsHandedOnIsOutgoingForWhoeverHandsItOn() {
        given("Mara outgoing, Tom incoming")
                .when("Tom hands over to Desk")
                .then("Mara incoming, Tom outgoing, Nora incoming");
        given("Mara outgoing, Tom incoming")
                .when("Tom hands over to Olaf")
                .then("Tom outgoing, Olaf incoming");
    }

    @Test
    @Tag("SES-234")
    void handingOnNeedsThePermission() {
        given("Mara outgoing, Tom incoming")
                .denying("Tom", Lifecycle.MAY_HAND_OVER)
                .refuses("Tom hands over to Olaf", "forbidden")
                .then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-235")
    @Tag("SES-105")
    @Tag("SES-317")
    @Tag("SES-106")
    void aSessionOnItsWayWhoseLineBreaksIsSeenReconnectingOnBothSides() {
        given("Mara outgoing, Tom incoming")
                .when("the line breaks")
                .then("Mara reconnecting, Tom reconnecting")
                .when("5 minutes pass")
                .then("Mara offline, Tom offline");
    }

    @Test
    @Tag("SES-236")
    @Tag("SES-105")
    @Tag("SES-241")
    @Tag("SES-106")
    void aSessionOnItsWayWhoseDeviceRestartsIsSeenRebootingOnBothSides() {
        given("Mara outgoing, Tom incoming")
                .when("Mara restarts the device")
                .then("Mara rebooting, Tom rebooting")
                .when("5 minutes pass")
                .then("Mara offline, Tom offline");
    }

    @Test
    @Tag("SES-237")
    @Tag("SES-511")
    @Tag("SES-242")
    @Tag("SES-106")
    @Tag("SES-316")
    @Tag("SES-510")
    void aCustomerWhoLeavesOnTheWayIsSeenClosedByTheSenderAndVanishesForTheRecipient() {
        given("Mara outgoing, Tom incoming")
                .when("the customer leaves")
                .then("Mara closed")
                .recordedAs("closed");
    }

    @Test
    @Tag("SES-237")
    @Tag("SES-239")
    @Tag("SES-103")
    @Tag("SES-106")
    void whatItsSenderCallsBackVanishesForTheRecipient() {
        given("Mara outgoing, Tom incoming")
                .when("Mara starts")
                .then("Mara active")
                .refuses("Tom starts", "forbidden");
    }

    @Test
    @Tag("SES-238")
    @Tag("SES-103")
    @Tag("SES-105")
    @Tag("SES-243")
    @Tag("SES-511")
    void whatItsRecipientTakesUpVanishesForTheSender() {
        given("Mara outgoing, Tom incoming").when("Tom starts").then("Tom active");
        given("Mara active").when("Mara hands over to Lab").when("Olaf starts").then("Olaf active");
    }

    @Test
    @Tag("SES-240")
    void whatIsHandedBackIsIncomingForTheFirstAndOutgoingForTheSecond() {
        given("Mara outgoing, Tom incoming")
                .when("Tom hands over to Mara")
                .then("Mara incoming, Tom outgoing")
                .when("Mara starts")
                .then("Mara active");
    }

    @Test
    @Tag("SES-244")
    @Tag("SES-108")
    void whoAcceptsCollaboratesAndTheLeadStaysActive() {
        given("Mara active, Tom invitation")
                .when("Tom starts")
                .then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-244")
    void nobodyAcceptsWhileTheLeadHolds() {
        given("Mara active, Tom invitation")
                .when("Mara holds")
                .then("Mara on-hold, Tom invitation")
                .refuses("Tom starts", "state")
                .when("Mara starts")
                .when("Tom starts")
                .then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-245")
    @Tag("SES-511")
    void anInvitationThatTheLeadTakesBackVanishes() {
        given("Mara active, Tom invitation").when("Mara dismisses Tom").then("Mara active");
    }

    @Test
    @Tag("SES-246")
    @Tag("SES-506")
    @Tag("SES-108")
    void aRestartByACollaboratorIsSeenRebootingByAll() {
        given("Mara active, Tom collaborating")
                .when("Tom restarts the device")
                .then("Mara rebooting, Tom rebooting")
                .when("5 minutes pass")
                .then("Mara offline, Tom offline");
        given("Mara active, Tom collaborating")
                .when("the device restarts")
                .then("Mara rebooting, Tom rebooting");
    }

    @Test
    @Tag("SES-247")
    @Tag("SES-511")
    @Tag("SES-508")
    void anIdleCollaboratorVanishesAndTheOthersGoOn() {
        given("Mara active, Tom collaborating")
                .when("40 minutes pass")
                .when("Mara says")
                .when("19 minutes pass")
                .then("Mara active, Tom collaborating")
                .when("1 minute passes")
                .then("Mara active")
                .recordedAs("active");
    }

    @Test
    @Tag("SES-247")
    void anIdleCollaboratorVanishesAlsoWhileTheLineIsBroken() {
        given("Mara active, Tom collaborating")
                .under(new Limits(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(4)))
                .when("3 minutes pass")
                .when("Mara says")
                .when("the line breaks")
                .when("1 minute passes")
                .then("Mara reconnecting");
    }

    @Test
    @Tag("SES-248")
    @Tag("SES-108")
    @Tag("COLL-40")
    void whatTheLeadEndsIsClosedForTheCollaborator() {
        given("Mara active, Tom collaborating")
                .when("Mara ends")
                .then("Tom closed")
                .recordedAs("closed-by-technician");
        given("Mara active, Tom collaborating")
                .when("the customer leaves")
                .then("Mara closed, Tom closed")
                .recordedAs("closed");
        given("Mara active, Tom on-hold").when("Mara ends").then("Tom closed");
        given("Mara active, Tom invitation").when("Mara ends").then("nobody");
    }

    @Test
    @Tag("SES-249")
    @Tag("SES-108")
    @Tag("COLL-54")
    void aCollaboratorHoldsForHimselfAlone() {
        given("Mara active, Tom collaborating").when("Tom holds").then("Mara active, Tom on-hold");
    }

    @Test
    @Tag("SES-249")
    void aCollaboratorsHoldNeedsThePermission() {
        given("Mara active, Tom collaborating")
                .denying("Tom", Lifecycle.MAY_HOLD)
                .refuses("Tom holds", "forbidden")
                .then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-250")
    @Tag("SES-511")
    @Tag("SES-108")
    @Tag("COLL-33")
    void aCollaboratorWhomTheLeadDismissesLosesTheSession() {
        given("Mara active, Tom collaborating")
                .when("Mara dismisses Tom")
                .then("Mara active")
                .refuses("Tom says", "forbidden");
    }

    @Test
    @Tag("SES-251")
    @Tag("SES-504")
    @Tag("SES-108")
    @Tag("COLL-31")
    @Tag("COLL-51")
    void whoAcceptsTheLeadHasItActiveAndTheFormerLeadCollaborates() {
        given("Mara active, Tom collaborating")
                .when("Mara offers the lead to Tom")
                .then("Mara active, Tom collaborating")
                .when("Tom accepts the lead")
                .then("Mara collaborating, Tom active");
    }

    @Test
    @Tag("SES-252")
    @Tag("SES-504")
    void anActiveSessionIsActiveAgainAfterARestart() {
        given("Mara active")
                .when("Mara restarts the device")
                .when("the line is back")
                .then("Mara active");
    }

    @Test
    @Tag("SES-253")
    @Tag("SES-518")
    void whatTheLeadEndsDuringARestartIsClosedForTheCollaborator() {
        given("Mara active, Tom collaborating")
                .when("Mara restarts the device")
                .then("Mara rebooting, Tom rebooting")
                .when("Mara ends")
                .then("Tom closed")
                .recordedAs("closed-by-technician");
    }

    @Test
    @Tag("SES-254")
    @Tag("SES-511")
    void whomTheLeadDismissesDuringARestartLosesTheSession() {
        given("Mara active, Tom collaborating")
                .when("Mara restarts the device")
                .when("Mara dismisses Tom")
                .then("Mara rebooting");
    }

    @Test
    @Tag("SES-255")
    void aSessionOnItsWayIsOutgoingAgainAfterARestart() {
        given("Mara outgoing, Tom incoming")
                .when("Mara restarts the device")
                .when("the line is back")
                .then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-256")
    void aHeldSessionIsOnHoldAgainAfterARestart() {
        given("Mara on-hold")
                .when("the device restarts")
                .then("Mara rebooting")
                .when("the line is back")
                .then("Mara on-hold");
    }

    @Test
    @Tag("SES-257")
    void aSessionOnItsWayIsIncomingAgainAfterTheCustomersRestart() {
        given("Mara outgoing, Tom incoming")
                .when("the device restarts")
                .then("Mara rebooting, Tom rebooting")
                .when("the line is back")
                .then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-258")
    @Tag("SES-108")
    void aCollaboratorCollaboratesAgainAfterTheRestartThatHeBegan() {
        given("Mara active, Tom collaborating")
                .when("Tom restarts the device")
                .when("the line is back")
                .then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-259")
    void aWaitingSessionWaitsAgainAfterARestart() {
        given("Mara waiting")
                .when("the device restarts")
                .when("the line is back")
                .then("Mara waiting");
    }

    @Test
    @Tag("SES-260")
    @Tag("SES-511")
    @Tag("SES-115")
    @Tag("SES-113")
    void aClosedSessionThatItsTechnicianEndsVanishes() {
        given("Mara active")
                .when("the customer leaves")
                .then("Mara closed")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
    }

    @Test
    @Tag("SES-260")
    void aCollaboratorClearsHisOwnEntryAlone() {
        given("Mara active, Tom collaborating")
                .when("the customer leaves")
                .then("Mara closed, Tom closed")
                .when("Tom ends")
                .then("Mara closed")
                .recordedAs("closed")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
    }

    @Test
    @Tag("SES-261")
    @Tag("SES-60")
    void aTimedOutSessionStaysListedWhileNobodyEndsIt() {
        given("Mara active")
                .when("60 minutes pass")
                .then("Mara timed-out")
                .when("3 minutes pass")
                .then("Mara timed-out")
                .when("400 days pass")
                .then("Mara timed-out");
    }

    @Test
    @Tag("SES-262")
    @Tag("SES-511")
    @Tag("SES-115")
    void aTimedOutSessionThatItsTechnicianEndsVanishes() {
        given("Mara active")
                .when("60 minutes pass")
                .then("Mara timed-out")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
    }

    @Test
    @Tag("SES-301")
    @Tag("SES-103")
    void routingStartsAnIncomingPrivateSessionByItself() {
        given("Mara connecting")
                .when("the customer comes")
                .when("routing assigns Mara")
                .then("Mara active");
    }

    @Test
    @Tag("SES-302")
    @Tag("SES-105")
    void aWaitingSessionHandedOverIsIncomingThere() {
        given("Mara waiting")
                .when("Mara hands over to Lab")
                .then("Mara outgoing, Tom incoming, Olaf incoming");
        given("Mara waiting, Nora waiting")
                .when("routing hands over to Lab")
                .then("Mara outgoing, Tom incoming, Nora outgoing, Olaf incoming");
    }

    @Test
    @Tag("SES-303")
    @Tag("SES-503")
    void aSessionThatNobodyStartsIsTimedOutAndInNoList() {
        given("Mara waiting").when("120 minutes pass").then("nobody").recordedAs("timed-out");
    }

    @Test
    @Tag("SES-304")
    @Tag("SES-114")
    @Tag("CUST-116")
    void aCustomerWhoLeavesBeforeTheStartVanishes() {
        given("Mara waiting")
                .when("the customer leaves")
                .then("nobody")
                .recordedAs("closed-by-waiting-customer");
        given("Mara connecting")
                .when("the customer leaves")
                .then("nobody")
                .recordedAs("closed-by-waiting-customer");
        given("Mara waiting")
                .when("the line breaks")
                .when("the customer leaves")
                .then("nobody")
                .recordedAs("closed-by-waiting-customer");
    }

    @Test
    @Tag("SES-305")
    @Tag("SES-105")
    void anActiveSessionHandedOverIsIncomingThere() {
        given("Mara active").when("Mara hands over to Tom").then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-306")
    @Tag("SES-54")
    void anActiveSessionGoesOfflineOnlyByWayOfALoss() {
        given("Mara active")
                .when("10 minutes pass")
                .then("Mara active")
                .when("the line breaks")
                .when("5 minutes pass")
                .then("Mara offline");
        given("Mara active")
                .when("the device restarts")
                .when("5 minutes pass")
                .then("Mara offline");
    }

    @Test
    @Tag("SES-307")
    @Tag("SES-116")
    void aSessionWhoseTechnicianIsDeletedIsAborted() {
        given("Mara active")
                .when("Mara is deleted")
                .then("nobody")
                .recordedAs("aborted")
                .because(EndCause.TECHNICIAN_GONE);
        given("Mara active, Tom collaborating")
                .when("Mara is deleted")
                .then("Tom closed")
                .recordedAs("aborted");
        given("Mara active")
                .when("the line breaks")
                .when("Mara is deleted")
                .then("nobody")
                .recordedAs("aborted");
    }

    @Test
    @Tag("SES-307")
    void aCollaboratorWhoIsDeletedLosesTheSessionAlone() {
        given("Mara active, Tom collaborating").when("Tom is deleted").then("Mara active");
        given("Mara active, Tom invitation").when("Tom is deleted").then("Mara active");
    }

    @Test
    @Tag("SES-308")
    @Tag("SES-507")
    @Tag("SES-58")
    @Tag("SES-515")
    void aHoldEndsAfterFourteenDays() {
        given("Mara on-hold")
                .when("13 days pass")
                .then("Mara on-hold")
                .when("1 day passes")
                .recordedAs("timed-out")
                .because(EndCause.SYSTEM_TIME_OUT);
    }

    @Test
    @Tag("SES-309")
    @Tag("SES-105")
    void aHeldSessionHandedOverIsIncomingThere() {
        given("Mara on-hold")
                .when("Mara hands over to Tom")
                .then("Mara outgoing, Tom incoming")
                .when("Tom starts")
                .then("Tom active");
    }

    @Test
    @Tag("SES-310")
    @Tag("SES-509")
    void aRecipientStartsBeforeHeHolds() {
        given("Mara outgoing, Tom incoming")
                .refuses("Tom holds", "state")
                .when("Tom starts")
                .when("Tom holds")
                .then("Tom on-hold");
    }

    @Test
    @Tag("SES-311")
    @Tag("SES-509")
    void aSenderWhoHoldsCallsTheSessionBack() {
        given("Mara outgoing, Tom incoming")
                .when("Mara holds")
                .then("Mara on-hold")
                .refuses("Tom starts", "forbidden");
    }

    @Test
    @Tag("SES-311")
    void theSendersHoldNeedsThePermission() {
        given("Mara outgoing, Tom incoming")
                .denying("Mara", Lifecycle.MAY_HOLD)
                .refuses("Mara holds", "forbidden")
                .then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-312")
    @Tag("SES-105")
    @Tag("SES-313")
    @Tag("SES-106")
    void anIdleSessionOnItsWayIsTimedOutOnBothSides() {
        given("Mara outgoing, Tom incoming")
                .when("59 minutes pass")
                .then("Mara outgoing, Tom incoming")
                .when("1 minute passes")
                .then("Mara timed-out, Tom timed-out")
                .recordedAs("timed-out")
                .when("Tom ends")
                .then("Mara timed-out")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
    }

    @Test
    @Tag("SES-312")
    @Tag("SES-313")
    @Tag("SES-503")
    void aSessionOnItsWayThatNobodyHadStartedVanishesAtTheWaitingLimitHoweverMuchTheCustomerSays() {
        given("Mara waiting")
                .when("Mara hands over to Tom")
                .then("Mara outgoing, Tom incoming")
                .when("100 minutes pass")
                .when("the customer says")
                .when("19 minutes pass")
                .then("Mara outgoing, Tom incoming")
                .when("1 minute passes")
                .then("nobody")
                .because(EndCause.WAITING_TIME_OUT);
    }

    @Test
    @Tag("SES-114")
    @Tag("SES-314")
    @Tag("SES-315")
    @Tag("SES-505")
    void aCustomerWhoLeavesOnTheWayBeforeAnyStartIsSeenSoByTheSender() {
        given("Mara waiting")
                .when("Mara hands over to Tom")
                .then("Mara outgoing, Tom incoming")
                .when("the customer leaves")
                .then("Mara closed-by-waiting-customer")
                .recordedAs("closed-by-waiting-customer")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-waiting-customer");
    }

    @Test
    @Tag("SES-319")
    void aCustomerWhoLeavesDuringALossIsSeenClosed() {
        given("Mara active")
                .when("the line breaks")
                .when("the customer leaves")
                .then("Mara closed")
                .recordedAs("closed");
        given("Mara active")
                .when("the device restarts")
                .when("the customer leaves")
                .then("Mara closed");
    }

    @Test
    @Tag("SES-320")
    void aDeviceThatDoesNotComeBackIsSeenOffline() {
        given("Mara active")
                .when("the device restarts")
                .when("299 seconds pass")
                .then("Mara rebooting")
                .when("1 second passes")
                .then("Mara offline")
                .when("the line is back")
                .then("Mara active");
    }

    @Test
    @Tag("SES-321")
    void whatItsTechnicianEndsDuringARestartVanishes() {
        given("Mara active")
                .when("the device restarts")
                .when("Mara ends")
                .then("nobody")
                .recordedAs("closed-by-technician");
    }

    @Test
    @Tag("SES-322")
    void aSessionOnItsWayIsIncomingAndOutgoingAgainAfterOffline() {
        given("Mara outgoing, Tom incoming")
                .when("the line breaks")
                .when("6 minutes pass")
                .then("Mara offline, Tom offline")
                .when("the line is back")
                .then("Mara outgoing, Tom incoming");
    }

    @Test
    @Tag("SES-323")
    void aCustomerWhoLeavesWhileOfflineIsSeenClosed() {
        given("Mara active")
                .when("the line breaks")
                .when("6 minutes pass")
                .when("the customer leaves")
                .then("Mara closed");
    }

    @Test
    @Tag("SES-324")
    void aCollaboratorCollaboratesAgainAfterOffline() {
        given("Mara active, Tom collaborating")
                .when("the line breaks")
                .when("6 minutes pass")
                .then("Mara offline, Tom offline")
                .when("the line is back")
                .then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-325")
    void whatIsHeldDuringALossIsOnHoldWhenTheLineIsBack() {
        given("Mara active")
                .when("the line breaks")
                .when("Mara holds")
                .when("the line is back")
                .then("Mara on-hold");
        given("Mara active")
                .when("the device restarts")
                .when("Mara holds")
                .when("the line is back")
                .then("Mara on-hold");
        given("Mara active")
                .when("the line breaks")
                .when("6 minutes pass")
                .when("Mara holds")
                .when("the line is back")
                .then("Mara on-hold");
    }

    @Test
    @Tag("SES-326")
    void aCollaboratorSeesTheLossAndCollaboratesAgain() {
        given("Mara active, Tom collaborating")
                .when("the line breaks")
                .then("Mara reconnecting, Tom reconnecting")
                .when("5 minutes pass")
                .then("Mara offline, Tom offline")
                .when("the line is back")
                .then("Mara active, Tom collaborating");
    }

    @Test
    @Tag("SES-327")
    @Tag("SES-59")
    @Tag("SES-515")
    void whateverIsNotOverIsTimedOutAfterTwoWeeks() {
        for (String seen :
                List.of(
                        "Mara connecting",
                        "Mara waiting",
                        "Mara active",
                        "Mara on-hold",
                        "Mara outgoing, Tom incoming",
                        "Mara active, Tom collaborating")) {
            given(seen)
                    .under(Samples.NO_LIMITS)
                    .when("13 days pass")
                    .then(seen)
                    .when("1 day passes")
                    .recordedAs("timed-out")
                    .because(EndCause.SYSTEM_TIME_OUT);
        }
    }

    @Test
    @Tag("SES-328")
    @Tag("COLL-05")
    void whomTheLeadInvitesSeesAnInvitation() {
        given("Mara active").when("Mara invites Tom").then("Mara active, Tom invitation");
    }

    @Test
    @Tag("SES-328")
    void invitingNeedsThePermission() {
        given("Mara active")
                .denying("Mara", Lifecycle.MAY_INVITE)
                .refuses("Mara invites Tom", "forbidden")
                .then("Mara active");
    }

    @Test
    @Tag("SES-328")
    @Tag("MON-22")
    void anAdministratorJoinsWithoutAnInvitation() {
        given("Mara active")
                .when("administrator joins")
                .then("Mara active, Greta collaborating")
                .when("Greta says")
                .when("Greta ends")
                .then("Mara active");
    }
}
