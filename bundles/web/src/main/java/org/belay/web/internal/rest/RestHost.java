package org.belay.web.internal.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.cfg.JakartaRSFeature;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.servlet.async.AsyncContextDelegateProviderImpl;
import org.glassfish.jersey.servlet.spi.AsyncContextDelegateProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the resources that are there at the moment. When one comes or goes, a new application is
 * built aside and takes the old one's place in one step: no request meets a moment without any. A
 * resource with which no application can be built is left out and named in the log.
 */
final class RestHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestHost.class);

    /** At a start resources come in crowds, and building costs tens of milliseconds. */
    private static final long GATHER_MILLIS = 40;

    private final ObjectMapper json;
    private final AtomicReference<Generation> current = new AtomicReference<>();
    private final Map<Object, String> resources = new LinkedHashMap<>();
    private final ScheduledExecutorService builder =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "belay-rest-host");
                        thread.setDaemon(true);
                        return thread;
                    });
    private ServletConfig servlet;
    private ScheduledFuture<?> due;
    private volatile List<String> leftOut = List.of();

    RestHost(ObjectMapper json) {
        this.json = json;
    }

    /** Begins to serve as that servlet. */
    synchronized void start(ServletConfig config) {
        servlet = config;
        rebuildSoon();
    }

    /** Stops serving; the resources are kept for another start. */
    synchronized void stop() {
        servlet = null;
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

    boolean isServing() {
        return current.get() != null;
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
        if (servlet != null && (due == null || due.isDone()) && !builder.isShutdown()) {
            due = builder.schedule(this::tryToRebuild, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tryToRebuild() {
        try {
            rebuild();
        } catch (RuntimeException | LinkageError e) {
            // On a scheduler's thread nobody else would ever hear of it.
            LOG.error("The REST resources stay as they were", e);
        }
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
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        LOG.debug("Serving {} REST resources, built in {} ms", wanted.size(), millis);
    }

    private Generation build(Map<Object, String> wanted, ServletConfig config) {
        try {
            Generation all = generation(wanted.keySet().stream().toList(), config);
            leftOut = List.of();
            return all;
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.debug("Not all resources can be served together", e);
        }
        // One by one, so that a broken resource takes nobody else along.
        List<Object> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        Generation last = null;
        for (Map.Entry<Object, String> each : wanted.entrySet()) {
            good.add(each.getKey());
            try {
                Generation next = generation(good, config);
                if (last != null) {
                    last.retire();
                }
                last = next;
            } catch (ServletException | RuntimeException | LinkageError e) {
                good.remove(good.size() - 1);
                bad.add(each.getValue());
                LOG.error("REST resource {} can't be served and is left out", each.getValue(), e);
            }
        }
        leftOut = List.copyOf(bad);
        if (last != null) {
            return last;
        }
        try {
            return generation(List.of(), config);
        } catch (ServletException e) {
            throw new IllegalStateException("No application without resources either", e);
        }
    }

    private Generation generation(List<Object> instances, ServletConfig config)
            throws ServletException {
        return new Generation(application(instances), config);
    }

    private ResourceConfig application(List<Object> instances) {
        ResourceConfig application = new ResourceConfig();
        application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        application.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        application.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        application.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        application.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        application.register(jackson());
        application.register(new ProblemMapper());
        // Found by service files otherwise, which don't reach across bundles.
        application.register(
                new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(AsyncContextDelegateProviderImpl.class)
                                .to(AsyncContextDelegateProvider.class);
                        instances.forEach(each -> bindInstance(this, each));
                    }
                });
        instances.forEach(each -> application.registerResources(model(each)));
        return application;
    }

    private JacksonJsonProvider jackson() {
        JacksonJsonProvider jackson = new JacksonJsonProvider(json);
        // Else an empty body would reach resources as null, and each would have to think of it.
        jackson.disable(JakartaRSFeature.ALLOW_EMPTY_INPUT);
        return jackson;
    }

    private static Resource model(Object instance) {
        Resource model = Resource.from(instance.getClass());
        if (model == null) {
            throw new IllegalArgumentException("No @Path at " + instance.getClass().getName());
        }
        return model;
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
