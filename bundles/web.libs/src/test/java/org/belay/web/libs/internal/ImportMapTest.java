package org.belay.web.libs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follows every import from the map through the shipped modules, as a browser would. */
class ImportMapTest {

    private static final Path ROOT = Path.of("target/classes");

    private static final Pattern IMPORT =
            Pattern.compile(
                    "(?:^|[;}\\s])(?:import|export)(?:[\\w*${},\\s]*?from)?\\s*[\"']([^\"'\\s]+)[\"']");

    private final Map<String, String> imports = imports();

    @Test
    void everyNameInTheMapLeadsToAFileOrFolderInTheBundle() {
        assertThat(imports)
                .allSatisfy(
                        (name, address) -> {
                            assertThat(ROOT.resolve(address.substring(1))).exists();
                            assertThat(address.endsWith("/")).isEqualTo(name.endsWith("/"));
                        });
    }

    @Test
    void everyModuleThatCanBeReachedIsInTheBundle() {
        Map<String, String> missing = new TreeMap<>();
        Set<String> reached = reached(missing);

        assertThat(missing).isEmpty();
        assertThat(reached).hasSizeGreaterThan(60);
    }

    @Test
    void nothingReachedTellsOthersWhatIsUsed() throws IOException {
        for (String address : reached(new TreeMap<>())) {
            String code = Files.readString(ROOT.resolve(address.substring(1)));
            assertThat(code)
                    .as(address)
                    .doesNotContain("sendBeacon")
                    .doesNotContain("tools.vaadin.com");
        }
    }

    @Test
    void everyModuleOfTheComponentLibraryIsFree() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("lib/at/vaadin"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".js")).toList()) {
                String code = Files.readString(file);
                if (code.contains("@license")) {
                    assertThat(code)
                            .as(file.toString())
                            .containsAnyOf(
                                    "Apache License Version 2.0",
                                    "BSD style license",
                                    "SPDX-License-Identifier: MIT");
                }
                assertThat(code).as(file.toString()).doesNotContain("Commercial");
            }
        }
    }

    @Test
    void licencesLieBesideTheirModules() {
        assertThat(
                        Stream.of("lit", "lit-html", "lit-element", "@lit/reactive-element")
                                .map(name -> imports.get(name + "/"))
                                .map(folder -> ROOT.resolve(folder.substring(1) + "LICENSE")))
                .allSatisfy(licence -> assertThat(licence).exists());
        assertThat(ROOT.resolve("lib/dedupe-mixin/LICENSE")).exists();
        assertThat(ROOT.resolve("lib/at/vaadin/LICENSE")).exists();
    }

    private Set<String> reached(Map<String, String> missing) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        imports.values().stream().filter(each -> each.endsWith(".js")).forEach(open::add);
        while (!open.isEmpty()) {
            String address = open.remove();
            if (!reached.add(address)) {
                continue;
            }
            for (String name : importsOf(address)) {
                String target = resolve(name, address);
                if (target == null || !Files.exists(ROOT.resolve(target.substring(1)))) {
                    missing.put(name, address);
                } else {
                    open.add(target);
                }
            }
        }
        return reached;
    }

    private static List<String> importsOf(String address) {
        try {
            String code = Files.readString(ROOT.resolve(address.substring(1)));
            // Examples in comments import things, too.
            String bare = code.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
            Matcher matcher = IMPORT.matcher(bare);
            return matcher.results().map(each -> each.group(1)).toList();
        } catch (IOException e) {
            throw new AssertionError(address, e);
        }
    }

    /** As the import map specification says: relative first, then the whole name, then the longest prefix. */
    private String resolve(String name, String from) {
        if (name.startsWith(".")) {
            return Path.of(from).resolveSibling(name).normalize().toString();
        }
        if (imports.containsKey(name)) {
            return imports.get(name);
        }
        return imports.keySet().stream()
                .filter(prefix -> prefix.endsWith("/") && name.startsWith(prefix))
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> imports.get(prefix) + name.substring(prefix.length()))
                .orElse(null);
    }

    private static Map<String, String> imports() {
        try {
            Map<String, String> found = new LinkedHashMap<>();
            new ObjectMapper()
                    .readTree(ROOT.resolve("importmap.json").toFile())
                    .get("imports")
                    .properties()
                    .forEach(each -> found.put(each.getKey(), each.getValue().asText()));
            return found;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
