package org.belay.camel.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the routes of the files in a folder: {@code *.yaml}, {@code *.yml} and {@code *.xml}, each in
 * a context of its own. Looks for files that came, changed or went, rather than waiting for the
 * operating system to tell, which network file systems and some containers never do.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = CamelConfig.PID)
public final class RouteFolder {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);

    /** What tells one version of a file from another. */
    private record Version(long changed, long size, Object key) {}

    private final Contexts contexts;
    private final Path folder;
    private final Future<?> looking;
    private final Map<Path, Version> seen = new HashMap<>();
    private final Map<Path, Version> loaded = new HashMap<>();
    private final Map<Path, RunningContext> running = new HashMap<>();
    private boolean readable = true;

    /** Looks at the folder soon, and again and again. */
    @Activate
    public RouteFolder(
            @Reference Contexts contexts, CamelConfig config, BundleContext bundleContext) {
        this(
                contexts,
                config.routes_folder().isBlank()
                        ? Path.of(String.valueOf(bundleContext.getProperty("karaf.etc")), "routes")
                        : Path.of(config.routes_folder()),
                Duration.ofMillis(Math.max(100, config.routes_scan_milliseconds())));
    }

    RouteFolder(Contexts contexts, Path folder, Duration delay) {
        this.contexts = contexts;
        this.folder = folder;
        this.looking = contexts.every(delay, this::look);
    }

    /** Never throws: an exception would end the schedule. */
    private synchronized void look() {
        try {
            Map<Path, Version> found = list();
            readable = true;
            List<Path> gone =
                    loaded.keySet().stream()
                            .filter(file -> !loaded.get(file).equals(found.get(file)))
                            .filter(file -> !found.containsKey(file) || settled(file, found))
                            .toList();
            stop(gone);
            found.keySet().stream()
                    .filter(file -> !loaded.containsKey(file) && settled(file, found))
                    .forEach(file -> load(file, found.get(file)));
            seen.clear();
            seen.putAll(found);
        } catch (IOException | RuntimeException e) {
            if (readable) {
                LOG.warn("The folder of route files {} can't be read: {}", folder, e.toString());
            }
            readable = false;
        }
    }

    /** Whether the file was the same at the last look: it isn't being written any more. */
    private boolean settled(Path file, Map<Path, Version> found) {
        return found.get(file).equals(seen.get(file));
    }

    private Map<Path, Version> list() throws IOException {
        Map<Path, Version> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(RouteFolder::isRouteFile).toList()) {
                try {
                    BasicFileAttributes facts =
                            Files.readAttributes(file, BasicFileAttributes.class);
                    if (facts.isRegularFile()) {
                        found.put(
                                file,
                                new Version(
                                        facts.lastModifiedTime().toMillis(),
                                        facts.size(),
                                        facts.fileKey()));
                    }
                } catch (NoSuchFileException e) {
                    LOG.debug("{} went while the folder was read", file);
                }
            }
        }
        return found;
    }

    private static boolean isRouteFile(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".xml"));
    }

    private void load(Path file, Version version) {
        loaded.put(file, version);
        running.put(
                file,
                contexts.open(
                        "Route file " + file.getFileName(),
                        RouteFolder.class.getClassLoader(),
                        context -> configure(context, file)));
    }

    private static void configure(CamelContext context, Path file) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, file.toUri().toString()));
        // Camel takes a file of any text for one without routes.
        if (((ModelCamelContext) context).getRouteDefinitions().isEmpty()) {
            throw new IllegalArgumentException("there is no route in it");
        }
    }

    private void stop(List<Path> files) {
        contexts.close(files.stream().map(running::remove).toList());
        loaded.keySet().removeAll(files);
    }

    @Deactivate
    synchronized void stop() {
        looking.cancel(false);
        stop(List.copyOf(loaded.keySet()));
    }
}
