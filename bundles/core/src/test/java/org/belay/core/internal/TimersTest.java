package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.HandOver;
import org.belay.api.session.SessionCommand.Hold;
import org.belay.api.session.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What time does to the sessions of a gateway: over restarts, failures and changes of settings. */
class TimersTest {

    private final AtomicReference<Limits> limits = new AtomicReference<>(Samples.LIMITS);
    private final World world = new World(limits::get);

    private static Limits idle(int minutes) {
        return new Limits(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(minutes));
    }

    private String recorded(int id) {
        return world.log.session(id).orElseThrow().status().wireName();
    }

    @Test
    void whatFellDueWhileTheGatewayWasAwayHappensAtItsStart() {
        int connecting = world.connecting();
        int waiting = world.waiting();
        int active = world.active();
        int lost = world.active();
        world.done(lost, new CustomerLost());
        int held = world.active();
        world.done(held, new Hold(Samples.MARA));
        world.clock.advance(Duration.ofMinutes(59));
        World next = world.restarted();
        next.book.tick();
        assertThat(recorded(connecting)).isEqualTo("timed-out");
        assertThat(recorded(lost)).isEqualTo("offline");
        assertThat(recorded(active)).isEqualTo("active");

        next.clock.advance(Duration.ofMinutes(61));
        World afterThat = next.restarted();
        afterThat.book.tick();

        assertThat(recorded(waiting)).isEqualTo("timed-out");
        assertThat(recorded(active)).isEqualTo("timed-out");
        assertThat(recorded(held)).isEqualTo("on-hold");
        assertThat(world.log.brokenPromises()).isEmpty();
    }

    @Test
    @Tag("SES-312")
    void aHandingOverThatFellDueMeanwhileTimesOutForBothAtTheStart() {
        int id = world.active();
        int tom = Samples.TOM.accountId();
        world.done(id, new HandOver(Samples.MARA, Target.technician(tom), ""));
        world.clock.advance(Duration.ofHours(2));

        World next = world.restarted();
        next.book.tick();

        assertThat(next.book.listOf(Samples.MARA.accountId())).hasSize(1);
        assertThat(next.book.listOf(tom)).hasSize(1);
        assertThat(next.status(id)).isEqualTo("timed-out");
    }

    @Test
    @Tag("SES-61")
    void aLimitMadeShorterHoldsFromThenOnForWhatIsOpenAlready() {
        int id = world.active();
        limits.set(idle(5));
        world.book.limitsChanged();

        world.pass(Duration.ofMinutes(4));
        assertThat(world.status(id)).isEqualTo("active");
        world.pass(Duration.ofMinutes(1));
        assertThat(world.status(id)).isEqualTo("timed-out");
    }

    @Test
    @Tag("SES-61")
    void aLimitMadeLongerHoldsFromThenOnForWhatIsOpenAlready() {
        int id = world.active();
        limits.set(idle(90));
        world.book.limitsChanged();

        world.pass(Duration.ofMinutes(89));
        assertThat(world.status(id)).isEqualTo("active");
        world.pass(Duration.ofMinutes(1));
        assertThat(world.status(id)).isEqualTo("timed-out");
    }

    @Test
    @Tag("SES-61")
    void aLimitThatIsNoneNowHoldsNobodyToTheOldOne() {
        int id = world.active();
        limits.set(Samples.NO_LIMITS);
        world.book.limitsChanged();

        world.pass(Duration.ofDays(13));

        assertThat(world.status(id)).isEqualTo("active");
    }

    @Test
    @Tag("SES-61")
    void aLimitWhereThereWasNoneHoldsFromThenOn() {
        limits.set(Samples.NO_LIMITS);
        int id = world.active();
        world.pass(Duration.ofMinutes(200));
        limits.set(idle(5));
        world.book.limitsChanged();

        world.book.tick();

        assertThat(world.status(id)).isEqualTo("timed-out");
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgainUntilItIs() {
        int id = world.active();
        world.log.goAway();
        world.pass(Duration.ofMinutes(60));
        world.pass(Duration.ofSeconds(30));
        assertThat(world.status(id)).isEqualTo("active");
        world.log.comeBack();

        world.pass(Duration.ofSeconds(2));

        assertThat(world.status(id)).isEqualTo("timed-out");
        assertThat(world.log.brokenPromises()).isEmpty();
    }

    @Test
    void aSessionThatIsBusyIsLookedAtAgain() {
        int id = world.waiting();
        world.log.hold();
        world.ask(id, new CustomerLost());
        world.pass(Duration.ofMinutes(120));
        world.log.letGo();
        world.done(id, new CustomerArrived());

        // Back to waiting, and its limit counts from there.
        world.pass(Duration.ofMinutes(119));
        assertThat(world.status(id)).isEqualTo("waiting");
        world.pass(Duration.ofMinutes(1));
        assertThat(recorded(id)).isEqualTo("timed-out");
    }

    @Test
    void anActPutsTheLimitOffAlthoughTheAlarmRingsAtTheOldTime() {
        int id = world.active();
        for (int i = 0; i < 20; i++) {
            world.pass(Duration.ofMinutes(50));
            world.done(id, Samples.customerSays("c" + i));
            assertThat(world.status(id)).isEqualTo("active");
        }
        world.pass(Duration.ofMinutes(60));
        assertThat(world.status(id)).isEqualTo("timed-out");
    }

    @Test
    void aTickWithoutAnythingDueWritesNothing() {
        for (int i = 0; i < 50; i++) {
            world.active();
            world.waiting();
            if (i % 10 == 9) {
                world.book.listOf(Samples.MARA.accountId()).stream()
                        .filter(session -> session.status().wireName().equals("active"))
                        .forEach(session -> world.done(session.id(), Samples.end()));
            }
        }
        int written = world.log.appends().size();
        for (int i = 0; i < 9 * 60; i++) {
            world.pass(Duration.ofSeconds(1));
        }

        assertThat(world.log.appends()).hasSize(written);
    }
}
