package org.belay.camel.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.belay.api.event.DeadLetters;
import org.belay.api.event.EventFeed;
import org.belay.api.event.EventLog;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.organization.Accounts;
import org.belay.api.session.Sessions;
import org.belay.camel.internal.component.BelayServices;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferenceScope;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All Camel contexts of this gateway, one for each contribution and each route file, so that none
 * can harm another. Starts and stops them on threads of its own.
 */
@org.osgi.service.component.annotations.Component(
        service = {Contexts.class, ReadinessCheck.class},
        configurationPid = CamelConfig.PID)
@Designate(ocd = CamelConfig.class)
public final class Contexts implements ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(Contexts.class);
    private static final Duration MOST_WAIT = Duration.ofSeconds(10);

    /** More than one, so that a start that hangs holds up nobody. */
    private static final int THREADS = 4;

    private static final long RETRY_LOOK_SECONDS = 10;

    private final PluginComponents plugins = new PluginComponents();
    private final Set<RunningContext> contexts = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final BelayContextMaker maker;
    private final ThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor timer;

    /** Starts nothing yet. */
    @Activate
    public Contexts(
            @Reference EventFeed feed,
            @Reference EventLog log,
            @Reference DeadLetters deadLetters,
            @Reference Sessions sessions,
            @Reference Accounts accounts,
            CamelConfig config) {
        this(
                new BelayServices(feed, log, deadLetters, sessions, accounts),
                Duration.ofSeconds(config.http_connect_seconds()),
                Duration.ofSeconds(config.http_response_seconds()),
                Clock.systemUTC());
    }

    Contexts(BelayServices services, Duration connect, Duration response, Clock clock) {
        this.clock = clock;
        this.maker = new BelayContextMaker(services, new HttpLimits(connect, response), plugins);
        // Threads end when idle: contexts come and go a few times a day.
        AtomicInteger number = new AtomicInteger();
        this.pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> daemon(task, "belay-camel-" + number.incrementAndGet()));
        this.pool.allowCoreThreadTimeOut(true);
        this.timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "belay-camel-timer"));
        every(Duration.ofSeconds(RETRY_LOOK_SECONDS), this::retryFailed);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            scope = ReferenceScope.PROTOTYPE_REQUIRED,
            target = "(belay.scheme=*)")
    void bindComponent(ComponentServiceObjects<Component> objects) {
        String scheme = scheme(objects);
        plugins.add(scheme, objects);
        contexts.forEach(context -> submit(() -> context.componentsChanged(scheme)));
    }

    void unbindComponent(ComponentServiceObjects<Component> objects) {
        String scheme = scheme(objects);
        plugins.remove(scheme, objects);
        // Wait: the plugin's classes go when this returns.
        await(
                contexts.stream()
                        .map(context -> submit(() -> context.componentsChanged(scheme)))
                        .toList());
    }

    private static String scheme(ComponentServiceObjects<Component> objects) {
        return String.valueOf(objects.getServiceReference().getProperty("belay.scheme"));
    }

    /** A context that is started soon, on another thread. */
    RunningContext open(String subject, ClassLoader loader, Recipe recipe) {
        RunningContext context = new RunningContext(subject, loader, maker, recipe, clock);
        contexts.add(context);
        submit(context::start);
        return context;
    }

    /** Stops them all; waits 10 s at most. */
    void close(Collection<RunningContext> ending) {
        await(ending.stream().map(context -> submit(context::close)).toList());
        contexts.removeAll(ending);
    }

    /** Runs the task again and again, with that delay in between. */
    Future<?> every(Duration delay, Runnable task) {
        return timer.scheduleWithFixedDelay(
                task, delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void retryFailed() {
        contexts.stream()
                .filter(context -> context.failure().isPresent())
                .forEach(context -> submit(context::retry));
    }

    private Future<?> submit(Runnable task) {
        return pool.submit(task);
    }

    private static void await(Collection<? extends Future<?>> tasks) {
        long end = System.nanoTime() + MOST_WAIT.toNanos();
        for (Future<?> task : tasks) {
            try {
                task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                LOG.warn("Routes did not stop within {} s", MOST_WAIT.toSeconds());
            } catch (ExecutionException e) {
                LOG.warn("Routes did not stop in order", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public String part() {
        return "camel";
    }

    @Override
    public Health health() {
        String failures =
                contexts.stream()
                        .map(RunningContext::failure)
                        .flatMap(Optional::stream)
                        .sorted()
                        .collect(Collectors.joining("; "));
        return failures.isEmpty() ? Health.READY : Health.degraded(failures);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
        close(Set.copyOf(contexts));
        pool.shutdown();
    }
}
