package org.belay.security.internal.notify;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of notifications in one language, English where we don't have it. */
final class Words {

    private final ResourceBundle texts;

    Words(Locale reader) {
        texts =
                ResourceBundle.getBundle(
                        "org.belay.security.internal.notify.Notifications",
                        reader,
                        Words.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
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
