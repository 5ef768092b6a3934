package org.belay.security.oidc.internal;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The page on which a sign-in ends: it goes on by itself. A redirect would not do for every cookie,
 * because the way here began at another site: the browser would keep back one that is for our own
 * pages only ({@code SameSite=Strict}), although it has just got it. Which kind the cookie is, is
 * {@code Entrance}'s choice. The page has no script, so the strictest policy holds.
 */
final class Onward {

    private Onward() {}

    /**
     * The page.
     *
     * @param next a checked path
     * @param languages that the browser prefers, best first
     */
    static String page(String next, List<Locale> languages) {
        ResourceBundle texts = texts(languages);
        String language = texts.getLocale().toLanguageTag();
        String target = next.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return """
                <!doctype html>
                <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s</title>
                <meta name="viewport" content="width=device-width">
                <meta http-equiv="refresh" content="0;url=%3$s">
                </head><body><p><a href="%3$s">%2$s</a></p></body></html>
                """
                .formatted(
                        texts.getLocale().equals(Locale.ROOT) ? "en" : language,
                        texts.getString("continue"),
                        target);
    }

    /** In the first language for which there is a file, English being the one without a tag. */
    private static ResourceBundle texts(List<Locale> languages) {
        for (Locale each : languages) {
            ResourceBundle found = texts(each);
            if (each.getLanguage().equals("en") || !found.getLocale().equals(Locale.ROOT)) {
                return found;
            }
        }
        return texts(Locale.ROOT);
    }

    private static ResourceBundle texts(Locale language) {
        return ResourceBundle.getBundle(
                "org.belay.security.oidc.internal.Onward",
                language,
                Onward.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
