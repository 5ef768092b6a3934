package org.belay.security.internal.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a browser shows that comes with a ticket, in the reader's language where we have it. */
enum SsoPage {
    /** The ticket is no good, or no more. */
    USED_UP("used-up"),
    /** The rules don't let him in. */
    KEPT_OUT("kept-out"),
    /** Not at the moment. */
    LATER("later"),
    /** There is no desktop program; the browser does it, too. */
    NO_DESKTOP("no-desktop");

    private static final String HTML =
            """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s · Belay</title>
            <link rel="icon" href="/ui/web/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/ui/web/tokens.css">
            </head>
            <body>
            <main>
            <h1>%2$s</h1>
            <p>%s</p>
            <p><a href="%s" rel="noreferrer">%s</a></p>
            </main>
            </body>
            </html>
            """;

    private final String key;

    SsoPage(String key) {
        this.key = key;
    }

    /**
     * Writes it.
     *
     * @param link where the reader may go on; holds nothing that has a meaning in HTML
     */
    void write(HttpServletRequest request, HttpServletResponse response, int status, String link)
            throws IOException {
        ResourceBundle texts = texts(request.getLocale());
        String language = texts.getLocale().getLanguage();
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'");
        response.getWriter()
                .write(
                        HTML.formatted(
                                language.isEmpty() ? "en" : language,
                                texts.getString(key + ".title"),
                                texts.getString(key + ".text"),
                                link,
                                texts.getString(key + ".link")));
    }

    private static ResourceBundle texts(Locale reader) {
        return ResourceBundle.getBundle(
                "org.belay.security.internal.sso.Pages",
                reader,
                SsoPage.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
