package org.belay.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the gateways of the tests and Keycloak have logged since a moment. */
final class Logs {

    private static final int MOST_LINES = 400;

    private final Path target;
    private final Map<Path, Long> sizes = new LinkedHashMap<>();

    /**
     * That moment is now.
     *
     * @param target the build's folder, where they all write
     */
    Logs(Path target) {
        this.target = target;
        files().values().forEach(each -> sizes.put(each, size(each)));
    }

    /** Their last lines by the log's name; those that have said nothing since are left out. */
    Map<String, List<String>> since() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        files().forEach(
                        (name, file) -> {
                            List<String> lines = tail(file);
                            if (!lines.isEmpty()) {
                                all.put(name, lines);
                            }
                        });
        return all;
    }

    private Map<String, Path> files() {
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> folders = Files.list(target)) {
            folders.forEach(
                    each ->
                            found.put(
                                    each.getFileName().toString(),
                                    each.resolve("data/log/belay.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.put("keycloak", target.resolve("keycloak/keycloak.log"));
        found.values().removeIf(each -> !Files.exists(each));
        return found;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> tail(Path file) {
        // A log that has become shorter is another one: a gateway that was unpacked anew.
        long known = sizes.getOrDefault(file, 0L);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(known <= size(file) ? known : 0);
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
