package org.belay.camel.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Camel context through its life: started, perhaps failed and tried again, stopped for good.
 * Methods that start or stop block; they are called on threads of the pool.
 */
final class RunningContext {

    private static final Logger LOG = LoggerFactory.getLogger(RunningContext.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final String subject;
    private final ClassLoader loader;
    private final ContextMaker maker;
    private final Recipe recipe;
    private final Clock clock;
    private final Set<String> pluginSchemes = ConcurrentHashMap.newKeySet();

    private CamelContext context;
    private boolean closed;
    private Instant failedAt;
    private volatile Fault fault;

    /**
     * @param subject how logs and readiness call it: {@code Route file crm.yaml}
     */
    RunningContext(
            String subject, ClassLoader loader, ContextMaker maker, Recipe recipe, Clock clock) {
        this.subject = subject;
        this.loader = loader;
        this.maker = maker;
        this.recipe = recipe;
        this.clock = clock;
    }

    /** Starts it unless it runs or was closed. Never throws: see {@link #failure}. */
    synchronized void start() {
        if (closed || context != null) {
            return;
        }
        Instant begun = clock.instant();
        CamelContext made = null;
        try (ContextLoader here = new ContextLoader(loader)) {
            made = maker.make(subject, loader, pluginSchemes);
            recipe.configure(made);
            made.start();
            context = made;
            fault = null;
            LOG.info(
                    "{} runs, started in {} ms",
                    subject,
                    Duration.between(begun, clock.instant()).toMillis());
        } catch (Exception | LinkageError e) {
            // Foreign routes: whatever they throw must not stop others. A LinkageError is what a
            // plugin meets whose imports are wrong.
            failed(Fault.of(e, made), e);
            if (made != null) {
                halt(made);
            }
        }
    }

    private void failed(Fault now, Throwable thrown) {
        if (!now.equals(fault)) {
            LOG.error("{}{}{}; none of its routes run", subject, now.where(), now.reason());
            LOG.debug("{} failed", subject, thrown);
        }
        fault = now;
        failedAt = clock.instant();
    }

    /** Tries again after a failure, if it is time to. */
    synchronized void retry() {
        if (fault != null && failedAt.plus(RETRY).isBefore(clock.instant())) {
            start();
        }
    }

    /** A plugin's component has come or gone: begin anew where that matters. */
    synchronized void componentsChanged(String scheme) {
        if (fault != null) {
            start();
        } else if (pluginSchemes.contains(scheme) && context != null) {
            halt(context);
            context = null;
            start();
        }
    }

    /** Stops it for good; waits for what is under way, some 10 s at most. */
    synchronized void close() {
        closed = true;
        fault = null;
        if (context != null) {
            halt(context);
            context = null;
            LOG.info("{} has stopped", subject);
        }
    }

    private void halt(CamelContext running) {
        try (ContextLoader here = new ContextLoader(loader)) {
            running.stop();
        } catch (Exception | LinkageError e) {
            LOG.warn("{} did not stop in order: {}", subject, Fault.of(e, running).reason());
        } finally {
            maker.released(running);
        }
    }

    /** Why it isn't running although it should, empty if it is. */
    Optional<String> failure() {
        Fault now = fault;
        return now == null ? Optional.empty() : Optional.of(subject + now.where() + now.reason());
    }
}
