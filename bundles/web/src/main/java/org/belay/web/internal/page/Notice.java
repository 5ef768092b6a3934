package org.belay.web.internal.page;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What a page without any script says, in the reader's language where we have it. */
enum Notice {
    NOT_FOUND(404, "not-found"),
    NO_ACCESS(403, "no-access"),
    NOT_SET_UP(200, "not-set-up"),
    STARTING(503, "starting"),
    MISSING(503, "missing"),
    FAULT(500, "fault"),
    REFUSED(400, "refused");

    private final int status;
    private final String key;

    Notice(int status, String key) {
        this.status = status;
        this.key = key;
    }

    /** The status with which it is answered, where nothing else is known. */
    int status() {
        return status;
    }

    String title(Locale reader) {
        return texts(reader).getString(key + ".title");
    }

    String text(Locale reader) {
        return texts(reader).getString(key + ".text");
    }

    /** Where a link leads from here; empty for no link. */
    Optional<String> way() {
        return switch (this) {
            case STARTING, NOT_SET_UP -> Optional.empty();
            case NO_ACCESS -> Optional.of("/account");
            default -> Optional.of("/");
        };
    }

    /** What the link says. */
    String wayText(Locale reader) {
        return texts(reader).getString(this == NO_ACCESS ? "account" : "home");
    }

    static String script(Locale reader) {
        return texts(reader).getString("script");
    }

    /** The language in which that reader is answered. */
    static String language(Locale reader) {
        String language = texts(reader).getLocale().getLanguage();
        return language.isEmpty() ? "en" : language;
    }

    private static ResourceBundle texts(Locale reader) {
        return ResourceBundle.getBundle(
                "org.belay.web.internal.page.Notices",
                reader,
                Notice.class.getClassLoader(),
                // Not the language of the machine: who reads this may be anywhere.
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
