package org.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.architecture.Contributed.One;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What bundles declare has words in each language, and the page about it says the same as the
 * declarations. With {@code -Dbelay.rewrite=true} the page is written anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // all classes are read for it
class DeclarationsPageTest {

    private static final Path PAGE =
            Path.of("..", "..", "docs", "permissions-and-settings.md").toAbsolutePath().normalize();
    private static final List<String> LANGUAGES = List.of("en", "de", "nl");

    private final List<One<PermissionContribution>> permissions =
            new Contributed<>(PermissionContribution.class).all();
    private final List<One<SettingContribution>> settings =
            new Contributed<>(SettingContribution.class).all();

    private record Row(String sort, String line) {}

    @Test
    void eachKeyIsDeclaredOnce() {
        assertThat(
                        permissions.stream()
                                .flatMap(each -> each.contribution().permissions().stream())
                                .map(PermissionDefinition::key))
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates();
        assertThat(
                        settings.stream()
                                .flatMap(each -> each.contribution().settings().stream())
                                .map(SettingDefinition::key))
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void whateverIsDeclaredHasWordsInEachLanguage() {
        List<String> missing = new ArrayList<>();
        for (String language : LANGUAGES) {
            // A heading that several bundles share has words in one of them at least.
            List<String> headings = headings(language);
            for (One<PermissionContribution> each : permissions) {
                Map<String, String> words = each.words(each.contribution().texts(), language);
                for (PermissionDefinition one : each.contribution().permissions()) {
                    String key = "permission." + one.key();
                    need(words, List.of(key, key + ".help"), language, missing);
                    one.options()
                            .forEach(o -> need(words, List.of(key + "." + o), language, missing));
                    if (!headings.contains("permissions." + one.group())) {
                        missing.add(language + " permissions." + one.group());
                    }
                }
            }
            for (One<SettingContribution> each : settings) {
                Map<String, String> words = each.words(each.contribution().texts(), language);
                for (SettingDefinition<?> one : each.contribution().settings()) {
                    String key = "setting." + one.key();
                    need(words, List.of(key, key + ".help"), language, missing);
                    options(one)
                            .forEach(o -> need(words, List.of(key + "." + o), language, missing));
                    if (!headings.contains("section." + one.section())) {
                        missing.add(language + " section." + one.section());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void thePageSaysWhatIsDeclared() throws IOException {
        String page = page();
        if (Boolean.getBoolean("belay.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("write it anew with -Dbelay.rewrite=true")
                .isEqualTo(page);
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # Permissions and settings

                Written by a test from what the bundles declare, in the order of the catalogue's rows. *On* and *off* are what a new group begins with; a permission with
                options is given in one of them, the first unless somebody chooses. Permissions marked *external* can be given to external technicians, too.
                Defaults of core and connect.pin are those of the shipped configuration.

                ## Permissions of technician groups

                | row | key | permission | at first | options | hides without it | bundle |
                |---|---|---|---|---|---|---|
                """);
        rows(
                permissions.stream()
                        .flatMap(
                                from ->
                                        from.contribution().permissions().stream()
                                                .map(each -> row(from, each))),
                page);
        page.append(
                """

                ## Settings

                | row | key | section and setting | values | at first | set for | bundle |
                |---|---|---|---|---|---|---|
                """);
        rows(
                settings.stream()
                        .flatMap(
                                from ->
                                        from.contribution().settings().stream()
                                                .map(each -> row(from, each))),
                page);
        return page.toString();
    }

    private static void rows(Stream<Row> rows, StringBuilder page) {
        rows.sorted(Comparator.comparing(Row::sort)).forEach(each -> page.append(each.line()));
    }

    private static Row row(One<PermissionContribution> from, PermissionDefinition each) {
        Map<String, String> words = from.words(from.contribution().texts(), "en");
        String key = "permission." + each.key();
        return new Row(
                sort(each.row(), each.order(), each.key()),
                line(
                        each.row(),
                        "`" + each.key() + "`",
                        words.getOrDefault(key, "") + (each.external() ? " (external)" : ""),
                        each.byDefault() ? "on" : "off",
                        each.options().stream()
                                .map(o -> words.getOrDefault(key + "." + o, o))
                                .collect(Collectors.joining("; ")),
                        each.hides().stream()
                                .map(part -> "`" + part + "`")
                                .collect(Collectors.joining(", ")),
                        from.bundle()));
    }

    private <T> Row row(One<SettingContribution> from, SettingDefinition<T> each) {
        Map<String, String> words = from.words(from.contribution().texts(), "en");
        String section = "section." + each.section();
        return new Row(
                sort(each.row(), each.order(), each.key()),
                line(
                        each.row(),
                        "`" + each.key() + "`",
                        words.getOrDefault(section, each.section())
                                + ": "
                                + words.getOrDefault("setting." + each.key(), ""),
                        values(each.type(), words, "setting." + each.key()),
                        byDefault(each, words),
                        each.scopes().stream()
                                .sorted()
                                .map(Scope::wireName)
                                .collect(Collectors.joining(", ")),
                        from.bundle()));
    }

    private static <T> String byDefault(SettingDefinition<T> setting, Map<String, String> words) {
        if (setting.type() instanceof SettingType.Flag) {
            return Boolean.TRUE.equals(setting.byDefault()) ? "on" : "off";
        }
        String text = setting.type().write(setting.byDefault());
        if (setting.type() instanceof SettingType.Number number
                && text.equals("0")
                && !number.zero().isEmpty()) {
            return number.zero();
        }
        return words.getOrDefault("setting." + setting.key() + "." + text, text);
    }

    private static String values(SettingType<?> type, Map<String, String> words, String key) {
        if (type instanceof SettingType.Number number) {
            String zero = number.zero().isEmpty() ? "" : ", 0 = " + number.zero();
            return (number.least() + " to " + number.most() + " " + number.unit()).strip() + zero;
        }
        if (type instanceof SettingType.Text text) {
            return text.most() == 0 ? "text" : "text, " + text.most() + " characters";
        }
        if (type instanceof SettingType.Entries entries) {
            return entries.most() + " lines such as " + entries.example();
        }
        return switch (type.kind()) {
            case "flag" -> "on, off";
            case "url" -> "address";
            default ->
                    options(type).stream()
                            .map(each -> words.getOrDefault(key + "." + each, each))
                            .collect(Collectors.joining("; "));
        };
    }

    private static List<String> options(SettingDefinition<?> setting) {
        return options(setting.type());
    }

    private static List<String> options(SettingType<?> type) {
        if (type instanceof SettingType.Choice choice) {
            return choice.options();
        }
        return type instanceof SettingType.Choices choices ? choices.options() : List.of();
    }

    private List<String> headings(String language) {
        return Stream.concat(
                        permissions.stream()
                                .map(each -> each.words(each.contribution().texts(), language)),
                        settings.stream()
                                .map(each -> each.words(each.contribution().texts(), language)))
                .flatMap(words -> words.keySet().stream())
                .toList();
    }

    private static void need(
            Map<String, String> words, List<String> keys, String language, List<String> missing) {
        keys.stream()
                .filter(key -> words.getOrDefault(key, "").isBlank())
                .forEach(key -> missing.add(language + " " + key));
    }

    // ORG-9 before ORG-10; within a row as forms show it.
    private static String sort(String row, int order, String key) {
        int dash = row.lastIndexOf('-');
        String number = row.substring(dash + 1);
        return row.substring(0, Math.max(dash, 0))
                + " "
                + "0".repeat(Math.max(0, 4 - number.length()))
                + number
                + String.format("%05d", order)
                + key;
    }

    private static String line(String... cells) {
        return Stream.of(cells)
                .map(each -> each.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
