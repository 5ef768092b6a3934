package org.belay.organization.internal.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Names that units have until somebody renames them, in one language (GEN-17). */
final class DefaultNames {

    private static final List<String> LANGUAGES = List.of("en", "de", "nl");

    private final Properties names = new Properties();

    private DefaultNames(String language) {
        String file = "names_" + language + ".properties";
        try (InputStream in = DefaultNames.class.getResourceAsStream(file)) {
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the language of that tag ({@code de}, {@code de-AT}), or English. */
    static DefaultNames in(String language) {
        String known =
                LANGUAGES.stream()
                        .filter(each -> language != null && language.matches(each + "(-.*)?"))
                        .findFirst()
                        .orElse(LANGUAGES.get(0));
        return new DefaultNames(known);
    }

    String get(String key) {
        return names.getProperty(key);
    }
}
