package org.belay.routing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.api.presence.TechnicianStatus.AWAY;
import static org.belay.api.presence.TechnicianStatus.BUSY;
import static org.belay.api.presence.TechnicianStatus.OFFLINE;
import static org.belay.api.presence.TechnicianStatus.ONLINE;
import static org.belay.routing.internal.Floor.SHOP;
import static org.belay.routing.internal.Floor.WEB;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.belay.api.message.Message;
import org.belay.api.preference.AutoStart;
import org.belay.api.refusal.Refused;
import org.belay.api.routing.Candidate;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.SessionCommand.Abort;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who gets what waits, and what becomes of what nobody can take. */
class RouterTest {

    private static final int MARA = 1001;
    private static final int TOM = 1002;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Floor floor = new Floor().settled();

    private void autoStart(int below) {
        floor.settings.with(RoutingSettings.START_BELOW, WEB, below);
    }

    @Test
    void whatNobodySetIsLeftToTechnicians() {
        floor.online(MARA);

        assertThat(floor.with(floor.arrive(WEB))).isZero();
    }

    @Test
    @Tag("SET-68")
    void aSessionIsStartedForWhoeverHasTheFewest() {
        autoStart(5);
        floor.online(MARA);
        int first = floor.arrive(WEB);
        floor.online(TOM);

        assertThat(floor.with(first)).isEqualTo(MARA);
        assertThat(floor.with(floor.arrive(WEB))).isEqualTo(TOM);
    }

    @Test
    @Tag("SET-68")
    void ofTwoWhoHaveAsManyItIsWhoeverHasHadThemForLonger() {
        autoStart(5);
        floor.online(MARA).online(TOM);
        int first = floor.arrive(WEB);
        floor.pass(MINUTE);
        int second = floor.arrive(WEB);
        floor.pass(MINUTE);
        assertThat(floor.with(second)).isNotEqualTo(floor.with(first));
        int whoEndsFirst = floor.with(second);
        int whoEndsLast = floor.with(first);

        floor.end(second);
        floor.pass(MINUTE);
        floor.end(first);
        floor.pass(MINUTE);

        assertThat(floor.with(floor.arrive(WEB))).isEqualTo(whoEndsFirst);
        assertThat(floor.with(floor.arrive(WEB))).isEqualTo(whoEndsLast);
    }

    @Test
    @Tag("SET-69")
    void nobodyGetsMoreThanTheChannelSaysUntilHeHasFewer() {
        autoStart(2);
        floor.online(MARA);
        int one = floor.arrive(WEB);
        floor.arrive(WEB);
        int third = floor.arrive(WEB);
        assertThat(floor.with(third)).isZero();

        floor.end(one);

        assertThat(floor.with(third)).isEqualTo(MARA);
    }

    @Test
    @Tag("SET-69")
    void tenMeansWhateverNumberUpToWhatTheEngineAllows() {
        autoStart(10);
        floor.online(MARA);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(floor.arrive(WEB));
        }

        assertThat(floor.active(MARA)).isEqualTo(10);
        assertThat(floor.with(all.get(10))).isZero();

        floor.end(all.get(0));
        floor.pass(Duration.ofSeconds(2));

