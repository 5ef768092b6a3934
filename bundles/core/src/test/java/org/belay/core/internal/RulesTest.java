package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.core.internal.Scene.given;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.permission.ChatRule;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Part;
import org.belay.api.session.Participant;
import org.belay.api.session.SessionCommand.Invite;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Terms;
import org.belay.api.session.Transfer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of sessions in general, and of whom several technicians are in one. */
class RulesTest {

    private static final String HANDED_OVER = "Mara outgoing, Tom incoming";
    private static final String TOGETHER = "Mara active, Tom collaborating";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Nested
    class Chat {

        @Test
        @Tag("CHAT-12")
        @Tag("PERM-39")
        void onWithoutTheSwitchItStaysOn() {
            Scene scene = given("Mara active").denying("Mara", ChatRule.SWITCH);

            scene.refuses("Mara switches the chat off", "forbidden")
                    .when("the customer says")
                    .when("Mara says");
            assertThat(scene.offered("Mara")).contains("say").doesNotContain("switch-chat");
        }

        @Test
        @Tag("CHAT-11")
        @Tag("CHAT-13")
        @Tag("PERM-40")
        void onWithTheSwitchItIsOffForBothSidesUntilItIsSwitchedOnAgain() {
            Scene scene = given("Mara active").when("the customer says");

            scene.when("Mara switches the chat off")
                    .asksInVain("Mara switches the chat off")
                    .refuses("the customer says", "chat-off")
                    .refuses("Mara says", "chat-off");
            assertThat(scene.latest()).isEqualTo(new SessionEvent.ChatSwitched(Cast.MARA, false));
            assertThat(scene.offered("Mara")).contains("switch-chat").doesNotContain("say");
            scene.when("Mara switches the chat on").when("the customer says").when("Mara says");
        }

        @Test
        @Tag("CHAT-14")
        @Tag("PERM-41")
        void offWithTheSwitchItIsOnOnceItWasSwitchedOn() {
            given("Mara waiting")
                    .denying("Mara", ChatRule.ON)
                    .refuses("the customer says", "chat-off")
                    .when("Mara starts")
                    .refuses("Mara says", "chat-off")
                    .when("Mara switches the chat on")
                    .when("Mara says")
                    .when("the customer says");
        }

        @Test
        @Tag("PERM-42")
        void offWithoutTheSwitchItStaysOff() {
            given("Mara active")
                    .denying("Mara", ChatRule.ON)
                    .denying("Mara", ChatRule.SWITCH)
                    .refuses("Mara switches the chat on", "forbidden")
                    .refuses("Mara says", "chat-off");
        }

        @Test
        @Tag("CHAT-15")
        @Tag("COLL-38")
        @Tag("COLL-52")
        void techniciansTalkAmongThemselvesWhileItIsOff() {
            given(TOGETHER)
                    .when("Mara switches the chat off")
                    .refuses("Tom says", "chat-off")
                    .when("Mara whispers")
                    .when("Tom whispers");
        }

        @Test
        @Tag("COLL-37")
        void theLeadAloneSwitchesIt() {
            given(TOGETHER)
                    .refuses("Tom switches the chat off", "state")
                    .when("Mara offers the lead to Tom")
                    .when("Tom accepts the lead")
                    .refuses("Mara switches the chat off", "state")
                    .when("Tom switches the chat off")
                    .refuses("Mara says", "chat-off");
        }

        @Test
        void whoTakesItUpBringsTheRuleOfHisGroup() {
            given("Mara active")
                    .denying("Tom", ChatRule.SWITCH)
                    .when("Mara switches the chat off")
                    .when("Mara hands over to Tom")
                    .refuses("the customer says", "chat-off")
                    .when("Tom starts")
                    .when("Tom says");
        }

        @Test
        void whoWaitsInAChannelMayTellWhatHappened() {
            given("Mara waiting, Nora waiting")
                    .denying("Mara", ChatRule.ON)
                    .when("the customer says")
                    .when("Mara starts")
                    .refuses("the customer says", "chat-off");
        }
    }

    @Nested
    class TermsAndConditions {

        private final Scene reads = given("Mara connecting");

        @BeforeEach
        void askForThem() {
            reads.staff.asking(Cast.TERMS);
        }

