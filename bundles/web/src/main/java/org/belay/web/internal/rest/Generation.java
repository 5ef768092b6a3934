package org.belay.web.internal.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** One application over one set of resources. Retired, it lives until its last request is answered. */
final class Generation {

    private final ServletContainer container;
    private final List<Endpoint> endpoints;
    private int requests;
    private boolean retired;

    /**
     * @param endpoints what the application serves
     */
    Generation(ResourceConfig resources, List<Endpoint> endpoints, ServletConfig servlet)
            throws ServletException {
        this.endpoints = endpoints;
        container = new ServletContainer(resources);
        OwnLoader.call(
                () -> {
                    container.init(servlet);
                    return null;
                });
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * Serves the request unless retired.
     *
     * @return false if retired: there is a newer one then
     */
    boolean serve(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!enter()) {
            return false;
        }
        Leave leave = new Leave();
        try {
            OwnLoader.serve(() -> container.service(request, response));
            if (request.isAsyncStarted()) {
                leave.when(request.getAsyncContext());
            }
        } finally {
            leave.unlessAwaited();
        }
        return true;
    }

    void retire() {
        boolean idle;
        synchronized (this) {
            retired = true;
            idle = requests == 0;
        }
        if (idle) {
            close();
        }
    }

    private synchronized boolean enter() {
        if (!retired) {
            requests++;
        }
        return !retired;
    }

    private void leave() {
        boolean last;
        synchronized (this) {
            requests--;
            last = retired && requests == 0;
        }
        if (last) {
            close();
        }
    }

    private void close() {
        container.destroy();
    }

    /** Leaves once: when the request is answered, which may be long after it was handed over. */
    private final class Leave implements AsyncListener {

        private final AtomicBoolean left = new AtomicBoolean();
        private boolean awaited;

        void when(AsyncContext answered) {
            try {
                answered.addListener(this);
                awaited = true;
            } catch (IllegalStateException e) {
                awaited = false; // answered in the meantime
            }
        }

        void unlessAwaited() {
            if (!awaited) {
                once();
            }
        }

        private void once() {
            if (left.compareAndSet(false, true)) {
                leave();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            once();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // onComplete follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // onComplete follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
