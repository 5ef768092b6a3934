package org.belay.web.internal.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.web.internal.rest.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes our few HTML documents, each with a policy that lets nothing but our own modules run. */
@Component(service = PageWriter.class)
public final class PageWriter {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-\\[\\]:]{1,255}");

    private final ObjectMapper json = Json.mapper();
    private final SecureRandom random = new SecureRandom();
    private final ModuleFiles files;

    /** Takes import map and modules from those files. */
    @Activate
    public PageWriter(@Reference ModuleFiles files) {
        this.files = files;
    }

    /** All names under which pages import modules. */
    Map<String, Map<String, String>> importMap() {
        return Map.of("imports", files.imports());
    }

    /** A page for its module to fill; says so if the module isn't installed. */
    void shell(Shell shell, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!files.has(shell.module())) {
            notice(Notice.MISSING, Notice.MISSING.status(), request, response);
            return;
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        // What would end the script element can't occur in the map but as an escape.
        String map = json.writeValueAsString(importMap()).replace("<", "\\u003c");
        String manifest =
                files.has(shell.manifest())
                        ? "\n<link rel=\"manifest\" href=\"%s\">".formatted(shell.manifest())
                        : "";
        String body =
                """
                <!doctype html>
                <html lang="en" data-languages="%6$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <link rel="icon" href="/ui/web/favicon.svg" type="image/svg+xml">%7$s
                <link rel="stylesheet" href="/ui/web/tokens.css">
                <script src="/ui/web/boot.js" nonce="%2$s"></script>
                <script type="importmap" nonce="%2$s">%3$s</script>
                <script type="module" src="%4$s" nonce="%2$s"></script>
                </head>
                <body>
                <noscript><p class="notice" role="alert">%5$s</p></noscript>
                </body>
                </html>
                """
                        .formatted(
                                shell.title(),
                                nonce,
                                map,
                                shell.module(),
                                Notice.script(request.getLocale()),
                                String.join(" ", files.languages()),
                                manifest);
        write(
                body,
                200,
                policy("'self' 'nonce-" + nonce + "'", request) + shell.frames(),
                response);
    }

    /** A page that says what is the matter and needs no script. */
    void notice(Notice notice, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale reader = request.getLocale();
        boolean again = notice == Notice.STARTING;
        if (again) {
            response.setHeader("Retry-After", "3");
            response.setHeader("Refresh", "3");
        }
        String home =
                notice.way()
                        .map(
                                each ->
                                        "<p><a href=\"%s\">%s</a></p>"
                                                .formatted(each, notice.wayText(reader)))
                        .orElse("");
        String body =
                """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%2$s · Belay</title>
                <link rel="icon" href="/ui/web/favicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/ui/web/tokens.css">
                <style>
                body { margin: 0; min-height: 100vh; display: grid; place-items: center;
                  background: var(--ground, #f3f5f7); color: var(--ink, #17212b);
                  font: 16px/1.5 var(--font, system-ui, sans-serif); }
                main { box-sizing: border-box; width: min(30rem, 100vw - 2rem); padding: 2rem;
                  background: var(--raised, #fff); border: 1px solid var(--line, #dbe1e7);
                  border-radius: var(--r-3, 14px); box-shadow: var(--shadow, none); }
                h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
                p { margin: .5rem 0 0; }
                a { color: var(--brand, #0b6570); }
                </style>
                </head>
                <body>
                <main>
                <h1>%2$s</h1>
                <p>%3$s</p>
                %4$s
                </main>
                </body>
                </html>
                """
                        .formatted(
                                Notice.language(reader),
                                notice.title(reader),
                                notice.text(reader),
                                home);
        write(body, status, policy("'none'", request), response);
    }

    private static void write(String body, int status, String policy, HttpServletResponse response)
            throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", policy);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static String policy(String scripts, HttpServletRequest request) {
        String host = request.getHeader("Host");
        // Older Safari doesn't count its own host's sockets as 'self'.
        String sockets =
                host != null && HOST.matcher(host).matches()
                        ? " ws://%1$s wss://%1$s".formatted(host)
                        : "";
        return "default-src 'none'; script-src "
                + scripts
                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'"
                + " data:; media-src 'self' blob:; connect-src 'self'"
                + sockets
                + "; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