        @Test
        @Tag("SES-35")
        @Tag("SET-24")
        @Tag("SES-102")
        void withoutAcceptanceNobodyWaitsAndNobodyTalks() {
            reads.asksInVain("the customer comes")
                    .refuses("the customer says", "state")
                    .refuses("Mara starts", "state")
                    .refuses("Mara says", "state")
                    .then("Mara connecting");
        }

        @Test
        @Tag("SES-35")
        @Tag("SET-27")
        void whoAcceptsIsOnRecordAndThenWaits() {
            reads.when("2 minutes pass")
                    .when("the customer accepts the terms")
                    .then("Mara connecting")
                    .asksInVain("the customer accepts the terms");
            assertThat(reads.latest())
                    .isEqualTo(new SessionEvent.TermsAccepted(Cast.TERMS.version()));
            assertThat(reads.session().conduct().termsAccepted())
                    .contains(Samples.MORNING.plus(MINUTE.multipliedBy(2)));
            reads.when("the customer comes").then("Mara waiting");
        }

        @Test
        @Tag("SET-27")
        @Tag("SES-501")
        void whoDeclinesIsOutAtOnce() {
            reads.when("the customer declines the terms")
                    .then("nobody")
                    .recordedAs("closed-by-waiting-customer")
                    .because(EndCause.TERMS_DECLINED)
                    .refuses("the customer accepts the terms", "state");
        }

        @Test
        @Tag("SET-28")
        void theConnectingLimitGoesOnWhileHeReads() {
            reads.when("9 minutes pass")
                    .when("the customer accepts the terms")
                    .when("1 minute passes")
                    .then("nobody")
                    .because(EndCause.CONNECTING_TIME_OUT);
        }

        @Test
        void whatWasChangedWhileHeReadIsNotAccepted() {
            reads.staff.asking(new Terms("Something else", false));
            reads.refuses("the customer accepts the terms", "terms-changed");
        }

        @Test
        void aChangeConcernsNobodyWhoHasAccepted() {
            reads.when("the customer accepts the terms");
            reads.staff.asking(new Terms("Something else", false));
            reads.when("the customer comes").then("Mara waiting");
        }

        @Test
        void whereTheyAreTakenAwayNobodyNeedsToAccept() {
            reads.staff.asking(null);
            reads.asksInVain("the customer accepts the terms")
                    .when("the customer comes")
                    .then("Mara waiting");
        }
    }

    @Nested
    class Views {

        @Test
        @Tag("SES-03")
        void aPrivateSessionIsItsTechniciansAloneUntilItIsHandedOverOrShared() {
            given("Mara waiting")
                    .refuses("Nora starts", "forbidden")
                    .when("Mara starts")
                    .then("Mara active")
                    .when("Mara invites Tom")
                    .then("Mara active, Tom invitation")
                    .when("Mara hands over to Nora")
                    .then("Mara outgoing, Tom invitation, Nora incoming");
        }

        @Test
        @Tag("SES-04")
        void aSessionOfAChannelIsSeenByAllWhoServeItAndAnyOfThemStartsIt() {
            given("Mara waiting, Nora waiting").when("Mara starts").then("Mara active");
            given("Mara waiting, Nora waiting").when("Nora starts").then("Nora active");
            given("Mara waiting, Nora waiting").refuses("Tom starts", "forbidden");
        }

        @Test
        @Tag("SES-18")
        @Tag("SES-20")
        void theSameSessionHasAnotherStatusForEachWhoHasToDoWithIt() {
            given(TOGETHER)
                    .when("Mara invites Nora")
                    .when("Mara invites Olaf")
                    .then("Mara active, Tom collaborating, Nora invitation, Olaf invitation")
                    .when("Tom holds")
                    .then("Mara active, Tom on-hold, Nora invitation, Olaf invitation");
        }

        @Test
        @Tag("SES-19")
        void outgoingAndIncomingEndTogether() {
            given(HANDED_OVER).when("Tom starts").then("Tom active");
            given(HANDED_OVER).when("Mara starts").then("Mara active");
            given(HANDED_OVER).when("Mara holds").then("Mara on-hold");
            given(HANDED_OVER).when("the customer leaves").then("Mara closed");
        }

