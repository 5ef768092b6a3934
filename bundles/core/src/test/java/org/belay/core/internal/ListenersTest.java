package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionStatus;
import org.junit.jupiter.api.Test;

/** Listeners that are slow or go away. */
class ListenersTest {

    private static final Consumer<SessionEventListener> SOMETHING =
            listener -> listener.unsaved(Samples.in(SessionStatus.ACTIVE), null);

    private final List<Runnable> threads = new ArrayList<>();
    private final Listeners listeners = new Listeners(threads::add);

    @Test
    void oneThatFallsTooFarBehindIsToldThatItMissedSomething() {
        Told slow = new Told();
        listeners.add(slow);
        for (int i = 0; i < Listeners.MOST_BEHIND + 500; i++) {
            listeners.tell(SOMETHING);
        }

        threads.forEach(Runnable::run);

        assertThat(slow.unsaved).hasSize(Listeners.MOST_BEHIND);
        assertThat(slow.missed).hasValue(1);
    }

    @Test
    void oneThatHasCaughtUpIsToldEverythingAgain() {
        Told slow = new Told();
        listeners.add(slow);
        for (int i = 0; i < Listeners.MOST_BEHIND + 1; i++) {
            listeners.tell(SOMETHING);
        }
        threads.remove(0).run();

        listeners.tell(SOMETHING);
        threads.remove(0).run();

        assertThat(slow.unsaved).hasSize(Listeners.MOST_BEHIND + 1);
        assertThat(slow.missed).hasValue(1);
    }

    @Test
    void aSlowOneHoldsUpNoOther() {
        Told slow = new Told();
        Told quick = new Told();
        listeners.add(slow);
        listeners.add(quick);
        listeners.tell(SOMETHING);

        threads.get(1).run(); // the first one's thread hasn't come so far

        assertThat(quick.unsaved).hasSize(1);
        assertThat(slow.unsaved).isEmpty();
    }

    @Test
    void oneThatIsTakenAwayIsNotCalledForWhatItHasNotHeardYet() {
        Told gone = new Told();
        listeners.add(gone);
        listeners.tell(SOMETHING);

        listeners.remove(gone);
        threads.forEach(Runnable::run);

        assertThat(gone.unsaved).isEmpty();
    }
}
