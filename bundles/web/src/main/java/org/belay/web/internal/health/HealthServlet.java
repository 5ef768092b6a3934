package org.belay.web.internal.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.health.ReadinessCheck.Health;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.web.internal.WebConfig;
import org.belay.web.internal.rest.Answers;
import org.belay.web.internal.rest.Json;
import org.belay.web.internal.rest.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever watches the gateway how it is: {@code /health/live} that it answers at all, {@code
 * /health/ready} each part with its reason; 503 when one without which it can't serve is down or
 * hasn't come.
 */
@Component(
        service = Servlet.class,
        configurationPid = WebConfig.PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@HttpWhiteboardServletPattern("/health/*")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HealthServlet.class);

    private final transient Answers answers = new Answers(Json.mapper());
    private final transient List<ReadinessCheck> checks = new CopyOnWriteArrayList<>();
    private final transient Set<String> expected;

    /** One part's answer. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Part(String part, String level, String reason, boolean essential) {}

    /** All parts. */
    record Report(String status, List<Part> parts) {}

    /** Expects the configured parts. */
    @Activate
    public HealthServlet(WebConfig config) {
        expected = new TreeSet<>(List.of(config.expectedParts()));
    }

    /** A part came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(ReadinessCheck check) {
        checks.add(check);
    }

    /** A part went. */
    void removeCheck(ReadinessCheck check) {
        checks.remove(check);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/live" -> answers.json(response, 200, Map.of("status", "live"));
            case "/ready" -> {
                Report report = report();
                answers.json(response, report.status().equals("down") ? 503 : 200, report);
            }
            default ->
                    answers.problem(
                            response, Problem.of(404, "not-found", "There is no such health"));
        }
    }

    private Report report() {
        Level worst = Level.READY;
        List<Part> parts = new ArrayList<>();
        Set<String> missing = new TreeSet<>(expected);
        for (ReadinessCheck each : checks) {
            Health health = ask(each);
            String name = each.part();
            missing.remove(name);
            boolean essential = each.essential() || expected.contains(name);
            worst = worse(worst, health.level(), essential);
            parts.add(new Part(name, name(health.level()), health.reason(), essential));
        }
        for (String each : missing) {
            worst = Level.DOWN;
            parts.add(new Part(each, name(Level.DOWN), "hasn't started", true));
        }
        parts.sort(Comparator.comparing(Part::part));
        return new Report(name(worst), parts);
    }

    private static Health ask(ReadinessCheck check) {
        try {
            return check.health();
        } catch (RuntimeException e) {
            // Somebody else's code: its failure is an answer too.
            LOG.debug("{} failed to say how it is", check.getClass().getName(), e);
            return Health.down("its check failed: " + e.getClass().getSimpleName());
        }
    }

    private static Level worse(Level worst, Level level, boolean essential) {
        Level counted = level == Level.DOWN && !essential ? Level.DEGRADED : level;
        return counted.compareTo(worst) > 0 ? counted : worst;
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