        @Test
        void whomItIsHandedToSeesItIncomingAlsoIfHeWasInvitedBefore() {
            given("Mara active, Tom invitation")
                    .when("Mara hands over to Tom")
                    .then(HANDED_OVER)
                    .when("Tom starts")
                    .then("Tom active")
                    .when("the line breaks")
                    .then("Tom reconnecting");
            given("Mara active, Tom invitation")
                    .when("Mara hands over to Lab")
                    .then("Mara outgoing, Tom incoming, Olaf incoming")
                    .when("Tom hands over to Nora")
                    .then("Tom outgoing, Nora incoming");
        }

        @Test
        void whoCollaboratesAndIsAssignedTheSessionIsItsLead() {
            given(TOGETHER)
                    .when("Mara hands over to Olaf")
                    .then("Mara outgoing, Tom collaborating, Olaf incoming")
                    .when("administrator assigns Tom")
                    .then("Tom active");
        }

        @Test
        @Tag("SES-22")
        @Tag("COLL-39")
        void theLeadsHoldIsForAllAndACollaboratorsForHimself() {
            given(TOGETHER)
                    .when("Mara holds")
                    .then("Mara on-hold, Tom on-hold")
                    .when("Mara starts")
                    .then(TOGETHER)
                    .when("Tom holds")
                    .then("Mara active, Tom on-hold");
        }

        @Test
        @Tag("SES-23")
        @Tag("COLL-53")
        @Tag("COLL-40")
        void theLeadEndsItForAllAndACollaboratorForHimself() {
            given(TOGETHER).when("Tom ends").then("Mara active").recordedAs("active");
            given(TOGETHER).when("Mara ends").then("Tom closed").recordedAs("closed-by-technician");
            given("Mara active, Tom on-hold").when("Tom ends").then("Mara active");
            given(TOGETHER)
                    .when("the line breaks")
                    .when("Tom ends")
                    .then("Mara reconnecting")
                    .when("the line is back")
                    .then("Mara active");
        }

        @Test
        @Tag("SES-107")
        void whoDeclinesAnInvitationLosesIt() {
            given("Mara active, Tom invitation").when("Tom ends").then("Mara active");
        }

        @Test
        @Tag("SES-512")
        void whenAGuestJoinsTheLeadStaysActive() {
            given("Mara active, Eve collaborating")
                    .recordedAs("active")
                    .when("Eve ends")
                    .then("Mara active");
        }

        @Test
        @Tag("SES-26")
        @Tag("SES-109")
        @Tag("SES-110")
        @Tag("SES-111")
        void whateverWasBeforeALossIsAgainAfterIt() {
            for (String before :
                    List.of(
                            "Mara waiting",
                            "Mara waiting, Nora waiting",
                            "Mara active",
                            "Mara on-hold",
                            HANDED_OVER,
                            TOGETHER,
                            "Mara active, Tom on-hold")) {
                given(before).when("the line breaks").when("the line is back").then(before);
                given(before).when("the device restarts").when("the line is back").then(before);
                given(before)
                        .when("the line breaks")
                        .when("the device restarts")
                        .when("6 minutes pass")
                        .when("the line is back")
                        .then(before);
            }
        }

        @Test
        @Tag("SES-513")
        void aRestartThatNobodyAnnouncesLooksLikeALossUntilSomebodyDoes() {
            given("Mara active")
                    .when("the line breaks")
                    .then("Mara reconnecting")
                    .when("the device restarts")
                    .then("Mara rebooting")
                    .asksInVain("the line breaks");
        }

        @Test
        @Tag("SES-514")
        void aPageOffersNoRestartWhileSomebodyWaits() {
            assertThat(given("Mara waiting").offered("Mara"))
                    .containsExactly("start", "hand-over", "note");
        }
    }

    @Nested
    class Times {

        @Test
        @Tag("SES-14")
        void theTimeShownCountsFromTheStatusThatIsShown() {
            given("Mara active")
                    .when("7 minutes pass")
                    .since("Mara", MINUTE.multipliedBy(7))
                    .when("the customer says")
                    .since("Mara", MINUTE.multipliedBy(7))
                    .when("Mara holds")
                    .since("Mara", Duration.ZERO)
                    .when("1 minute passes")
                    .since("Mara", MINUTE);
        }

