package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.belay.api.refusal.Refused;
import org.belay.api.session.IdleBlocker;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionGate;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.StrictEventLog;

/**
 * A core without a container, on a log in memory and a clock that stands still. Everything happens
 * on the test's own thread unless another executor is given.
 */
final class World {

    final FakeClock clock;
    final StrictEventLog log;
    private final Scenery scenery;
    final Told told = new Told();
    final Listeners listeners;
    final List<SessionGate> gates = new CopyOnWriteArrayList<>();
    final SessionBook book;

    /** What the core lives among, and is again after a restart. */
    private record Scenery(
            Clock time, Supplier<Limits> limits, List<IdleBlocker> blockers, FakeStaff staff) {}

    World() {
        this(Runnable::run);
    }

    World(Executor workers) {
        this(workers, Samples.LIMITS);
    }

    World(Executor workers, Limits limits) {
        this(workers, limits, Samples.staff());
    }

    World(Executor workers, Limits limits, FakeStaff staff) {
        this(workers, new FakeClock(Samples.MORNING), null, () -> limits, List.of(), staff);
    }

    /** With limits that may change meanwhile. */
    World(Supplier<Limits> limits) {
        this(
                Runnable::run,
                new FakeClock(Samples.MORNING),
                null,
                limits,
                List.of(),
                Samples.staff());
    }

    /** With tools that may go on in sessions. */
    World(List<IdleBlocker> blockers) {
        this(
                Runnable::run,
                new FakeClock(Samples.MORNING),
                null,
                () -> Samples.LIMITS,
                blockers,
                Samples.staff());
    }

    /** By another clock than its own. */
    World(Clock time) {
        this(
                Runnable::run,
                new FakeClock(Samples.MORNING),
                time,
                () -> Samples.LIMITS,
                List.of(),
                Samples.staff());
    }

    private World(
            Executor workers,
            FakeClock clock,
            Clock time,
            Supplier<Limits> limits,
            List<IdleBlocker> blockers,
            FakeStaff staff) {
        this(
                workers,
                clock,
                new StrictEventLog(),
                new Scenery(time == null ? clock : time, limits, blockers, staff));
    }

    private World(Executor workers, FakeClock clock, StrictEventLog log, Scenery scenery) {
        this.clock = clock;
        this.log = log;
        this.scenery = scenery;
        this.listeners = new Listeners(Runnable::run);
        listeners.add(told);
        IdleWatch idle = new IdleWatch(scenery::blockers);
        this.book =
                new SessionBook(
                        log,
                        new SessionMachine(
                                session -> scenery.limits().get(), idle::withWork, scenery.staff()),
                        scenery.time(),
                        workers,
                        listeners,
                        new SessionBook.House(() -> gates, scenery.staff(), idle));
    }

    /** The gateway that starts on the same log after this one is gone. */
    World restarted() {
        World next = new World(Runnable::run, clock, log, scenery);
        next.book.takeUp();
        return next;
    }

    /** The status of a session that stands in a list. */
    String status(int id) {
        return book.find(id).orElseThrow().status().wireName();
    }

    int connecting() {
        return book.create(Samples.asked(), OptionalLong.empty(), null)
                .toCompletableFuture()
                .join()
                .id();
    }

    int waiting() {
        int id = connecting();
        done(id, new CustomerArrived());
        return id;
    }

    int active() {
        int id = waiting();
        done(id, Samples.start());
        return id;
    }

    CompletableFuture<Session> ask(int id, SessionCommand command) {
        return book.ask(id, command).toCompletableFuture();
    }

    Session done(int id, SessionCommand command) {
        return ask(id, command).join();
    }

    /** Lets time pass, then looks at the clock as the ticker does. */
    void pass(Duration time) {
        clock.advance(time);
        book.tick();
    }

    /** The keys of the chat lines that are in the log. */
    List<String> written() {
        return log.events().stream()
                .map(event -> event.event())
                .filter(SessionEvent.Said.class::isInstance)
                .map(event -> ((SessionEvent.Said) event).key())
                .toList();
    }

    /** The code of the refusal with which the stage has failed. */
    static String refusalOf(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).isDone();
        Throwable thrown = catchThrowable(future::join);
        assertThat(thrown).isInstanceOf(CompletionException.class);
        assertThat(thrown.getCause()).isInstanceOf(Refused.class);
        return ((Refused) thrown.getCause()).code();
    }
}
