package org.belay.web.internal.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.cfg.JakartaRSFeature;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.belay.api.organization.Directory;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.async.AsyncContextDelegateProviderImpl;
import org.glassfish.jersey.servlet.spi.AsyncContextDelegateProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the resources that are there at the moment. When one comes or goes, a new application is
 * built aside and takes the old one's place in one step: no request meets a moment without any, and
 * until then what isn't there is unavailable rather than unknown. A resource with which no
 * application can be built is left out and named in the log, and so is one that doesn't say of each
 * method whom it admits. If none can be built at all, it is tried again until one can, after 1 s at
 * first and 5 s at most.
 */
final class RestHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestHost.class);

    /** At a start resources come in crowds, and building costs tens of milliseconds. */
    private static final long GATHER_MILLIS = 40;

    /** By which the reasons that concern no single resource are remembered. */
    private static final String HOST = "";

    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long PAUSE_GROWTH = 5;

    private final ObjectMapper json;
    private final Supplier<Directory> directory;
    private final AtomicReference<Generation> current = new AtomicReference<>();
    private final Map<Object, String> resources = new LinkedHashMap<>();
    private final ScheduledExecutorService builder =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "belay-rest-host");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final long firstPause;
    private ServletConfig servlet;
    private ScheduledFuture<?> due;
    private boolean retrying;
    private volatile boolean complete;
    private volatile boolean changing;
    private volatile List<String> leftOut = List.of();

    // The builder's alone.
    private final Map<String, String> told = new HashMap<>();
    private long pause;

    /**
     * @param directory says who administers which unit; null while there is none
     */
    RestHost(ObjectMapper json, Supplier<Directory> directory) {
        this(json, directory, FIRST_PAUSE_MILLIS);
    }

    /** With another pause after the first failure; the longest is five times it. */
    RestHost(ObjectMapper json, Supplier<Directory> directory, long firstPauseMillis) {
        this.json = json;
        this.directory = directory;
        this.firstPause = firstPauseMillis;
        this.pause = firstPauseMillis;
    }

    /** Begins to serve as that servlet. */
    synchronized void start(ServletConfig config) {
        servlet = config;
        rebuildSoon();
    }

    /** Stops serving; the resources are kept for another start. */
    synchronized void stop() {
        servlet = null;
        if (due != null) {
            due.cancel(false);
            due = null;
        }
        swap(null);
    }

    /**
     * @param name by which the log calls it
     */
    synchronized void add(Object resource, String name) {
        resources.put(resource, name);
        rebuildSoon();
    }

    synchronized void remove(Object resource) {
        if (resources.remove(resource) != null) {
            rebuildSoon();
        }
    }

    /** False until the first application is built. */
    boolean serve(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        for (Generation each = current.get(); each != null; each = current.get()) {
            if (each.serve(request, response)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Expects resources: until those that come in the next moment are taken in, it isn't serving,
     * and what it doesn't know yet is unavailable rather than unknown.
     */
    synchronized void expect() {
        complete = false;
        rebuildSoon();
    }

    /**
     * Whether what isn't there may be there in a moment: a page that hears of a bundle asks for its
     * resource before it is taken in.
     */
    private boolean mayCome() {
        return !complete || changing;
    }

    /** Whether there is an application, with all that was expected. */
    boolean isServing() {
        return complete && current.get() != null;
    }

    /** What is served at the moment, by path and method. */
    List<Endpoint> endpoints() {
        Generation serving = current.get();
        return serving == null ? List.of() : serving.endpoints();
    }

    /** Names of the resources that couldn't be taken in. */
    List<String> leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        builder.shutdownNow();
        stop();
    }

    private void rebuildSoon() {
        if (retrying && due != null) {
            due.cancel(false); // what is new needn't wait for the next try
            due = null;
        }
        schedule(GATHER_MILLIS, false);
    }

    private synchronized void retryAfter(long millis) {
        schedule(millis, true);
    }

    private void schedule(long millis, boolean retry) {
        if (servlet != null && due == null && !builder.isShutdown()) {
            retrying = retry;
            changing = true;
            due = builder.schedule(this::tryToRebuild, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void tryToRebuild() {
        try {
            rebuild();
            told.remove(HOST);
            pause = firstPause;
        } catch (RuntimeException | LinkageError e) {
            // On a scheduler's thread nobody else would ever hear of it.
            if (isNews(HOST, e)) {
                LOG.error("The REST resources stay as they were, will go on trying", e);
            }
            retryAfter(pause);
            pause = Math.min(2 * pause, PAUSE_GROWTH * firstPause);
        }
    }

    /**
     * Whether the log doesn't know that reason yet: one line for each, however often it is tried.
     */
    private boolean isNews(String name, Throwable reason) {
        String words = reason.toString();
        return !words.equals(told.put(name, words));
    }

    private void rebuild() {
        Map<Object, String> wanted;
        ServletConfig config;
        synchronized (this) {
            due = null; // what comes from here on needs another round
            wanted = new LinkedHashMap<>(resources);
            config = servlet;
        }
        if (config == null) {
            return;
        }
        long begin = System.nanoTime();
        Generation next = build(wanted, config);
        synchronized (this) {
            if (servlet != config) {
                next.retire();
                return;
            }
            swap(next);
            complete |= due == null;
            changing = due != null;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        LOG.debug("Serving {} REST resources, built in {} ms", wanted.size(), millis);
    }

    private Generation build(Map<Object, String> wanted, ServletConfig config) {
        Map<String, Throwable> bad = new LinkedHashMap<>();
        List<DeclaredResource> declared = declared(wanted, bad);
        try {
            Generation all = generation(declared, config);
            leaveOut(bad);
            return all;
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.debug("Not all resources can be served together", e);
        }
        // One by one, so that a broken resource takes nobody else along.
        List<DeclaredResource> good = new ArrayList<>();
        Generation last = null;
        for (DeclaredResource each : declared) {
            good.add(each);
            try {
                Generation next = generation(good, config);
                if (last != null) {
                    last.retire();
                }
                last = next;
            } catch (ServletException | RuntimeException | LinkageError e) {
                good.remove(good.size() - 1);
                bad.put(each.name(), e);
            }
        }
        if (last == null) {
            last = empty(config);
        }
        leaveOut(bad); // only now: where nothing can be built, no resource is to blame
        return last;
    }

    private static List<DeclaredResource> declared(
            Map<Object, String> wanted, Map<String, Throwable> bad) {
        List<DeclaredResource> declared = new ArrayList<>();
        wanted.forEach(
                (instance, name) -> {
                    try {
                        declared.add(DeclaredResource.of(name, instance));
                    } catch (RuntimeException | LinkageError e) {
                        bad.put(name, e);
                    }
                });
        return declared;
    }

    private Generation empty(ServletConfig config) {
        try {
            return generation(List.of(), config);
        } catch (ServletException e) {
            throw new IllegalStateException("No application without resources either: " + e, e);
        }
    }

    private void leaveOut(Map<String, Throwable> bad) {
        leftOut = List.copyOf(bad.keySet());
        told.keySet().retainAll(bad.keySet());
        bad.forEach(
                (name, reason) -> {
                    if (isNews(name, reason)) {
                        LOG.error("REST resource {} can't be served and is left out", name, reason);
                    }
                });
    }

    private Generation generation(List<DeclaredResource> resources, ServletConfig config)
            throws ServletException {
        Map<Method, Endpoint> endpoints = new HashMap<>();
        resources.forEach(
                // Acts of one method admit the same callers.
                each ->
                        each.endpoints()
                                .forEach((method, some) -> endpoints.put(method, some.get(0))));
        List<Endpoint> listed =
                resources.stream()
                        .flatMap(each -> each.endpoints().values().stream())
                        .flatMap(List::stream)
                        .sorted(
                                Comparator.comparing(Endpoint::path)
                                        .thenComparing(Endpoint::method))
                        .toList();
        return new Generation(application(resources, endpoints), listed, config);
    }

    private ResourceConfig application(
            List<DeclaredResource> resources, Map<Method, Endpoint> endpoints) {
        ResourceConfig application = new ResourceConfig();
        application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        application.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        application.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        application.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        application.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        application.register(jackson());
        application.register(new ProblemMapper(this::mayCome));
        application.register(new AdmissionFilter(endpoints, directory), Priorities.AUTHORIZATION);
        // Found by service files otherwise, which don't reach across bundles.
        application.register(
                new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(AsyncContextDelegateProviderImpl.class)
                                .to(AsyncContextDelegateProvider.class);
                        resources.forEach(each -> bindInstance(this, each.instance()));
                    }
                });
        resources.forEach(each -> application.registerResources(each.model()));
        return application;
    }

    private JacksonJsonProvider jackson() {
        JacksonJsonProvider jackson = new JacksonJsonProvider(json);
        // Else an empty body would reach resources as null, and each would have to think of it.
        jackson.disable(JakartaRSFeature.ALLOW_EMPTY_INPUT);
        return jackson;
    }

    @SuppressWarnings("unchecked") // the class of an object is its class
    private static <T> void bindInstance(AbstractBinder binder, T instance) {
        binder.bind(instance).to((Class<T>) instance.getClass());
    }

    private void swap(Generation next) {
        Generation before = current.getAndSet(next);
        if (before != null) {
            before.retire();
        }
    }
}