        @Test
        @Tag("SES-14")
        void aCollaboratorsTimeIsHisOwn() {
            given(TOGETHER)
                    .when("9 minutes pass")
                    .when("Mara hands over to Nora")
                    .since("Tom", MINUTE.multipliedBy(9))
                    .when("Mara starts")
                    .since("Tom", MINUTE.multipliedBy(9))
                    .since("Mara", Duration.ZERO)
                    .when("Tom holds")
                    .since("Tom", Duration.ZERO);
        }

        @Test
        @Tag("SES-14")
        void afterALossAndAfterAHoldForAllEverybodysTimeBeginsAnew() {
            given(TOGETHER)
                    .when("9 minutes pass")
                    .when("Mara holds")
                    .since("Tom", Duration.ZERO)
                    .when("9 minutes pass")
                    .when("Mara starts")
                    .since("Tom", Duration.ZERO)
                    .when("the line breaks")
                    .when("1 minute passes")
                    .since("Tom", MINUTE)
                    .when("the line is back")
                    .since("Tom", Duration.ZERO);
        }

        @Test
        @Tag("SES-51")
        @Tag("SES-501")
        @Tag("SES-502")
        void theConnectingLimitEndsWhatsCustomerNeverCame() {
            given("Mara connecting, Nora connecting")
                    .when("10 minutes pass")
                    .then("nobody")
                    .because(EndCause.CONNECTING_TIME_OUT);
            given("Mara connecting")
                    .when("9 minutes pass")
                    .when("the customer comes")
                    .when("100 minutes pass")
                    .then("Mara waiting");
        }

        @Test
        @Tag("SES-52")
        void theWaitingLimitEndsWhatNobodyStartedHoweverMuchTheCustomerSays() {
            given("Mara waiting")
                    .when("119 minutes pass")
                    .when("the customer says")
                    .when("1 minute passes")
                    .then("nobody")
                    .because(EndCause.WAITING_TIME_OUT);
        }

        @Test
        @Tag("SES-55")
        @Tag("SES-56")
        void whateverEitherSideDoesPutsTheIdleLimitOff() {
            for (String act :
                    List.of(
                            "the customer says",
                            "Mara says",
                            "Tom says",
                            "Mara whispers",
                            "Mara renames",
                            "Mara sends an address",
                            "Mara notes",
                            "Mara invites Nora",
                            "Mara withholds hold from Tom",
                            "Mara offers the lead to Tom",
                            "Mara dismisses Tom",
                            "Mara restarts the device",
                            "the device restarts")) {
                Scene scene = given(TOGETHER).when("59 minutes pass").when(act);
                assertThat(scene.session().activeAt())
                        .as(act)
                        .isEqualTo(Samples.MORNING.plus(Duration.ofMinutes(59)));
            }
        }

        @Test
        @Tag("SES-55")
        void whatARouteOrTimeDoesPutsNothingOff() {
            for (String act : List.of("routing says", "routing notes", "the line breaks")) {
                given("Mara active")
                        .when("59 minutes pass")
                        .when(act)
                        .when("1 minute passes")
                        .then("Mara timed-out");
            }
        }

        @Test
        @Tag("SES-57")
        void theIdleLimitGoesOnDuringALoss() {
            given("Mara active")
                    .when("50 minutes pass")
                    .when("the line breaks")
                    .when("6 minutes pass")
                    .then("Mara offline")
                    .when("the line is back")
                    .then("Mara active")
                    .when("4 minutes pass")
                    .then("Mara timed-out");
        }

        @Test
        @Tag("SET-84")
        @Tag("SES-104")
        void nobodyIsIdleDuringAHoldNorRightAfterIt() {
            given(TOGETHER)
                    .when("Mara holds")
                    .when("300 minutes pass")
                    .then("Mara on-hold, Tom on-hold")
                    .when("Mara starts")
                    .when("59 minutes pass")
                    .then(TOGETHER);
            given(TOGETHER)
                    .when("Mara holds")
                    .when("300 minutes pass")
                    .when("Mara hands over to Nora")
                    .when("59 minutes pass")
                    .then("Mara outgoing, Tom collaborating, Nora incoming");
        }

