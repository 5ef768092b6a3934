package org.belay.security.internal.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.belay.api.security.Caller;
import org.belay.security.internal.address.AddressSettings;
import org.belay.testing.fakes.FakeVisitor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicketSignInTest extends SsoTest {

    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String LOGIN = "/SSO/GetLoginTicket.aspx";
    private static final String DESKTOP = "/SSO/GetDTCLoginTicket.aspx";

    private final HttpClient client = HttpClient.newHttpClient();
    private Server jetty;
    private String base;

    @BeforeEach
    void serves() throws Exception {
        serve(Map.of());
    }

    private void serve(Map<String, Object> configuration) throws Exception {
        jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder servlet = new ServletHolder(new SsoServlet(desk, permissions, configuration));
        for (String pattern :
                List.of("/SSO/*", "/sso/*", "/TechConsole/DesktopApp/DownloadSSO.aspx")) {
            context.addServlet(servlet, pattern);
        }
        jetty.setHandler(context);
        jetty.start();
        base = "http://127.0.0.1:" + connector.getLocalPort();
    }

    @AfterEach
    void stops() throws Exception {
        jetty.stop();
    }

    @Test
    @Tag("AUTH-29")
    @Tag("AUTH-31")
    @Tag("WEB-40")
    void aScriptGetsASignInAddressAndNotAByteMore() throws Exception {
        HttpResponse<String> answer = get(LOGIN + query(SSO_ID, MASTER, company.get()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("OK: " + base + "/SSO/Login\\.aspx\\?Ticket=" + GUID);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(answer.body().length()));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    @Tag("AUTH-29")
    void thePasswordNeedNotStandInTheAddress() throws Exception {
        HttpResponse<String> answer =
                post(LOGIN, query(SSO_ID, MASTER, company.get()).substring(1));

        assertThat(answer.body()).startsWith("OK: " + base + "/SSO/Login.aspx?Ticket=");
    }

    @Test
    @Tag("AUTH-30")
    @Tag("AUTH-32")
    @Tag("WEB-43")
    void aScriptGetsAnAddressForTheDesktop() throws Exception {
        String query = query(SSO_ID, MASTER, company.get());
        String download =
                "OK: "
                        + base
                        + "/TechConsole/DesktopApp/DownloadSSO\\.aspx\\?companyid="
                        + company.get()
                        + "&ticket="
                        + GUID;

        assertThat(get(DESKTOP + query).body()).matches(download);
        assertThat(get(DESKTOP + query + "&arch=64").body()).matches(download + "&arch=64");
        assertThat(get(DESKTOP + query + "&arch=%3Cb%3E").body()).matches(download);
    }

    @Test
    @Tag("AUTH-33")
    @Tag("WEB-41")
    void failuresAreTheWordsThatScriptsKnow() throws Exception {
        String id = company.get();

        assertThat(get(LOGIN).body()).isEqualTo("ERROR: MISSINGPARAMETERS");
        assertThat(get(LOGIN + "?ssoid=&Password=" + enc(MASTER) + "&CompanyID=" + id).body())
                .isEqualTo("ERROR: MISSINGPARAMETERS");
        assertThat(get(LOGIN + "?ssoid=1&CompanyID=" + id).body())
                .isEqualTo("ERROR: MISSINGPARAMETERS");
        assertThat(get(LOGIN + "?ssoid=1&Password=x").body()).isEqualTo("ERROR: MISSINGPARAMETERS");
        assertThat(get(LOGIN + query(SSO_ID, MASTER, "1")).body())
                .isEqualTo("ERROR: INVALIDCOMPANYID");
        assertThat(get(LOGIN + query(SSO_ID, MASTER, "x' OR '1'='1")).body())
                .isEqualTo("ERROR: INVALIDCOMPANYID");
        assertThat(get(LOGIN + query(SSO_ID, "wrong", id)).body())
                .isEqualTo("ERROR: INVALIDPASSWORD");
        assertThat(get(LOGIN + query("999", MASTER, id)).body())
                .isEqualTo("ERROR: INVALIDPASSWORD");
        assertThat(get(LOGIN + query("' OR ''='", MASTER, id)).body())
                .isEqualTo("ERROR: INVALIDPASSWORD");
        assertThat(get(DESKTOP + query(SSO_ID, "wrong", id)).body())
                .isEqualTo("ERROR: INVALIDPASSWORD");
        assertThat(raw(LOGIN + "?ssoid=%zz&Password=%&CompanyID=" + id))
                .endsWith("\r\n\r\nERROR: MISSINGPARAMETERS");
    }

    @Test
    @Tag("AUTH-28")
    @Tag("ROLE-13")
    void aScriptSendsWhoeverHasAnIdToTheAddressThatItGotAndLearnsWhyAnotherGotNone()
            throws Exception {
        String known = get(LOGIN + query(SSO_ID, MASTER, company.get())).body();
        String unknown = get(LOGIN + query("654321", MASTER, company.get())).body();

        HttpResponse<String> in =
                send(HttpRequest.newBuilder(URI.create(known.split(": ", 2)[1])).build());
        assertThat(in.statusCode()).isEqualTo(302);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        String token = cookie.substring("belay=".length(), cookie.indexOf(';'));
        Caller caller = access.signedIn(FakeVisitor.with("belay", token));
        assertThat(caller.signedIn().account().ssoId()).isEqualTo(SSO_ID);
        assertThat(unknown).startsWith("ERROR: ").doesNotContain("http");
    }

    @Test
    @Tag("API-03")
    void namesOfParametersAndPagesComeInAnyCase() throws Exception {
        String query =
                "?SSOID="
                        + SSO_ID
                        + "&password="
                        + enc(MASTER)
                        + "&companyid="
                        + company.get()
                        + "&ssoid=another&something=else";

        assertThat(get("/sso/getloginticket.aspx" + query).body()).startsWith("OK: ");
    }

    @Test
    @Tag("WEB-42")
    void aTicketSignsInOnceAndLeadsToTheConsole() throws Exception {
        String address = ticketAddress();

        HttpResponse<String> in = send(HttpRequest.newBuilder(URI.create(address)).build());

        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location")).hasValue("/console");
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .matches("belay=[\\w-]{43}; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Lax");
        String token = cookie.substring("belay=".length(), cookie.indexOf(';'));
        Caller caller = access.signedIn(FakeVisitor.with("belay", token));
        assertThat(caller.signedIn().account().id()).isEqualTo(MARA_ID);
        assertThat(heard)
                .extracting(each -> each.type() + " " + each.method())
                .contains("SUCCEEDED sso:ticket");

        HttpResponse<String> again = send(HttpRequest.newBuilder(URI.create(address)).build());
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @Tag("WEB-42")
    void aTicketIsGoodForTwoMinutes() throws Exception {
        String early = ticketAddress();
        String late = ticketAddress();

        clock.advance(Duration.ofSeconds(119));
        assertThat(status(early)).isEqualTo(302);
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(late)).isEqualTo(404);
    }

    @Test
    void aTicketOfWhoWasDisabledMeanwhileIsWorthNothing() throws Exception {
        String address = ticketAddress();
        disable(MARA_ID);

        assertThat(status(address)).isEqualTo(404);
        assertThat(get(LOGIN + query(SSO_ID, MASTER, company.get())).body())
                .isEqualTo("ERROR: INVALIDPASSWORD");
    }

    @Test
    @Tag("AUTH-17")
    void aTicketDoesNotPassAnAddressRule() throws Exception {
        String address = ticketAddress();
        settings.with(AddressSettings.GLOBAL_EXCEPTIONS, List.of("127.0.0.1"));

        assertThat(status(address)).isEqualTo(403);
    }

    @Test
    void thereIsNoDesktopProgramYetAndThePageSaysSo() throws Exception {
        String answer = get(DESKTOP + query(SSO_ID, MASTER, company.get())).body();
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(URI.create(answer.substring(4))).build());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("There is no desktop console yet");
        String link = page.body().replaceAll("(?s).*href=\"(/SSO/Login[^\"]*)\".*", "$1");
        assertThat(status(base + link)).isEqualTo(302);
    }

    @Test
    void markupInATicketReachesNoPage() throws Exception {
        HttpResponse<String> page =
                get("/TechConsole/DesktopApp/DownloadSSO.aspx?ticket=%22%3E%3Cscript%3E");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("script");
    }

    @Test
    @Tag("AUTH-27")
    void withoutAMasterPasswordThereAreNoTickets() throws Exception {
        master.remove(accounts.find(IVO_ID).orElseThrow());

        assertThat(get(LOGIN + query(SSO_ID, MASTER, company.get())).body())
                .isEqualTo("ERROR: INVALIDPASSWORD");
        assertThat(get(LOGIN + query(SSO_ID, "", company.get())).body())
                .isEqualTo("ERROR: MISSINGPARAMETERS");
    }

    @Test
    void guessingThePasswordIsSlowedDown() throws Exception {
        String wrong = LOGIN + query(SSO_ID, "wrong", company.get());
        for (int i = 0; i < 10; i++) {
            assertThat(get(wrong).body()).isEqualTo("ERROR: INVALIDPASSWORD");
        }

        assertThat(get(LOGIN + query(SSO_ID, MASTER, company.get())).body())
                .isEqualTo("ERROR: LIMITREACHED");
        clock.advance(Duration.ofMinutes(1));
        assertThat(get(LOGIN + query(SSO_ID, MASTER, company.get())).body()).startsWith("OK: ");
    }

    @Test
    void anIdThatNobodyHasYetDoesNotShutOutTheCompany() throws Exception {
        for (int i = 0; i < 30; i++) {
            get(LOGIN + query("unknown" + i, MASTER, company.get()));
        }

        assertThat(get(LOGIN + query(SSO_ID, MASTER, company.get())).body()).startsWith("OK: ");
    }

    @Test
    void guessingTicketsIsSlowedDown() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(get("/SSO/Login.aspx?Ticket=" + i).statusCode()).isEqualTo(404);
        }

        assertThat(get("/SSO/Login.aspx?Ticket=x").statusCode()).isEqualTo(429);
    }

    @Test
    void theAddressIsTheOneThatIsKnownOutside() throws Exception {
        jetty.stop();
        serve(Map.of("publicAddress", "https://support.example.com/"));

        assertThat(get(LOGIN + query(SSO_ID, MASTER, company.get())).body())
                .startsWith("OK: https://support.example.com/SSO/Login.aspx?Ticket=");
    }

    @Test
    void thePasswordReachesNoLog() throws Exception {
        PrintStream was = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            get(LOGIN + query(SSO_ID, MASTER, company.get()));
            get(LOGIN + query("unknown", MASTER, company.get()));
            get(LOGIN + query(SSO_ID, "Wrong#1pass", company.get()));
            raw(LOGIN + "?ssoid=%zz&Password=" + enc(MASTER) + "&CompanyID=1");
            get("/SSO/Nothing.aspx" + query(SSO_ID, MASTER, company.get()));
            transactions.takeAway();
            assertThat(get(LOGIN + query(SSO_ID, MASTER, company.get())).body())
                    .isEqualTo("ERROR: ERROR");
        } finally {
            System.setErr(was);
        }

        assertThat(log.toString(UTF_8))
                .contains("Ticket for account " + MARA_ID)
                .doesNotContain(MASTER)
                .doesNotContain(enc(MASTER))
                .doesNotContain("1pass");
    }

    private String ticketAddress() throws Exception {
        return get(LOGIN + query(SSO_ID, MASTER, company.get())).body().substring(4);
    }

    private int status(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)).build()).statusCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    /** What no client library sends. */
    private String raw(String path) throws Exception {
        URI uri = URI.create(base);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String query(String ssoId, String password, String companyId) {
        return "?ssoid="
                + enc(ssoId)
                + "&Password="
                + enc(password)
                + "&CompanyID="
                + enc(companyId);
    }

    private static String enc(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
