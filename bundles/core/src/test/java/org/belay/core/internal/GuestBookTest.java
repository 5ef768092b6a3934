package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.belay.api.connect.GuestDoor.Guest;
import org.belay.api.connect.GuestDoor.Pass;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeInvitationStore;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** External technicians: by a code of their own into one session, and out of it. */
class GuestBookTest {

    private static final Duration VALIDITY = Duration.ofMinutes(20);

    private final FakeStaff staff = Samples.staff();
    private final World world = new World(Runnable::run, Samples.LIMITS, staff);
    private final FakeDirectory directory = new FakeDirectory();
    private final InvitationBook codes =
            new InvitationBook(
                    new FakeInvitationStore(world.log::isUsed),
                    world.book,
                    new Technicians(() -> directory),
                    new CustomerAddresses(FakeSettings::new),
                    world.clock);
    private final GuestBook guests = new GuestBook(codes, world.book);
    private int session;

    @BeforeEach
    void anActiveSession() {
        session = world.active();
    }

    private Pass invite(String name) {
        return invite(new Guest(0, name, Set.of(), "The printer"));
    }

    private Pass invite(Guest guest) {
        return invite(guest, true);
    }

    private Pass invite(Guest guest, boolean typed) {
        return guests.invite(session, Samples.MARA, guest, VALIDITY, typed)
                .toCompletableFuture()
                .join();
    }

    private Session admit(String code, String name) {
        return guests.admit(code, name).toCompletableFuture().join().session();
    }

    private String refusal(String code, String name) {
        CompletionException failure =
                catchThrowableOfType(CompletionException.class, () -> admit(code, name));
        return ((Refused) failure.getCause()).code();
    }

    private Session now() {
        return world.book.find(session).orElseThrow();
    }

    private SessionStatus seenBy(int who) {
        return world.book.entryOf(now(), who).orElseThrow().status();
    }

    @Test
    @Tag("EXT-01")
    void aCodeOpensNothingOnceItsLeadMayInviteNobodyAnyMore() {
        Pass pass = invite("Ann");
        staff.denying(Samples.MARA.accountId(), Lifecycle.MAY_INVITE_GUESTS);

        assertThat(refusal(pass.code(), "")).isEqualTo("expired");
        assertThat(now().company().participants()).noneMatch(each -> each.takesPart());
    }

    @Test
    void whoGivesHimselfANameGivesHimselfNobodyElses() {
        staff.named(Samples.MARA.accountId(), Samples.MARA.name());
        Pass pass = invite("");

        assertThat(refusal(pass.code(), " \u200B")).isEqualTo("missing");
        assertThat(refusal(pass.code(), Samples.MARA.name().toUpperCase(Locale.ROOT) + "\u200B"))
                .isEqualTo("name-taken");
        admit(pass.code(), "\u202EAnn");
        assertThat(now().company().participant(pass.guest()).orElseThrow().name()).isEqualTo("Ann");
    }

