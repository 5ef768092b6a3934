package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.belay.api.session.IdleBlocker;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.Hold;
import org.belay.api.session.SessionCommand.Invite;
import org.belay.api.session.SessionCommand.Start;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes on in a session keeps it from timing out. */
@Tag("SES-77")
class IdleWatchTest {

    private final List<IdleBlocker> blockers = new ArrayList<>();
    private final World world = new World(blockers);

    /** A tool that goes on wherever the test says. */
    private static final class Tool implements IdleBlocker {
        final Set<List<Integer>> uses = new HashSet<>();
        int asked;

        @Override
        public boolean goesOn(int sessionId, int technician) {
            asked++;
            return uses.contains(List.of(sessionId, technician));
        }

        void goesOnIn(int session, int technician) {
            uses.add(List.of(session, technician));
        }
    }

    private final Tool tool = new Tool();

    private int active(boolean used) {
        int id = world.active();
        if (used) {
            tool.goesOnIn(id, Samples.MARA.accountId());
        }
        return id;
    }

    @Test
    @Tag("SES-209")
    void aToolThatGoesOnKeepsItsSessionOpenAndNoOther() {
        blockers.add(tool);
        int used = active(true);
        int idle = active(false);

        world.pass(Duration.ofMinutes(60));

        assertThat(world.status(used)).isEqualTo("active");
        assertThat(world.status(idle)).isEqualTo("timed-out");
    }

    @Test
    void whenItStopsTheLimitCountsFromWhenItWasLastSeenGoingOn() {
        blockers.add(tool);
        int id = active(true);
        world.pass(Duration.ofMinutes(60));
        tool.uses.clear();

        world.pass(Duration.ofMinutes(59));
        assertThat(world.status(id)).isEqualTo("active");
        world.pass(Duration.ofMinutes(1));
        assertThat(world.status(id)).isEqualTo("timed-out");
    }

    @Test
    void oneOfSeveralIsEnough() {
        blockers.add((session, technician) -> false);
        blockers.add(tool);
        int id = active(true);

        world.pass(Duration.ofMinutes(60));

        assertThat(world.status(id)).isEqualTo("active");
    }

    @Test
    void aToolThatThrowsBlocksNothingAndStopsNoOther() {
        blockers.add(
                (session, technician) -> {
                    throw new IllegalStateException("broken on purpose");
                });
        blockers.add(
                (session, technician) -> {
                    throw new NoClassDefFoundError("of a bundle that is gone");
                });
        int idle = world.active();
        world.pass(Duration.ofMinutes(60));
        assertThat(world.status(idle)).isEqualTo("timed-out");

        blockers.add(tool);
        int used = active(true);
        world.pass(Duration.ofMinutes(60));
        assertThat(world.status(used)).isEqualTo("active");
    }

    @Test
    void nothingIsAskedBeforeALimitIsReached() {
        blockers.add(tool);
        active(true);

        for (int i = 0; i < 59; i++) {
            world.pass(Duration.ofMinutes(1));
        }

        assertThat(tool.asked).isZero();
    }

    @Test
    @Tag("SES-59")
    @Tag("SES-58")
    void nothingHoldsUpTheTwoWeeks() {
        blockers.add((session, technician) -> true);
        int id = world.active();
        world.done(id, new Hold(Samples.MARA));

        world.pass(Duration.ofDays(14));

        assertThat(world.log.session(id).orElseThrow().status().wireName()).isEqualTo("timed-out");
    }

    @Test
    @Tag("SES-247")
    void aCollaboratorsToolKeepsHimInAndNotTheLeadsSession() {
        blockers.add(tool);
        int id = together();
        tool.goesOnIn(id, Samples.TOM.accountId());

        world.pass(Duration.ofMinutes(59));
        world.done(id, Samples.customerSays("c1"));
        world.pass(Duration.ofMinutes(30));
        assertThat(world.book.find(id).orElseThrow().company().participants()).hasSize(1);

        world.pass(Duration.ofMinutes(30));
        assertThat(world.status(id)).isEqualTo("timed-out");
    }

    @Test
    @Tag("SES-247")
    void theLeadsToolDoesNotKeepACollaboratorIn() {
        blockers.add(tool);
        int id = together();
        tool.goesOnIn(id, Samples.MARA.accountId());

        world.pass(Duration.ofMinutes(60));
        world.pass(Duration.ofSeconds(2));

        assertThat(world.status(id)).isEqualTo("active");
        assertThat(world.book.find(id).orElseThrow().company().participants()).isEmpty();
    }

    private int together() {
        int id = world.active();
        world.done(id, new Invite(Samples.MARA, Samples.TOM, Set.of(), ""));
        world.done(id, new Start(Samples.TOM));
        return id;
    }

    @Test
    void afterTheEndNothingIsAskedAnyMore() {
        blockers.add(tool);
        int id = active(true);
        world.pass(Duration.ofMinutes(60));
        int asked = tool.asked;

        world.done(id, new CustomerLeft());
        world.pass(Duration.ofMinutes(600));

        assertThat(tool.asked).isEqualTo(asked);
    }
}