        assertThat(floor.with(all.get(10))).isEqualTo(MARA);
        assertThat(floor.with(all.get(11))).isZero();
    }

    @Test
    @Tag("SES-30")
    void onlyWhoIsAvailableGetsAnything() {
        autoStart(5);
        floor.technician(MARA).technician(TOM).is(MARA, AWAY).is(TOM, BUSY);
        int session = floor.arrive(WEB);
        assertThat(floor.with(session)).isZero();

        floor.is(TOM, ONLINE);

        assertThat(floor.with(session)).isEqualTo(TOM);
    }

    @Test
    @Tag("SET-70")
    void whoHasJustSignedInIsSparedForAWhile() {
        autoStart(5);
        floor.settings.with(RoutingSettings.DEFER, MARA, 5);
        floor.online(MARA);
        int session = floor.arrive(WEB);
        floor.pass(Duration.ofMinutes(3));
        // A break isn't a new sign-in
        floor.is(MARA, AWAY).is(MARA, ONLINE);
        assertThat(floor.with(session)).isZero();

        floor.pass(Duration.ofMinutes(2));

        assertThat(floor.with(session)).isEqualTo(MARA);
    }

    @Test
    @Tag("SET-72")
    void whoIsExemptIsGivenNothing() {
        autoStart(5);
        floor.settings.with(RoutingSettings.EXEMPT, MARA, true);
        floor.online(MARA);

        assertThat(floor.with(floor.arrive(WEB))).isZero();
    }

    @Test
    @Tag("CHAN-11")
    @Tag("CHAN-12")
    void whoIsBarredFromTheChannelIsGivenNothingOfIt() {
        autoStart(5);
        floor.online(MARA);
        floor.directory.withGroup(202, 4, "Others").withTechnician(MARA, 202, MARA, "Mara");

        assertThat(floor.with(floor.arrive(WEB))).isZero();
    }

    @Test
    void whileNobodyDerivesStatusesNothingIsStartedAndNothingEnded() {
        autoStart(5);
        floor.settings.with(RoutingSettings.WORKING.behaviour(), WEB, "abort");
        floor.online(MARA);
        floor.statusesKnown = false;

        assertThat(floor.status(floor.arrive(WEB))).isEqualTo(SessionStatus.WAITING);
    }

    @Test
    void aChangedSettingHoldsForWhatWaitsAlready() {
        floor.online(MARA);
        int session = floor.arrive(WEB);
        autoStart(5);

        floor.settingsChanged();

        assertThat(floor.with(session)).isEqualTo(MARA);
    }

    @Test
    void whatCouldntBeStartedJustNowIsTriedAgain() {
        autoStart(5);
        floor.online(MARA);
        floor.refusing = Refused.unavailable();
        int session = floor.arrive(WEB);
        assertThat(floor.with(session)).isZero();

        floor.refusing = null;
        floor.pass(Duration.ofSeconds(1));

        assertThat(floor.with(session)).isEqualTo(MARA);
    }

    @Test
    void whatFailedIsTriedAgainAndHoldsNothingUp() {
        autoStart(5);
        floor.online(MARA);
        floor.peopleAway = true;
        int first = floor.arrive(WEB);
        assertThat(floor.with(first)).isZero();

        floor.peopleAway = false;
        floor.pass(Router.AGAIN_AFTER);

        assertThat(floor.with(first)).isEqualTo(MARA);
        assertThat(floor.active(MARA)).isEqualTo(1);
    }

    @Test
    void aRequestAtWhichItCouldntBeLookedIsLookedAtLater() {
        floor.technician(MARA);
        floor.settings.with(RoutingSettings.WORKING.behaviour(), WEB, "notify");
        floor.peopleAway = true;
        floor.arrive(WEB);
        assertThat(floor.mails).isEmpty();

        floor.peopleAway = false;
        floor.pass(Router.AGAIN_AFTER);

        assertThat(floor.mails).hasSize(1);
    }

    @Test
    @Tag("SET-69")
    void whatSomebodyWasGivenCountsBeforeTheRouterIsToldOfIt() {
        floor.online(MARA);
        int first = floor.arrive(WEB);
        int second = floor.arrive(WEB);
        autoStart(1);

        floor.tellingLater(floor::settingsChanged);

        assertThat(floor.with(first)).isEqualTo(MARA);
        assertThat(floor.with(second)).isZero();
        floor.end(first);
        assertThat(floor.with(second)).isEqualTo(MARA);
    }

    @Test
    void anUpdateOfTheBundleForgetsNothing() {
        autoStart(1);
        floor.settings.with(RoutingSettings.TRANSFER_AFTER, WEB, 5);
        floor.settings.with(RoutingSettings.TRANSFER_TO, WEB, Integer.toString(SHOP));
        floor.online(MARA);
        int active = floor.arrive(WEB);
        int waiting = floor.arrive(WEB);
        floor.pass(Duration.ofMinutes(2));
        floor.stop();
        int meanwhile = floor.arrive(WEB);

        floor.restart();

        assertThat(floor.active(MARA)).isEqualTo(1); // she is known to have one
        floor.end(active);
        assertThat(floor.with(waiting)).isEqualTo(MARA);
        floor.pass(Duration.ofMinutes(5));
        assertThat(floor.session(meanwhile).queue()).contains(Target.channel(SHOP));
    }

    @Test
    void anotherPolicyTakesOverWhileASessionWaitsAndOneThatFailsDoesnt() {
        autoStart(5);
        floor.technician(MARA).technician(TOM);
        int waiting = floor.arrive(WEB);
        floor.policy = some -> some.stream().filter(each -> each.account() == TOM).toList();
        floor.is(MARA, ONLINE);
        assertThat(floor.with(waiting)).as("the policy leaves her out").isZero();
        floor.is(TOM, ONLINE);
        assertThat(floor.with(waiting)).isEqualTo(TOM);

        floor.policy =
                some -> {
                    throw new IllegalStateException("broken");
                };
        assertThat(floor.with(floor.arrive(WEB))).isEqualTo(MARA);

        floor.policy = some -> List.of(new Candidate(4711, 0, floor.clock.instant()));
        assertThat(floor.with(floor.arrive(WEB))).as("somebody invented").isZero();
    }

    /** Whatever a policy says: nobody above the limit, nobody unavailable, nobody exempt. */
    @RepeatedTest(200)
    @Tag("SET-68")
    @Tag("SET-69")
    void noPolicyGivesAnybodyMoreThanHeMayHave(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int below = 1 + random.nextInt(9);
        autoStart(below);
        floor.policy =
                some -> {
                    List<Candidate> any = new ArrayList<>(some);
                    any.add(new Candidate(4711, 0, floor.clock.instant()));
                    any.sort(Comparator.comparingInt(each -> random.nextInt()));
                    return random.nextInt(10) == 0 ? List.of() : any;
                };
        Map<Integer, Boolean> exempt = new HashMap<>();
        for (int account = MARA; account < MARA + 6; account++) {
            exempt.put(account, random.nextInt(5) == 0);
            floor.settings.with(RoutingSettings.EXEMPT, account, exempt.get(account));
            floor.technician(account);
        }
        List<Integer> open = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            int account = MARA + random.nextInt(6);
            Map<Integer, Long> before = actives();
            switch (random.nextInt(4)) {
                case 0 -> open.add(floor.arrive(random.nextInt(4) == 0 ? SHOP : WEB));
                case 1 ->
                        floor.is(
                                account,
                                List.of(ONLINE, AWAY, BUSY, OFFLINE).get(random.nextInt(4)));
                case 2 -> floor.pass(Duration.ofSeconds(random.nextInt(90)));
                default -> {
                    if (!open.isEmpty()) {
                        floor.end(open.remove(random.nextInt(open.size())));
                    }
                }
            }
            actives()
                    .forEach(
                            (who, now) -> {
                                assertThat(now).isLessThanOrEqualTo(below);
                                if (now > before.get(who)) {
                                    assertThat(floor.of(who).status()).isEqualTo(ONLINE);
                                    assertThat(exempt.get(who)).isFalse();
                                }
                            });
        }
        assertThat(floor.all()).allMatch(each -> each.technicianId() != 4711);
    }

    private Map<Integer, Long> actives() {
        Map<Integer, Long> all = new HashMap<>();
        for (int account = MARA; account < MARA + 6; account++) {
            all.put(account, floor.active(account));
        }
        return all;
    }

    @Test
    @Tag("SET-66")
    @Tag("SET-67")
    void aSessionThatWaitsTooLongIsHandedToTheOtherChannelOnce() {
        floor.settings.with(RoutingSettings.TRANSFER_AFTER, WEB, 5);
        floor.settings.with(RoutingSettings.TRANSFER_TO, WEB, Integer.toString(SHOP));
        floor.settings.with(RoutingSettings.TRANSFER_AFTER, SHOP, 1);
        floor.settings.with(RoutingSettings.TRANSFER_TO, SHOP, Integer.toString(WEB));
        int session = floor.arrive(WEB);
        floor.pass(Duration.ofSeconds(299));
        assertThat(floor.status(session)).isEqualTo(SessionStatus.WAITING);

        floor.pass(Duration.ofSeconds(1));

        assertThat(floor.status(session)).isEqualTo(SessionStatus.OUTGOING);
        assertThat(floor.session(session).queue()).contains(Target.channel(SHOP));
        floor.pass(Duration.ofHours(1));
        assertThat(floor.session(session).queue()).contains(Target.channel(SHOP));
    }

    @Test
    void whatWasHandedOverIsStartedByTheReceivingChannelsRule() {
        floor.settings.with(RoutingSettings.TRANSFER_AFTER, WEB, 5);
        floor.settings.with(RoutingSettings.TRANSFER_TO, WEB, Integer.toString(SHOP));
        floor.settings.with(RoutingSettings.START_BELOW, SHOP, 1);
        floor.online(MARA);
        int session = floor.arrive(WEB);

        floor.pass(Duration.ofMinutes(5));

        assertThat(floor.with(session)).isEqualTo(MARA);
    }

    @Test
    @Tag("SES-32")
    @Tag("SET-65")
    @Tag("CONN-12")
    void aPrivateSessionStartsByItselfIfItsTechnicianWantsThat() {
        floor.online(MARA);
        assertThat(floor.with(floor.arriveFor(MARA))).isZero();

        floor.preferences.put(AutoStart.PREFERENCE, "true");
        assertThat(floor.with(floor.arriveFor(MARA))).isEqualTo(MARA);

        floor.preferences.put(AutoStart.PREFERENCE, "false");
        floor.settings.with(AutoStart.SETTING, MARA, "always");
        assertThat(floor.with(floor.arriveFor(MARA))).as("his group insists").isEqualTo(MARA);
    }

    @Test
    void nothingStartsForSomebodyWhoIsntThere() {
        floor.settings.with(AutoStart.SETTING, MARA, "always");
        floor.technician(MARA);

        assertThat(floor.with(floor.arriveFor(MARA))).isZero();
    }

    @Test
    @Tag("SET-71")
    void techniciansHandNothingToAChannelWithoutAnybody() {
        int session = floor.arrive(WEB);
        Author mara = Author.technician(MARA, "Mara");
        assertThat(floor.objection(session, mara, SHOP)).isEmpty();
        floor.settings.with(RoutingSettings.INBOUND_RESTRICTED, SHOP, true);

        assertThat(floor.objection(session, mara, SHOP).orElseThrow().code())
                .isEqualTo("channel-empty");
        assertThat(floor.objection(session, Author.SYSTEM, SHOP)).isEmpty();

        floor.online(TOM);
        assertThat(floor.objection(session, mara, SHOP)).isEmpty();
    }

    @Test
    @Tag("SET-75")
    void byDefaultEverythingWaitsThoughNobodyIsThere() {
        assertThat(floor.status(floor.arrive(WEB))).isEqualTo(SessionStatus.WAITING);
    }

    @Test
    @Tag("SET-74")
    @Tag("SET-77")
    void aRequestThatNobodyCanTakeEndsAndLeadsToAPage() {
        floor.settings.with(RoutingSettings.WORKING.behaviour(), WEB, "abort");
        floor.settings.with(RoutingSettings.WORKING.page(), WEB, "https://www.acme.example/later");
        floor.technician(MARA).is(MARA, AWAY);

        int session = floor.arrive(WEB);

        assertThat(floor.status(session)).isEqualTo(SessionStatus.ABORTED);
        assertThat(floor.exits.of(session)).contains(URI.create("https://www.acme.example/later"));
        floor.is(MARA, ONLINE);
        assertThat(floor.status(floor.arrive(WEB))).isEqualTo(SessionStatus.WAITING);
    }

    @Test
    @Tag("SET-73")
    @Tag("SET-74")
    void outsideOfWorkingHoursThatIsSoWhoeverIsThere() {
        floor.settings
                .with(RoutingSettings.TO, WEB, "17:30")
                .with(RoutingSettings.CLOSED.behaviour(), WEB, "abort");
        floor.online(MARA);
        assertThat(floor.status(floor.arrive(WEB))).isEqualTo(SessionStatus.WAITING);

        floor.pass(Duration.ofHours(9));

        assertThat(floor.status(floor.arrive(WEB))).isEqualTo(SessionStatus.ABORTED);
    }

    @Test
    @Tag("SET-76")
    void everybodyWhoCouldTakeItIsToldOnceByMailIfNobodyIsSignedIn() {
        floor.settings.with(RoutingSettings.WORKING.behaviour(), WEB, "notify");
        floor.technician(MARA).technician(TOM);

        int session = floor.arrive(WEB);
        floor.pass(Duration.ofHours(1));
        floor.restart().settled();

        assertThat(floor.mails)
                .extracting(Message::to)
                .containsExactlyInAnyOrder("t1001@acme.example", "t1002@acme.example");
        assertThat(floor.mails).allMatch(each -> each.text().contains(Integer.toString(session)));
        assertThat(floor.status(session)).isEqualTo(SessionStatus.WAITING);
        floor.is(MARA, AWAY);
        floor.arrive(WEB);
        assertThat(floor.mails).as("somebody is signed in").hasSize(2);
    }

    @Test
    @Tag("SET-78")
    void aPrivateRequestWhoseTechnicianIsntThereFollowsHisGroup() {
        floor.technician(MARA);
        floor.settings.with(RoutingSettings.PRIVATE.behaviour(), MARA, "notify");
        floor.arriveFor(MARA);
        assertThat(floor.mails).extracting(Message::to).containsExactly("t1001@acme.example");

        floor.settings.with(RoutingSettings.PRIVATE.behaviour(), MARA, "abort");
        assertThat(floor.status(floor.arriveFor(MARA))).isEqualTo(SessionStatus.ABORTED);
    }

    @Test
    void whatSomebodyHasJustTakenIsntEnded() {
        Abort abort = new Abort(EndCause.NOBODY_AVAILABLE);
        int session = floor.online(MARA).arrive(WEB);
        assertThat(new LateEnd().objection(floor.session(session), abort)).isEmpty();

        floor.start(session, MARA);

        assertThat(new LateEnd().objection(floor.session(session), abort)).isPresent();
        assertThat(
                        new LateEnd()
                                .objection(
                                        floor.session(session),
                                        new Abort(EndCause.TECHNICIAN_GONE)))
                .isEmpty();
    }

    @Test
    void rightAfterAStartNobodyIsSaidToBeAwayYet() {
        floor.settings.with(RoutingSettings.WORKING.behaviour(), WEB, "abort");
        floor.restart();
        int session = floor.arrive(WEB);
        floor.pass(Duration.ofSeconds(5));
        assertThat(floor.status(session)).isEqualTo(SessionStatus.WAITING);
        int other = floor.arrive(SHOP);

        floor.settled();

        assertThat(floor.status(session)).isEqualTo(SessionStatus.ABORTED);
        assertThat(floor.status(other)).isEqualTo(SessionStatus.WAITING);
    }

    @Test
    @Tag("SET-19")
    void theEstimateIsTheMeanOfTheLastTenPickUpsOfTheChannel() {
        floor.online(MARA);
        floor.settings.with(RoutingSettings.WAITING_SHOWS, WEB, RoutingSettings.ESTIMATE);
        assertThat(floor.estimate(floor.arrive(WEB))).isEmpty();
        for (int i = 0; i < 12; i++) {
            int session = floor.arrive(WEB);
            floor.pass(i < 2 ? Duration.ofHours(5) : Duration.ofSeconds(60 + 10L * (i % 2)));
            floor.start(session, MARA);
            floor.end(session);
        }

        assertThat(floor.estimate(floor.arrive(WEB))).contains(Duration.ofSeconds(65));
        assertThat(floor.estimate(floor.arrive(SHOP))).as("it shows the position").isEmpty();
    }

    @Test
    @Tag("SET-18")
    void privateSessionsHaveTheirTechniciansEstimateIfTheGroupShowsIt() {
        floor.online(MARA);
        int session = floor.arriveFor(MARA);
        floor.pass(MINUTE);
        floor.start(session, MARA);
        int next = floor.arriveFor(MARA);
        assertThat(floor.estimate(next)).isEmpty();

        floor.settings.with(RoutingSettings.PRIVATE_ESTIMATE, MARA, true);

        assertThat(floor.estimate(next)).contains(MINUTE);
    }
}
