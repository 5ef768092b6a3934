package org.belay.web.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Refused;
import org.belay.web.internal.FakeBundle;
import org.belay.web.internal.rest.FakeAccess;
import org.belay.web.internal.rest.Server;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class PagesTest {

    @TempDir private Path folder;
    private final Organization organization = new Organization();
    private final ModuleFiles files = new ModuleFiles();
    private Bundle console;
    private List<String> ofConsole;
    private Server server;

    @BeforeEach
    void startsAServer() throws Exception {
        write("web/ui/web/boot.js", "boot");
        write("web/ui/web/sign-in.js", "sign in");
        write("web/ui/web/set-up.js", "set up");
        write("web/ui/web/account.js", "account");
        write("web/ui/web/texts/en.json", "{}");
        write("web/ui/web/texts/de.json", "{}");
        write("web/ui/web/texts/pt-br.json", "{}");
        write("web/ui/web/texts/notes.txt", "");
        write("admin/ui/web.admin/admin.js", "admin");
        write("web/ui/web/secret.class", "not for pages");
        write("web/OSGI-INF/secret.xml", "not for pages");
        write("console/ui/web.console/console.js", "console");
        write("customer/ui/web.customer/customer.js", "customer");
        write("libs/lib/lit/1.0/index.js", "lit");
        write(
                "libs/importmap.json",
                "{\"imports\":{\"lit\":\"/lib/lit/1.0/index.js\",\"x\":\"/ui/web/</script>.js\"}}");
        write("jars/lib/some/embedded.js", "not for pages");
        add(1, "web");
        console = FakeBundle.of(2, "console", 36, folder.resolve("console"));
        ofConsole = files.addingBundle(console, null);
        add(3, "customer");
        add(4, "libs");
        add(5, "jars");
        add(6, "admin");
        PageWriter pages = new PageWriter(files);
        Map<String, Servlet> servlets =
                Map.of(
                        "/",
                        new PageServlet(pages, organization, new FakeAccess()),
                        "/ui/*",
                        new ModuleServlet(files),
                        "/lib/*",
                        new ModuleServlet(files));
        server = new Server(servlets);
        server.context()
                .addFilter(
                        new FilterHolder(new SecurityHeaders()),
                        "/*",
                        EnumSet.of(DispatcherType.REQUEST));
    }

    @AfterEach
    void stopsIt() throws Exception {
        server.close();
    }

    @Test
    void theCustomersPageIsForEverybody() throws Exception {
        HttpResponse<String> page = server.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains("<html lang=\"en\" ", "<title>", "<noscript>", "/ui/web/tokens.css")
                .contains("/ui/web.customer/customer.js");
        assertThat(server.get("/?code=418029").statusCode()).isEqualTo(200);
        assertThat(server.get("/session/380206897").body()).contains("customer.js");
        assertThat(server.get("/session/1").statusCode()).isEqualTo(404);
        assertThat(server.get("/session/380206897/").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("CONS-01")
    void aPageMayBeInstalledIfItsModuleSaysByWhatName() throws Exception {
        write("console/ui/web.console/app.webmanifest", "{}");

        assertThat(server.get("/console", "Cookie", "belay=good").body())
                .contains("<link rel=\"manifest\" href=\"/ui/web.console/app.webmanifest\">");
        assertThat(server.get("/").body()).doesNotContain("manifest\"");
        assertThat(
                        server.get("/ui/web.console/app.webmanifest")
                                .headers()
                                .firstValue("Content-Type"))
                .hasValue("application/manifest+json");
    }

    @Test
    void externalTechniciansHaveAPageOfTheirOwnIfItIsInstalled() throws Exception {
        assertThat(server.get("/guest").body()).doesNotContain("customer.js");
        assertThat(server.get("/guest/session/380206897").statusCode())
                .isEqualTo(server.get("/guest").statusCode());
        assertThat(server.get("/guest/session/1").statusCode()).isEqualTo(404);
    }

    @Test
    void theConsoleIsForThoseWhoAreSignedIn() throws Exception {
        HttpResponse<String> stranger = server.get("/console");
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location")).hasValue("/sign-in?next=/console");

        assertThat(server.get("/console", "Cookie", "belay=good").body()).contains("console.js");
        assertThat(server.get("/sign-in").body()).contains("/ui/web/sign-in.js");
    }

    @Test
    void eachPageIsForThoseWhoHoldItsKey() throws Exception {
        for (String path : List.of("/admin", "/account")) {
            HttpResponse<String> stranger = server.get(path);
            assertThat(stranger.statusCode()).isEqualTo(302);
            assertThat(stranger.headers().firstValue("Location")).hasValue("/sign-in?next=" + path);
        }
        assertThat(as("administrator", "/admin").body()).contains("/ui/web.admin/admin.js");
        assertThat(as("both", "/admin").body()).contains("/ui/web.admin/admin.js");
        assertThat(as("none", "/account").body()).contains("/ui/web/account.js");

        HttpResponse<String> technician = as("good", "/admin");
        assertThat(technician.statusCode()).isEqualTo(403);
        assertThat(technician.body())
                .contains("You have no access", "href=\"/account\"")
                .doesNotContain("admin.js");
        assertThat(as("administrator", "/console").statusCode()).isEqualTo(403);
        assertThat(as("none", "/console").statusCode()).isEqualTo(403);
        assertThat(as("both", "/command-center").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsSignedInIsLedToWhatHeMayEnter() throws Exception {
        Map<String, String> homes =
                Map.of(
                        "good", "/console",
                        "both", "/console",
                        "administrator", "/admin",
                        "none", "/account");
        for (Map.Entry<String, String> each : homes.entrySet()) {
            HttpResponse<String> answer = as(each.getKey(), "/sign-in");
            assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .as(each.getKey())
                    .hasValue(each.getValue());
        }
    }

    @Test
    @Tag("GEN-11")
    void aLanguageIsOfferedWhenItsFileIsThere() throws Exception {
        assertThat(server.get("/").body()).contains("data-languages=\"de en pt-br\"");
    }

    private HttpResponse<String> as(String who, String path) throws Exception {
        return server.get(path, "Cookie", "belay=" + who);
    }

    @Test
    void beforeSetUpPagesSaySoAndNothingOfTheToken() throws Exception {
        organization.name = "";

        for (String path : List.of("/", "/console", "/sign-in", "/session/380206897")) {
            assertThat(server.get(path).body()).as(path).contains("set up yet");
        }
        assertThat(server.get("/set-up?token=x").body())
                .contains("/ui/web/set-up.js")
                .doesNotContain("token=");
    }

    @Test
    void afterSetUpThereIsNoSuchPageHoweverItIsSpelt() throws Exception {
        for (String path :
                List.of(
                        "/set-up",
                        "/set-up/",
                        "/set-up;x",
                        "/set-up;x=y?token=z",
                        "/set-up/.",
                        "/./set-up",
                        "/x/../set-up",
                        "//set-up",
                        "/set%2Dup",
                        "/%73et-up",
                        "/set-up%2F",
                        "/SET-UP",
                        "/set-up%00",
                        "/set-up/index.html")) {
            int status = Raw.status(server, path);
            assertThat(status).as(path).isIn(400, 404);
        }
        organization.name = "";
        assertThat(Raw.status(server, "/set-up")).isEqualTo(200);
    }

    @Test
    void whileTheDatabaseIsAwayPagesAskForPatience() throws Exception {
        organization.name = null;

        HttpResponse<String> page = server.get("/", "Accept-Language", "de-AT,de;q=0.9");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Refresh")).isPresent();
        assertThat(page.body()).contains("lang=\"de\"", "Einen Augenblick");
    }

    @Test
    void whatIsNotThereIsSaidInOurOwnLookAndTheReadersLanguage() throws Exception {
        HttpResponse<String> page = server.get("/nothing/%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("Page not found", "/ui/web/tokens.css")
                .doesNotContain("alert(1)");
        assertThat(server.get("/nothing", "Accept-Language", "fr").body()).contains("lang=\"en\"");
        assertThat(server.send("POST", "/", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void aPageWhoseBundleIsMissingSaysSo() throws Exception {
        files.removedBundle(console, null, ofConsole);

        assertThat(server.get("/console", "Cookie", "belay=good").statusCode()).isEqualTo(503);
        assertThat(server.get("/ui/web.console/console.js").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingButOurOwnModulesMayRun() throws Exception {
        HttpResponse<String> page = server.get("/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        Matcher nonce = Pattern.compile("'nonce-([A-Za-z0-9+/=]{24})'").matcher(policy);

        assertThat(nonce.find()).isTrue();
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("script-src 'self' 'nonce-" + nonce.group(1) + "';")
                .contains("connect-src 'self' ws://127.0.0.1:" + server.port());
        assertThat(page.body().split("<script", -1)).hasSize(4);
        assertThat(page.body().split("nonce=\"" + Pattern.quote(nonce.group(1)), -1))
                .hasSizeGreaterThan(0);
        assertThat(server.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .isNotEqualTo(policy);
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(server.get("/ui/web/boot.js").headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void theImportMapNamesLibrariesByVersionAndCannotEndItsScript() throws Exception {
        String page = server.get("/").body();

        assertThat(page)
                .contains("\"lit\":\"/lib/~10/lit/1.0/index.js\"")
                .contains("/ui/web/\\u003c/script>.js");
        HttpResponse<String> lit = server.get("/lib/~10/lit/1.0/index.js");
        assertThat(lit.body()).isEqualTo("lit");
        assertThat(lit.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(server.get("/importmap.json").body()).contains("/lib/~10/lit/1.0/index.js");
    }

    @Test
    void modulesAreKeptByBrowsersAsLongAsTheyAreRight() throws Exception {
        HttpResponse<String> plain = server.get("/ui/web/boot.js");
        assertThat(plain.headers().firstValue("Content-Type"))
                .hasValue("text/javascript;charset=utf-8");
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String tag = plain.headers().firstValue("ETag").orElseThrow();

        assertThat(server.get("/ui/web/boot.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(server.get("/ui/web/boot.js", "If-None-Match", "W/\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(
                        server.get("/ui/web/boot.js?v=10")
                                .headers()
                                .firstValue("Cache-Control")
                                .orElseThrow())
                .contains("immutable");
    }

    @Test
    void nothingElseOfABundleIsGivenAway() throws Exception {
        for (String path :
                List.of(
                        "/ui/web/secret.class",
                        "/ui/web/../../OSGI-INF/secret.xml",
                        "/ui/web/%2e%2e/%2e%2e/OSGI-INF/secret.xml",
                        "/ui/../OSGI-INF/secret.xml",
                        "/ui/web/..%2f..%2fOSGI-INF/secret.xml",
                        "/ui/web/..\\..\\OSGI-INF\\secret.xml",
                        "/ui//web/boot.js",
                        "/ui/web",
                        "/ui/web/",
                        "/ui/",
                        "/ui",
                        "/lib/some/embedded.js",
                        "/lib/~10/../importmap.json",
                        "/importmap.json/x")) {
            assertThat(Raw.status(server, path)).as(path).isIn(400, 404);
        }
        assertThat(Raw.status(server, "/ui/web/boot.js")).isEqualTo(200);
    }

    private void add(long id, String name) {
        files.addingBundle(FakeBundle.of(id, name, 36, folder.resolve(name)), null);
    }

    private void write(String path, String content) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** An organization that can be renamed. */
    private static final class Organization implements Accounts {

        private volatile String name = "Acme";

        @Override
        public String organizationName() {
            if (name == null) {
                throw Refused.unavailable();
            }
            return name;
        }

        @Override
        public Optional<Account> find(int id) {
            return Optional.empty();
        }
    }
}
