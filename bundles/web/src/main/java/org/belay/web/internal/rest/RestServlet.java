package org.belay.web.internal.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.util.Map;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.web.internal.WebConfig;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The one servlet behind {@code /api}: lets requests in and hands them to the resources. */
@Component(
        service = {Servlet.class, ReadinessCheck.class},
        configurationPid = WebConfig.PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@HttpWhiteboardServletPattern("/api/*")
@HttpWhiteboardServletAsyncSupported
public final class RestServlet extends HttpServlet implements ReadinessCheck {

    private static final long serialVersionUID = 1L;

    private final transient RestHost host;
    private final transient Gate gate;
    private final transient Answers answers;

    private transient volatile Access access;

    // Dynamic, because only what concerns a unit has to wait for it.
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private transient volatile Directory directory;

    /** Starts with no resource. */
    @Activate
    public RestServlet(WebConfig config) {
        // The API's own search for its implementation doesn't see across bundles.
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        ObjectMapper json = Json.mapper();
        this.host = new RestHost(json, () -> directory);
        this.host.add(new EndpointsResource(host::endpoints), "endpoints");
        this.gate = new Gate(new Origin(config.publicAddress()));
        this.answers = new Answers(json);
    }

    /** Outside of OSGi. */
    RestServlet(WebConfig config, Access access, Directory directory) {
        this(config);
        this.directory = directory;
        setAccess(access);
    }

    /** Knows callers by it from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setAccess(Access found) {
        // With it come the resources that waited for the same: the database, at a start.
        host.expect();
        access = found;
    }

    /** Knows nobody by it any more. */
    void unsetAccess(Access gone) {
        if (access == gone) {
            access = null;
        }
    }

    /** Takes a resource in. */
    @Reference(
            service = Object.class,
            target = "(belay.rest=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addResource(Object resource, Map<String, Object> properties) {
        host.add(
                resource,
                String.valueOf(
                        properties.getOrDefault("component.name", resource.getClass().getName())));
    }

    /** Serves it no longer. */
    void removeResource(Object resource) {
        host.remove(resource);
    }

    @Override
    public void init() {
        host.start(getServletConfig());
    }

    @Override
    public void destroy() {
        host.stop();
    }

    /** Ends for good. */
    @Deactivate
    void close() {
        host.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getContentLengthLong() > AdmittedRequest.MOST_BYTES) {
            answers.problem(response, Problem.tooLarge(AdmittedRequest.MOST_BYTES));
            return;
        }
        Access known = access;
        try {
            if (known == null || !host.serve(gate.admit(request, known), response)) {
                throw Refused.unavailable();
            }
        } catch (Refused refused) {
            readToTheEnd(request);
            answers.problem(response, Problem.of(refused));
        }
    }

    /**
     * Else Jetty closes the connection after the answer, and a client that sends its next request on
     * it in this moment gets none.
     */
    private static void readToTheEnd(HttpServletRequest request) throws IOException {
        if (!request.isAsyncStarted() && request.getContentLengthLong() > 0) {
            request.getInputStream().skipNBytes(request.getContentLengthLong());
        }
    }

    @Override
    public String part() {
        return "rest";
    }

    @Override
    public boolean essential() {
        return true;
    }

    @Override
    public Health health() {
        if (access == null) {
            return Health.down(
                    "nobody can be signed in: the part security is missing, or the database that"
                            + " it needs");
        }
        if (!host.isServing()) {
            return Health.down("no application with all resources has been built yet");
        }
        return host.leftOut().isEmpty()
                ? Health.READY
                : Health.degraded("left out: " + String.join(", ", host.leftOut()));
    }
}