        @Test
        @Tag("SES-508")
        void whoeverHeldForHimselfIsNotIdle() {
            given("Mara active, Tom on-hold")
                    .when("50 minutes pass")
                    .when("Mara says")
                    .when("50 minutes pass")
                    .then("Mara active, Tom on-hold");
        }

        @Test
        @Tag("SES-59")
        @Tag("SES-112")
        void theSystemsTwoWeeksAreFinal() {
            given("Mara on-hold")
                    .when("14 days pass")
                    .recordedAs("timed-out")
                    .asksInVain("Mara ends")
                    .recordedAs("timed-out");
        }

        @Test
        @Tag("SES-27")
        void offlineIsNeverFinal() {
            given("Mara on-hold")
                    .when("the line breaks")
                    .when("13 days pass")
                    .then("Mara offline")
                    .when("the line is back")
                    .then("Mara on-hold");
        }
    }

    @Nested
    class HandingOver {

        @Test
        @Tag("SES-21")
        void atEachMomentItHasOneLeadAtMost() {
            Scene scene = given(TOGETHER).when("Mara offers the lead to Tom");
            assertThat(scene.session().technicianId()).isEqualTo(Cast.MARA.accountId());
            scene.when("Tom accepts the lead");
            assertThat(scene.session().technicianId()).isEqualTo(Cast.TOM.accountId());
            scene.refuses("Mara invites Nora", "state");
        }

        @Test
        @Tag("SES-29")
        @Tag("COLL-26")
        void aGuestNeverReceivesASessionNorLeadsIt() {
            given("Mara active, Eve collaborating")
                    .refuses("Mara hands over to Eve", "invalid")
                    .refuses("Mara offers the lead to Eve", "invalid");
            given("Mara active")
                    .when("Mara invites Eve")
                    .refuses("Mara hands over to Eve", "invalid");
            given("Mara active").refuses("administrator hands over to Eve", "invalid");
            given("Mara waiting").refuses("administrator assigns Eve", "invalid");
        }

        @Test
        void nobodyHandsItToHimselfNorToWhomItIsAlready() {
            given("Mara active")
                    .refuses("Mara hands over to Mara", "invalid")
                    .refuses("administrator hands over to Mara", "invalid");
            given(HANDED_OVER).refuses("Tom hands over to Tom", "invalid");
            given(TOGETHER)
                    .refuses("Mara hands over to Tom", "invalid")
                    .refuses("Tom hands over to Mara", "invalid");
        }

        @Test
        @Tag("ADM-05")
        void anAdministratorWhoIsATechnicianMayHandItToHimself() {
            given("Mara active")
                    .when("administrator hands over to Greta")
                    .then("Mara outgoing, Greta incoming")
                    .when("Greta starts")
                    .then("Greta active");
        }

        @Test
        void whoCameTooLateIsToldWhoHasIt() {
            Scene ofChannel = given("Mara waiting, Nora waiting").when("Nora starts");
            assertTaken(ofChannel, "Mara starts", Cast.NORA.accountId());

            Scene ofGroup = given("Mara active").when("Mara hands over to Lab").when("Olaf starts");
            assertTaken(ofGroup, "Tom starts", Cast.OLAF.accountId());
            assertTaken(ofGroup, "Mara starts", Cast.OLAF.accountId());
            ofGroup.refuses("Nora starts", "forbidden");
        }

        private void assertTaken(Scene scene, String sentence, int by) {
            var refused = scene.refusal(sentence);
            assertThat(refused.code()).isEqualTo("taken");
            assertThat(refused.details()).containsEntry("technician", by);
        }

        @Test
        @Tag("ADM-06")
        void whoeverHandedItOverAndWhyStandsInTheSession() {
            Transfer transfer =
                    given("Mara active")
                            .when("administrator hands over to Tom")
                            .then(HANDED_OVER)
                            .session()
                            .company()
                            .pending()
                            .orElseThrow();

            assertThat(transfer.by()).isEqualTo(Cast.ADMINISTRATOR);
            assertThat(transfer.comment()).isEqualTo("a comment");
        }

        @Test
        @Tag("SES-32")
        void routingStartsItOnceTheCustomerIsThere() {
            given("Mara connecting")
                    .refuses("routing assigns Mara", "state")
                    .when("the customer comes")
                    .when("routing assigns Mara")
                    .then("Mara active");
        }

