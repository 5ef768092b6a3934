package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.belay.api.refusal.Refused;
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
    final Told told = new Told();
    final Listeners listeners;
    final List<SessionGate> gates = new CopyOnWriteArrayList<>();
    final SessionBook book;

    World() {
        this(Runnable::run);
    }

    World(Executor workers) {
        this(workers, Samples.LIMITS);
    }

    World(Executor workers, Limits limits) {
        this(workers, limits, new FakeClock(Samples.MORNING), new StrictEventLog());
    }

    private World(Executor workers, Limits limits, FakeClock clock, StrictEventLog log) {
        this.clock = clock;
        this.log = log;
        this.listeners = new Listeners(Runnable::run);
        listeners.add(told);
        this.book =
                new SessionBook(
                        log,
                        Samples.machine(limits),
                        clock,
                        workers,
                        listeners,
                        new SessionBook.House(() -> gates, Samples.STAFF, new IdleWatch(List::of)));
    }

    /** The gateway that starts on the same log after this one is gone. */
    World restarted() {
        World next = new World(Runnable::run, Samples.LIMITS, clock, log);
        next.book.takeUp();
        return next;
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
