package org.belay.security.internal.notify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The texts of notifications in one language, English where we don't have it. */
final class Words {

    private static final String FILES = "org.belay.security.internal.notify.Notifications";

    private final ResourceBundle texts;

    Words(Locale reader) {
        texts =
                ResourceBundle.getBundle(
                        FILES,
                        reader,
                        Words.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Tags of the languages for which there is a file, English (which has no tag) first. */
    static List<String> languages() {
        String path = FILES.replace('.', '/');
        return Stream.concat(
                        Stream.of("en"),
                        Arrays.stream(Locale.getAvailableLocales())
                                .filter(each -> !each.equals(Locale.ROOT))
                                .filter(
                                        each ->
                                                Words.class
                                                                .getClassLoader()
                                                                .getResource(
                                                                        path
                                                                                + "_"
                                                                                + each
                                                                                + ".properties")
                                                        != null)
                                .map(each -> each.toLanguageTag().toLowerCase(Locale.ROOT))
                                .sorted())
                .distinct()
                .toList();
    }

    /** What the event is called, on My Account and as a mail's subject. */
    String label(NotificationEvent event) {
        return texts.getString(event.key());
    }

    /** A text with its blanks filled. What fills them is somebody's: it stays on its line. */
    String text(String key, Object... blanks) {
        Object[] plain = new Object[blanks.length];
        for (int i = 0; i < blanks.length; i++) {
            plain[i] = blanks[i].toString().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        }
        return texts.getString(key).formatted(plain);
    }
}