        @Test
        @Tag("SET-67")
        void whatRoutingHandsOverStandsInBothQueuesAndEitherTakesIt() {
            String both = "Mara outgoing, Tom incoming, Nora outgoing, Olaf incoming";
            given("Mara waiting, Nora waiting")
                    .when("routing hands over to Lab")
                    .then(both)
                    .when("Nora starts")
                    .then("Nora active");
            given("Mara waiting, Nora waiting")
                    .when("routing hands over to Lab")
                    .when("Olaf starts")
                    .then("Olaf active");
        }
    }

    @Nested
    class Collaborating {

        @Test
        @Tag("CONS-18")
        void whatSomebodyMayDependsOnHisGroupAndOnTheLead() {
            Scene scene = given(TOGETHER).denying("Tom", Lifecycle.MAY_HAND_OVER);

            assertThat(scene.offered("Mara")).contains("hold", "hand-over");
            assertThat(scene.offered("Tom")).contains("hold").doesNotContain("hand-over");
            scene.refuses("Tom hands over to Nora", "forbidden")
                    .when("Mara withholds hold from Tom")
                    .refuses("Tom holds", "forbidden");
            assertThat(scene.offered("Mara")).contains("hold", "hand-over");
            assertThat(scene.offered("Tom")).doesNotContain("hold", "hand-over");
        }

        @Test
        @Tag("COLL-33")
        @Tag("EXT-08")
        void whoHandsASessionOverStillRemovesWhoeverHelpsInIt() {
            Scene scene = given(TOGETHER).when("Mara hands over to Nora");

            assertThat(scene.offered("Mara")).contains("dismiss", "withhold");
            scene.when("Mara withholds hold from Tom")
                    .when("Mara dismisses Tom")
                    .then("Mara outgoing, Nora incoming");
        }

        @ParameterizedTest
        @CsvSource({
            "url.send, push-url, sends an address",
            "session.hold, hold, holds",
            "queue.edit, rename, renames",
            "session.transfer, hand-over, hands over to Nora"
        })
        @Tag("PERM-12")
        @Tag("PERM-20")
        @Tag("PERM-27")
        void whatTheGroupDoesNotHoldIsNeitherOfferedNorDone(String key, String act, String words) {
            Scene scene = given("Mara active").denying("Mara", key);

            assertThat(scene.offered("Mara")).doesNotContain(act);
            scene.refuses("Mara " + words, "forbidden").then("Mara active");
            assertThat(given("Mara active").offered("Mara")).contains(act);
        }

        @Test
        @Tag("COLL-03")
        void onlyWhoseGroupMaySendInvitationsInvites() {
            Scene scene = given("Mara active").denying("Mara", Lifecycle.MAY_INVITE);

            assertThat(scene.offered("Mara")).doesNotContain("invite");
            scene.refuses("Mara invites Nora", "forbidden").then("Mara active");
            given("Mara active").when("Mara invites Nora").then("Mara active, Nora invitation");
        }

        @Test
        @Tag("COLL-02")
        void onlyAnActiveSessionTakesInvitations() {
            for (String seen : List.of("Mara waiting", "Mara on-hold", HANDED_OVER)) {
                given(seen).refuses("Mara invites Nora", "state").then(seen);
            }
            given(TOGETHER).refuses("Mara invites Tom", "taken");
            given(TOGETHER).refuses("Tom invites Nora", "state");
        }

        @Test
        @Tag("COLL-32")
        void anOfferThatTheLeadTakesBackIsAcceptedByNobody() {
            given(TOGETHER)
                    .refuses("Tom accepts the lead", "state")
                    .when("Mara offers the lead to Tom")
                    .when("Mara takes the offer back")
                    .refuses("Tom accepts the lead", "state")
                    .then(TOGETHER);
        }

        @Test
        @Tag("COLL-31")
        void theLeadIsOfferedOnlyToWhoeverTakesPartAtThatMoment() {
            given("Mara active, Tom invitation")
                    .refuses("Mara offers the lead to Tom", "invalid")
                    .refuses("Mara offers the lead to Nora", "invalid");
            given("Mara active, Tom on-hold").refuses("Mara offers the lead to Tom", "invalid");
            given(TOGETHER)
                    .when("Mara offers the lead to Tom")
                    .when("Tom holds")
                    .when("Tom starts")
                    .refuses("Tom accepts the lead", "state");
        }

