package org.belay.web.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belay.web.internal.rest.Json;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files for pages that running bundles hold: whatever lies in a folder below {@code /ui}, and
 * below {@code /lib} for a bundle that has an {@code /importmap.json}. They come and go with their
 * bundle. A folder belongs to the bundle that brought it first.
 */
@Component(service = ModuleFiles.class)
public final class ModuleFiles implements BundleTrackerCustomizer<List<String>> {

    private static final Logger LOG = LoggerFactory.getLogger(ModuleFiles.class);

    /** Third-party modules are asked for under their bundle's version, so that they may be kept. */
    private static final Pattern VERSIONED = Pattern.compile("/lib/~([0-9a-z]+)/(.+)");

    private static final Pattern FOLDER = Pattern.compile("(/(?:ui|lib)/[^/]+/).+");

    private static final String TEXTS = "/ui/web/texts/";
    private static final String JSON = ".json";

    private final ObjectMapper json = Json.mapper();
    private final Map<String, Bundle> folders = new ConcurrentHashMap<>();
    private final Map<Bundle, Map<String, String>> imports = new ConcurrentHashMap<>();
    private final BundleTracker<List<String>> tracker;

    /**
     * A file.
     *
     * @param tag changes whenever its content may have
     * @param lasting whether the address was one whose content never changes
     */
    public record File(URL content, String tag, boolean lasting) {}

    /** Begins to look at bundles. */
    @Activate
    public ModuleFiles(BundleContext context) {
        // From STARTING on: a bundle's contributions are told to open pages while it starts, and a
        // page that asks for the module at once must find it.
        tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
    }

    /** Outside of OSGi: is told of bundles. */
    ModuleFiles() {
        tracker = null;
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    /** The file of that path, decoded; empty if there is none. */
    public Optional<File> find(String path) {
        Matcher versioned = VERSIONED.matcher(path);
        boolean lasting = versioned.matches();
        String plain = lasting ? "/lib/" + versioned.group(2) : path;
        Matcher folder = FOLDER.matcher(plain);
        if (!folder.matches() || isTricky(plain)) {
            return Optional.empty();
        }
        Bundle bundle = folders.get(folder.group(1));
        URL content = bundle == null ? null : entry(bundle, plain);
        return Optional.ofNullable(content)
                .map(each -> new File(each, bundle.getBundleId() + "." + version(bundle), lasting));
    }

    /** Whether there is such a file. */
    public boolean has(String path) {
        return find(path).isPresent();
    }

    /** Address by name for all modules that pages may import by name. */
    public Map<String, String> imports() {
        Map<String, String> all = new TreeMap<>();
        List<Bundle> bundles = new ArrayList<>(imports.keySet());
        bundles.sort(Comparator.comparing(Bundle::getBundleId));
        for (Bundle each : bundles) {
            Map<String, String> of = imports.get(each);
            if (of != null) {
                of.forEach(all::putIfAbsent);
            }
        }
        return all;
    }

    /** Tags of the languages in which we have the pages' common texts; those of modules may be fewer. */
    public List<String> languages() {
        Bundle bundle = folders.get("/ui/web/");
        Enumeration<String> found = bundle == null ? null : bundle.getEntryPaths(TEXTS);
        if (found == null) {
            return List.of();
        }
        return Collections.list(found).stream()
                .filter(each -> each.endsWith(JSON))
                .map(each -> each.substring(each.lastIndexOf('/') + 1))
                .map(each -> each.substring(0, each.length() - JSON.length()))
                .sorted()
                .toList();
    }

    @Override
    public List<String> addingBundle(Bundle bundle, BundleEvent event) {
        List<String> own = new ArrayList<>();
        claim(bundle, "/ui/", own);
        URL map = bundle.getEntry("/importmap.json");
        if (map != null) {
            claim(bundle, "/lib/", own);
            read(bundle, map);
        }
        return own.isEmpty() ? null : own;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, List<String> own) {
        // Updates stop and start a bundle, so they are seen as going and coming.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, List<String> own) {
        own.forEach(each -> folders.remove(each, bundle));
        imports.remove(bundle);
    }

    private void claim(Bundle bundle, String root, List<String> own) {
        Enumeration<String> found = bundle.getEntryPaths(root);
        if (found == null) {
            return;
        }
        for (String each : Collections.list(found)) {
            String folder = "/" + each;
            if (!folder.endsWith("/")) {
                continue;
            }
            Bundle first = folders.putIfAbsent(folder, bundle);
            if (first == null) {
                own.add(folder);
            } else {
                LOG.warn(
                        "{} can't serve {}: it belongs to {}",
                        bundle.getSymbolicName(),
                        folder,
                        first.getSymbolicName());
            }
        }
    }

    private void read(Bundle bundle, URL map) {
        Map<String, String> found = new TreeMap<>();
        try (InputStream in = map.openStream()) {
            for (Map.Entry<String, JsonNode> each :
                    json.readTree(in).path("imports").properties()) {
                found.put(each.getKey(), versioned(bundle, each.getValue().asText()));
            }
        } catch (IOException e) {
            LOG.error("The import map of {} can't be read", bundle.getSymbolicName(), e);
        }
        imports.put(bundle, Map.copyOf(found));
    }

    private static String versioned(Bundle bundle, String address) {
        return address.startsWith("/lib/")
                ? "/lib/~" + version(bundle) + address.substring("/lib".length())
                : address;
    }

    private static String version(Bundle bundle) {
        return Long.toString(bundle.getLastModified(), Character.MAX_RADIX);
    }

    /** Bundles would not follow such paths, but what is never asked can't go wrong. */
    private static boolean isTricky(String path) {
        return path.contains("..")
                || path.contains("//")
                || path.contains("\\")
                || path.contains("\0")
                || path.endsWith("/");
    }

    private static URL entry(Bundle bundle, String path) {
        try {
            // Where there is a folder of that name, it has no content to give.
            return bundle.getEntry(path + "/") == null ? bundle.getEntry(path) : null;
        } catch (IllegalStateException e) {
            return null; // uninstalled in this moment
        }
    }
}
