package org.belay.security.oidc.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page on which a sign-in ends: it goes on by itself. A redirect would not do for every cookie,
 * because the way here began at another site: the browser would keep back one that is for our own
 * pages only ({@code SameSite=Strict}), although it has just got it. Which kind the cookie is, is
 * {@code Entrance}'s choice. The page has no script, so the strictest policy holds.
 */
final class Onward {

    private static final Map<String, String> TEXTS =
            Map.of("en", "Continue", "de", "Weiter", "nl", "Verder");

    private Onward() {}

    /**
     * The page.
     *
     * @param next a checked path
     * @param languages that the browser prefers, best first
     */
    static String page(String next, List<Locale> languages) {
        String language =
                languages.stream()
                        .map(Locale::getLanguage)
                        .filter(TEXTS::containsKey)
                        .findFirst()
                        .orElse("en");
        String target = next.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return """
                <!doctype html>
                <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s</title>
                <meta name="viewport" content="width=device-width">
                <meta http-equiv="refresh" content="0;url=%3$s">
                </head><body><p><a href="%3$s">%2$s</a></p></body></html>
                """
                .formatted(language, TEXTS.get(language), target);
    }
}