        @Test
        @Tag("COLL-51")
        void whoeverAcceptsTheLeadHasAllThatALeadMayAndTheFormerHasNot() {
            Scene scene =
                    given(TOGETHER)
                            .when("Mara withholds hold from Tom")
                            .when("Mara offers the lead to Tom")
                            .when("Tom accepts the lead");

            assertThat(scene.offered("Tom"))
                    .contains("end", "hold", "invite", "dismiss", "withhold", "offer-lead");
            assertThat(scene.offered("Mara")).doesNotContain("invite", "dismiss", "offer-lead");
            scene.when("Tom holds").then("Mara on-hold, Tom on-hold");
        }

        @Test
        @Tag("COLL-59")
        void theFormerLeadIsStillKnownByHisName() {
            Scene scene =
                    given(TOGETHER)
                            .when("Mara offers the lead to Tom")
                            .when("Tom accepts the lead");

            assertThat(scene.session().company().participant(Cast.MARA.accountId()))
                    .map(Participant::name)
                    .contains("Mara");
        }

        @Test
        @Tag("COLL-34")
        @Tag("COLL-06")
        void whatTheLeadWithholdsNobodyMayUntilItIsGivenBack() {
            given(TOGETHER)
                    .when("Mara withholds hold from Tom")
                    .refuses("Tom holds", "forbidden")
                    .when("Mara gives hold back to Tom")
                    .when("Tom holds")
                    .then("Mara active, Tom on-hold");
            Scene invited = given("Mara active").when("Mara invites without hold Tom");
            invited.when("Tom starts").refuses("Tom holds", "forbidden");
            assertThat(invited.offered("Tom")).doesNotContain("hold").contains("hand-over");
            given(TOGETHER).refuses("Tom withholds hold from Mara", "state");
        }

        @Test
        @Tag("COLL-38")
        @Tag("COLL-52")
        void techniciansWhisperAndItIsNoChatLine() {
            Scene scene = given(TOGETHER).when("Mara whispers");
            assertThat(scene.latest()).isInstanceOf(SessionEvent.Whispered.class);
            scene.when("Tom whispers");
            assertThat(scene.latest()).isEqualTo(new SessionEvent.Whispered(Cast.TOM, "key"));
            given("Mara active").refuses("Mara whispers", "state");
            given("Mara active, Tom invitation").refuses("Tom whispers", "state");
        }

        @Test
        @Tag("COLL-55")
        void whatACollaboratorHandsOverGoesOutFromItsLeadAndHeStays() {
            given(TOGETHER)
                    .when("Tom hands over to Nora")
                    .then("Mara outgoing, Tom collaborating, Nora incoming")
                    .when("Nora starts")
                    .then("Tom collaborating, Nora active");
            given(TOGETHER)
                    .denying("Tom", Lifecycle.MAY_HAND_OVER)
                    .refuses("Tom hands over to Nora", "forbidden");
        }

        @Test
        @Tag("COLL-55")
        void handingOverIsAnActOfTheCollaborators() {
            given(TOGETHER)
                    .when("59 minutes pass")
                    .when("Tom hands over to Nora")
                    .when("30 minutes pass")
                    .then("Mara outgoing, Tom collaborating, Nora incoming");
        }

        @Test
        void whatSomebodyMayHeMayWithinItsPart() {
            given("Mara active, Tom invitation").refuses("Tom says", "state");
            given(TOGETHER).when("Tom says").when("Mara says");
            given(TOGETHER).refuses("Nora says", "forbidden");
            given(HANDED_OVER).refuses("Tom says", "state").when("Mara says");
        }

        @Test
        void tenBesideTheLeadAreTheMost() {
            Scene scene = given("Mara active");
            var machine = Samples.machine(Samples.LIMITS);
            var session = scene.session();
            for (int i = 1; i <= 10; i++) {
                var invite =
                        new Invite(Cast.MARA, Author.technician(2000 + i, "T" + i), Set.of(), "");
                session =
                        Samples.after(
                                session,
                                machine.decide(session, invite, Samples.MORNING).orElseThrow(),
                                Samples.MORNING);
            }
            assertThat(machine.acts(session, Cast.MARA.accountId())).doesNotContain("invite");
            assertThat(machine.acts(session, Part.ADMINISTRATOR)).doesNotContain("join");
        }
    }

