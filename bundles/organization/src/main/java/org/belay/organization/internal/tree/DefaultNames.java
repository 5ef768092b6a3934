package org.belay.organization.internal.tree;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Names that units have until somebody renames them, in one language (GEN-17). Another language is
 * another file {@code names_<tag>.properties}.
 */
final class DefaultNames {

    private final ResourceBundle names;

    private DefaultNames(Locale language) {
        names =
                ResourceBundle.getBundle(
                        "org.belay.organization.internal.tree.names",
                        language,
                        DefaultNames.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** In the language of that tag ({@code de}, {@code de-AT}), or English. */
    static DefaultNames in(String language) {
        return new DefaultNames(Locale.forLanguageTag(language == null ? "" : language));
    }

    String get(String key) {
        return names.getString(key);
    }
}
