package org.belay.web.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the modules and texts of all bundles that lie beside this one. */
class TextsTest {

    private static final Path SHARED = Path.of("src/main/resources/ui/web");

    /** A text asked for by a whole literal; composed keys are checked by eye. */
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([a-z0-9.-]+)'");

    private static final Set<String> COMPLETE = Set.of("en", "de", "nl");

    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    static Stream<Path> folders() throws IOException {
        try (Stream<Path> bundles = Files.list(Path.of(".."))) {
            return bundles
                    .map(bundle -> bundle.resolve("src/main/resources/ui"))
                    .filter(Files::isDirectory)
                    .flatMap(TextsTest::list)
                    .filter(folder -> Files.exists(folder.resolve("texts/en.json")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyTextThatAModuleAsksForIsThereInEnglish(Path folder) throws IOException {
        Set<String> known = new TreeSet<>(plain(words(folder, "en")));
        known.addAll(plain(words(SHARED, "en")));

        for (Path module : modules(folder)) {
            Matcher asked = ASKED.matcher(Files.readString(module));
            assertThat(asked.results().map(each -> each.group(1)))
                    .as(module.toString())
                    .isSubsetOf(known);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    @Tag("I18N-01")
    void everyLanguageHasTheSameTextsWithTheSameBlanks(Path folder) throws IOException {
        Map<String, String> english = words(folder, "en");
        for (Path file : languages(folder)) {
            Map<String, String> other =
                    words(folder, file.getFileName().toString().replace(".json", ""));
            assertThat(plain(other)).as(file.toString()).isEqualTo(plain(english));
            other.forEach(
                    (key, text) -> {
                        String original = english.getOrDefault(key, text);
                        // One writes 2nd where the other writes 2.
                        assertThat(blanks(text.replace("{nth}", "{n}")))
                                .as("%s of %s", key, file)
                                .isEqualTo(blanks(original.replace("{nth}", "{n}")));
                    });
        }
    }

    /** A language that is added later may come bundle by bundle; these are complete. */
    @ParameterizedTest
    @MethodSource("folders")
    @Tag("GEN-11")
    void englishGermanAndDutchAreComplete(Path folder) throws IOException {
        for (String language : COMPLETE) {
            assertThat(folder.resolve("texts/" + language + ".json")).exists();
        }
    }

    @Test
    @Tag("GEN-11")
    void noticesSayTheSameInEachLanguage() throws IOException {
        Set<String> english = notices("").stringPropertyNames();
        for (String language : COMPLETE) {
            String suffix = language.equals("en") ? "" : "_" + language;
            Properties words = notices(suffix);
            assertThat(words.stringPropertyNames()).as(language).isEqualTo(english);
            assertThat(words.values()).as(language).noneMatch(each -> ((String) each).isBlank());
        }
    }

    private static Properties notices(String suffix) throws IOException {
        Properties words = new Properties();
        Path file =
                Path.of(
                        "src/main/resources/org/belay/web/internal/page/Notices"
                                + suffix
                                + ".properties");
        try (Reader in = Files.newBufferedReader(file)) {
            words.load(in);
        }
        return words;
    }

    @Test
    void noModuleIsLongerThanTwoHundredLines() throws IOException {
        for (Path folder : folders().toList()) {
            for (Path module : modules(folder)) {
                assertThat(Files.readAllLines(module)).as(module.toString()).hasSizeLessThan(200);
            }
        }
    }

    private static Set<String> plain(Map<String, String> words) {
        return words.keySet().stream()
                .map(key -> key.replaceAll("#.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> blanks(String text) {
        return BLANK.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toSet());
    }

    private static Stream<Path> walk(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(each -> each.toString().endsWith(ending)).toList().stream();
        }
    }

    private static Iterable<Path> modules(Path folder) throws IOException {
        return walk(folder, ".js").toList();
    }

    private static Iterable<Path> languages(Path folder) throws IOException {
        return walk(folder.resolve("texts"), ".json").toList();
    }

    private static Map<String, String> words(Path folder, String language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        new ObjectMapper()
                .readTree(folder.resolve("texts/" + language + ".json").toFile())
                .properties()
                .forEach(each -> words.put(each.getKey(), each.getValue().asText()));
        return words;
    }
}