    @Nested
    class FromOutside {

        @Test
        @Tag("ADM-04")
        void anAdministratorStartsItForSomebody() {
            given("Mara waiting, Nora waiting")
                    .when("administrator assigns Olaf")
                    .then("Olaf active");
            given("Mara waiting").when("administrator assigns Mara").then("Mara active");
            given(HANDED_OVER).when("administrator assigns Olaf").then("Olaf active");
            given("Mara waiting, Nora waiting")
                    .when("administrator hands over to Lab")
                    .then("Mara outgoing, Tom incoming, Nora outgoing, Olaf incoming");
        }

        @Test
        @Tag("ADM-05")
        void anAdministratorHandsOverWhatWaitsIsActiveOrOnHold() {
            for (String seen : List.of("Mara waiting", "Mara active", "Mara on-hold")) {
                given(seen).when("administrator hands over to Tom").then(HANDED_OVER);
            }
        }

        @Test
        @Tag("ADM-09")
        void anAdministratorHoldsAndEnds() {
            given("Mara active").when("administrator holds").then("Mara on-hold");
            given(TOGETHER)
                    .when("administrator holds")
                    .then("Mara on-hold, Tom on-hold")
                    .when("Mara starts")
                    .then(TOGETHER);
            given(TOGETHER)
                    .when("administrator ends")
                    .then("Mara closed, Tom closed")
                    .recordedAs("closed-by-technician")
                    .because(EndCause.ADMINISTRATOR);
            given("Mara waiting, Nora waiting").when("administrator ends").then("nobody");
        }

        @Test
        @Tag("MON-22")
        void anAdministratorJoinsOnlyWhatIsActiveAndOnlyOnce() {
            for (String seen : List.of("Mara waiting", "Mara on-hold", HANDED_OVER)) {
                given(seen).refuses("administrator joins", "state");
            }
            given("Mara active")
                    .when("administrator joins")
                    .then("Mara active, Greta collaborating")
                    .refuses("administrator joins", "state");
            given("Mara active")
                    .when("Mara invites Greta")
                    .when("administrator joins")
                    .then("Mara active, Greta collaborating");
        }
    }

    @Nested
    class Records {

        @Test
        @Tag("SES-13")
        void theCustomFieldsStayUntilSomebodyChangesThem() {
            Scene scene = given("Mara active");
            assertThat(scene.session().fields()).isEqualTo(Map.of("cfield1", "INC-20397"));
            scene.when("the line breaks").when("the line is back").when("Mara hands over to Tom");
            assertThat(scene.session().fields()).isEqualTo(Map.of("cfield1", "INC-20397"));
            scene.when("Mara starts").when("Mara renames");
            assertThat(scene.session().name()).isEqualTo("Another name");
            assertThat(scene.session().fields()).isEmpty();
        }

        @Test
        @Tag("SES-10")
        void afterTheEndNobodyMayAnythingButClearAndNote() {
            Scene closed = given(TOGETHER).when("the customer leaves");

            assertThat(closed.offered("Mara")).containsExactly("end", "note");
            assertThat(closed.offered("Tom")).containsExactly("end", "note");
            closed.refuses("Mara says", "state")
                    .refuses("Mara starts", "state")
                    .refuses("the customer says", "state");
        }

        @Test
        @Tag("SES-505")
        void onlyWhatNobodyHadStartedIsClosedByAWaitingCustomer() {
            given("Mara waiting").when("the customer leaves").recordedAs(waitingCustomer());
            given("Mara active").when("the customer leaves").recordedAs("closed");
            given(HANDED_OVER).when("the customer leaves").recordedAs("closed");
            given("Mara waiting")
                    .when("Mara hands over to Tom")
                    .when("the customer leaves")
                    .recordedAs(waitingCustomer());
        }

        private String waitingCustomer() {
            return SessionStatus.CLOSED_BY_WAITING_CUSTOMER.wireName();
        }
    }
}
