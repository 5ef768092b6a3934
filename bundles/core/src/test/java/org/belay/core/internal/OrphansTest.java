package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.api.organization.Directory;
import org.belay.api.session.EndCause;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.HandOver;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.belay.testing.fakes.FakeDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a technician's sessions when he is deleted or disabled. */
class OrphansTest {

    private static final int MARA = Samples.MARA.accountId();
    private static final int GROUP = 111;

    private final World world = new World();
    private final FakeDirectory tree =
            new FakeDirectory()
                    .withMasterAdministrator(11, 11, "Greta")
                    .withGroup(GROUP, Directory.TECHNICIANS, "Desk")
                    .withTechnician(2001, GROUP, MARA, "Mara");
    private Directory directory = tree;
    private final Orphans orphans = new Orphans(world.book, new Technicians(() -> directory));

    @AfterEach
    void whatAnEventLogMayExpectWasKept() {
        assertThat(world.log.brokenPromises()).isEmpty();
    }

    private SessionStatus status(int id) {
        return world.log.session(id).orElseThrow().status();
    }

    @Test
    @Tag("ORG-34")
    @Tag("SES-307")
    void allOpenSessionsOfADisabledTechnicianAreAborted() {
        int connecting = world.connecting();
        int waiting = world.waiting();
        int active = world.active();
        int lost = world.active();
        world.done(lost, new CustomerLost());

        tree.switched(2001, false);
        orphans.end();

        for (int id : new int[] {connecting, waiting, active, lost}) {
            assertThat(status(id)).isEqualTo(SessionStatus.ABORTED);
        }
        assertThat(world.book.all()).isEmpty();
        assertThat(world.book.listOf(MARA)).isEmpty();
    }

    @Test
    @Tag("ORG-34")
    void theLogSaysWhy() {
        int id = world.active();
        tree.without(2001);

        orphans.end();

        assertThat(world.log.events().get(world.log.events().size() - 1).event())
                .isInstanceOfSatisfying(
                        SessionEvent.Ended.class,
                        ended -> {
                            assertThat(ended.cause()).isEqualTo(EndCause.TECHNICIAN_GONE);
                            assertThat(ended.cause().wireName()).isEqualTo("technician-gone");
                        });
        assertThat(status(id)).isEqualTo(SessionStatus.ABORTED);
    }

    @Test
    @Tag("ORG-34")
    void whoseGroupIsDisabledIsDisabledToo() {
        int id = world.active();
        tree.switched(GROUP, false);

        orphans.end();

        assertThat(status(id)).isEqualTo(SessionStatus.ABORTED);
    }

    @Test
    void sessionsOfThoseWhoAreThereGoOn() {
        int id = world.active();

        orphans.end();

        assertThat(status(id)).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void whatHasEndedOtherwiseKeepsItsStatus() {
        int id = world.active();
        world.done(id, new CustomerLeft());
        tree.without(2001);

        orphans.end();

        assertThat(status(id)).isEqualTo(SessionStatus.CLOSED);
    }

    @Test
    @Tag("ORG-34")
    void whoWasDisabledWhileTheGatewayWasAwayIsFoundAtItsStart() {
        int id = world.active();
        tree.switched(2001, false);
        World next = world.restarted();

        new Orphans(next.book, new Technicians(() -> tree)).end();

        assertThat(next.log.session(id).orElseThrow().status()).isEqualTo(SessionStatus.ABORTED);
    }

    @Test
    @Tag("ORG-34")
    void whatWasHandedOverGoesOnUnlessItsRecipientIsGoneToo() {
        int tom = Samples.TOM.accountId();
        tree.withTechnician(2002, GROUP, tom, "Tom");
        int id = world.active();
        world.done(id, new HandOver(Samples.MARA, Target.technician(tom), ""));

        tree.switched(2001, false);
        orphans.end();
        assertThat(status(id)).isEqualTo(SessionStatus.OUTGOING);

        tree.switched(2002, false);
        orphans.end();
        assertThat(status(id)).isEqualTo(SessionStatus.ABORTED);
    }

    @Test
    void whileTheTreeIsNotThereOrNotReadNobodyIsTakenForGone() {
        int id = world.active();

        directory = null;
        orphans.end();
        directory = new FakeDirectory();
        orphans.end();

        assertThat(status(id)).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void whatTheDatabaseCouldNotTakeIsTriedAgain() {
        int id = world.active();
        tree.without(2001);
        world.log.goAway();
        orphans.end();
        assertThat(world.book.find(id).orElseThrow().status()).isEqualTo(SessionStatus.ACTIVE);
        world.log.comeBack();

        orphans.end();

        assertThat(status(id)).isEqualTo(SessionStatus.ABORTED);
    }

    @Test
    void aDatabaseThatHangsDoesNotPileUpEnds() {
        int id = world.active();
        tree.without(2001);
        world.log.hold();
        for (int i = 0; i < 2 * SessionLane.MOST_WAITING; i++) {
            orphans.end();
        }
        world.log.letGo();

        assertThat(status(id)).isEqualTo(SessionStatus.ABORTED);
    }
}