    @Test
    @Tag("COLL-24")
    @Tag("SES-512")
    void aGuestIsInvitedAndCollaboratesOnceHeBringsHisCode() {
        Pass pass = invite("Ann");
        assertThat(seenBy(pass.guest())).isEqualTo(SessionStatus.INVITATION);

        admit(pass.code(), "");

        assertThat(seenBy(pass.guest())).isEqualTo(SessionStatus.COLLABORATING);
        assertThat(world.book.entryOf(now(), pass.guest()).orElseThrow().part())
                .isEqualTo(Part.GUEST);
        assertThat(seenBy(Samples.MARA.accountId())).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void ofALinkNobodyGuessesTheCode() {
        Pass pass = invite(new Guest(0, "Ann", Set.of(), ""), false);
        String digits = pass.code().substring(0, 6);

        assertThat(pass.code()).matches("[0-9]{6}\\.[\\w-]{22}");
        assertThat(refusal(digits, "")).isEqualTo("unknown");
        assertThat(refusal(digits + ".AAAAAAAAAAAAAAAAAAAAAA", "")).isEqualTo("unknown");
        assertThat(admit(pass.code(), "").id()).isEqualTo(session);
        assertThat(refusal(invite("Bob").code() + ".AAAAAAAAAAAAAAAAAAAAAA", ""))
                .isEqualTo("unknown");
    }

    @Test
    void aCodeIsGoodOnce() {
        Pass pass = invite("Ann");
        admit(pass.code(), "");

        assertThat(refusal(pass.code(), "")).isEqualTo("used");
    }

    @Test
    void ofTwoWithOneCodeAtTheSameMomentOneComesIn() {
        Pass pass = invite("Ann");
        Author ann = Author.technician(pass.guest(), "Ann");
        world.done(session, new SessionCommand.ComeIn(ann));

        // What the second one asks although he looked before the first was in
        assertThat(
                        catchThrowableOfType(
                                        CompletionException.class,
                                        () ->
                                                world.book
                                                        .ask(
                                                                session,
                                                                new SessionCommand.ComeIn(ann))
                                                        .toCompletableFuture()
                                                        .join())
                                .getCause())
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.code()).isEqualTo("state"));
    }

    @Test
    void aCodeIsGoodForItsTime() {
        Pass pass = invite("Ann");
        world.clock.advance(VALIDITY);

        assertThat(refusal(pass.code(), "")).isEqualTo("expired");
    }

    @Test
    @Tag("COLL-33")
    void whatTheLeadHasWithdrawnOpensNothing() {
        Pass pass = invite("Ann");
        world.done(session, new SessionCommand.Dismiss(Samples.MARA, pass.guest()));

        assertThat(refusal(pass.code(), "")).isEqualTo("expired");
        assertThat(world.book.entryOf(now(), pass.guest())).isEmpty();
    }

    @Test
    void customersAndGuestsCodesOpenEachTheirOwnDoor() {
        String customers =
                codes.issue("pin", Samples.MARA.accountId(), "", Map.of(), VALIDITY).code();
        String guests = invite("Ann").code();

        assertThat(refusal(customers, "Eve")).isEqualTo("unknown");
        assertThat(
                        catchThrowableOfType(
                                        CompletionException.class,
                                        () -> codes.redeem(guests, "").toCompletableFuture().join())
                                .getCause())
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.code()).isEqualTo("unknown"));
    }

    @Test
    void whoWasInvitedWithoutANameSaysIt() {
        Pass pass = invite("");

        assertThat(refusal(pass.code(), "  ")).isEqualTo("missing");
        admit(pass.code(), " Ann ");

        assertThat(now().company().participant(pass.guest()).orElseThrow().name()).isEqualTo("Ann");
    }

    @Test
    void whileTheLeadIsNotAtWorkTheCodeWaitsForHim() {
        Pass pass = invite("Ann");
        world.done(session, new SessionCommand.Hold(Samples.MARA));
        assertThat(refusal(pass.code(), "")).isEqualTo("state");

        world.done(session, new SessionCommand.Start(Samples.MARA));
        admit(pass.code(), "");

        assertThat(seenBy(pass.guest())).isEqualTo(SessionStatus.COLLABORATING);
    }

    @Test
    @Tag("COLL-26")
    void aGuestIsOfferedNothingThatIsAColleagues() {
        Pass pass = invite("Ann");
        admit(pass.code(), "");

        assertThat(world.book.technicianActs(now(), pass.guest()))
                .containsExactlyInAnyOrder("end", "say", "whisper", "push-url");
    }

    @Test
    @Tag("EXT-08")
    void whatTheLeadWithholdsAGuestMayNotUntilItIsGivenBack() {
        Pass pass = invite(new Guest(0, "Ann", Set.of(Lifecycle.MAY_SEND_URLS), ""));
        admit(pass.code(), "");
        assertThat(world.book.technicianActs(now(), pass.guest())).doesNotContain("push-url");

        world.done(session, new SessionCommand.Withhold(Samples.MARA, pass.guest(), Set.of()));

        assertThat(world.book.technicianActs(now(), pass.guest())).contains("push-url");
    }

    @Test
    @Tag("EXT-10")
    void theLogTellsWhoCameFromOutside() {
        Pass pass = invite(new Guest(1207, "Ann", Set.of(), ""));

        assertThat(world.log.ofSession(session, 0, 100))
                .extracting(logged -> logged.event())
                .contains(
                        new SessionEvent.Invited(
                                Samples.MARA,
                                Author.technician(pass.guest(), "Ann"),
                                true,
                                1207,
                                Set.of()));
    }

    @Test
    void theSameApprovedTechnicianIsAskedOnce() {
        invite(new Guest(1207, "Ann", Set.of(), ""));

        CompletionException failure =
                catchThrowableOfType(
                        CompletionException.class,
                        () -> invite(new Guest(1207, "Ann", Set.of(), "")));
        assertThat(((Refused) failure.getCause()).code()).isEqualTo("taken");
    }

    @Test
    void withTheSessionAGuestsPartEnds() {
        Pass pass = invite("Ann");
        admit(pass.code(), "");
        world.done(session, new SessionCommand.CustomerLeft());

        assertThat(world.book.entryOf(now(), pass.guest())).isEmpty();
        world.done(session, new SessionCommand.End(Samples.MARA));
        assertThat(world.book.find(session)).isEmpty(); // no list keeps it for a guest
        assertThat(refusal(invitedElsewhere(), "")).isEqualTo("expired");
    }

    private String invitedElsewhere() {
        anActiveSession();
        Pass pass = invite("Ann");
        world.done(session, new SessionCommand.End(Samples.MARA));
        return pass.code();
    }

    @Test
    void neitherCodeNorWordsReachALog() {
        Pass pass = invite("Ann");

        assertThat(pass).hasToString("Pass[" + pass.guest() + "]");
        assertThat(new Guest(0, "Ann", Set.of(), "secret")).hasToString("Guest[0]");
    }
}
