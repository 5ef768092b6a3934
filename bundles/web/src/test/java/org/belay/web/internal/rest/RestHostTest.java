package org.belay.web.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.rest.Admits;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the host does when no application can be built, whatever the resources. */
class RestHostTest {

    private final RestHost host = new RestHost(Json.mapper(), () -> null, 10);
    private final AtomicInteger builds = new AtomicInteger();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream former = System.err;
    private volatile String trouble;
    private org.eclipse.jetty.server.Server jetty;
    private ServletConfig real;

    @Path("thing")
    public static final class Thing {
        @GET
        @Admits(Admits.ANYBODY)
        public String thing() {
            return "thing";
        }
    }

    @BeforeEach
    void startsAServer() throws Exception {
        jakarta.ws.rs.ext.RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(new HttpServlet() {});
        context.addServlet(holder, "/api/*");
        jetty = new org.eclipse.jetty.server.Server();
        jetty.setHandler(context);
        jetty.start();
        real = holder.getServlet().getServletConfig();
    }

    @AfterEach
    void stopsIt() throws Exception {
        System.setErr(former);
        host.close();
        jetty.stop();
    }

    @Test
    void itGoesOnTryingUntilAnApplicationCanBeBuilt() {
        trouble = "first reason";
        host.add(new Thing(), "thing");
        host.start(troubled());
        await().until(() -> builds.get() > 12);
        assertThat(host.isServing()).isFalse();

        trouble = null;
        await().until(host::isServing);
        assertThat(host.leftOut()).isEmpty();
    }

    @Test
    void eachReasonIsOneLineOfTheLogAndNoResourceIsBlamed() {
        trouble = "first reason";
        host.add(new Thing(), "thing");
        host.start(troubled());
        await().until(() -> builds.get() > 12);
        trouble = "second reason";
        int before = builds.get();
        await().until(() -> builds.get() > before + 12);

        String written = log.toString(StandardCharsets.UTF_8);
        assertThat(written.split("stay as they were", -1)).hasSize(3);
        assertThat(written).contains("first reason", "second reason").doesNotContain("left out");
    }

    @Test
    void aNewResourceDoesNotWaitForTheNextTry() {
        try (RestHost patient = new RestHost(Json.mapper(), () -> null, 600_000)) {
            trouble = "first reason";
            patient.start(troubled());
            await().until(() -> builds.get() > 0);
            await().until(() -> log.toString(StandardCharsets.UTF_8).contains("stay as they were"));
            trouble = null;
            patient.add(new Thing(), "thing");

            await().until(patient::isServing);
        }
    }

    @Test
    void whatIsNotThereIsUnavailableAsLongAsItMayComeAndUnknownAfterwards() throws Exception {
        HttpServlet servlet =
                new HttpServlet() {
                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response)
                            throws ServletException, IOException {
                        host.serve(request, response);
                    }
                };
        try (Server server = new Server("/api/*", servlet)) {
            server.get("/api/thing"); // now it has a configuration
            real = servlet.getServletConfig();
            host.start(troubled());
            await().until(() -> server.get("/api/thing").statusCode() == 404);

            trouble = "it takes long";
            host.add(new Thing(), "thing");
            assertThat(server.get("/api/thing").statusCode()).isEqualTo(503);
            assertThat(host.isServing()).isTrue();

            trouble = null;
            await().until(() -> server.get("/api/thing").statusCode() == 200);
            await().until(() -> server.get("/api/other").statusCode() == 404);
        }
    }

    /** The servlet's configuration, which fails as long as there is trouble. */
    private ServletConfig troubled() {
        return (ServletConfig)
                Proxy.newProxyInstance(
                        RestHostTest.class.getClassLoader(),
                        new Class<?>[] {ServletConfig.class},
                        (proxy, method, arguments) -> {
                            String current = trouble;
                            if (current != null && method.getDeclaringClass() != Object.class) {
                                builds.incrementAndGet();
                                throw new IllegalStateException(current);
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
