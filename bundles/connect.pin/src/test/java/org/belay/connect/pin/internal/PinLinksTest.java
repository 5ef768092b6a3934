package org.belay.connect.pin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that carry a code, in a real server that asks the filter as the whiteboard does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinLinksTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private List<Pattern> patterns;

    @BeforeAll
    void start() throws Exception {
        patterns = declaredPatterns();
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        PinLinks links = new PinLinks();
        context.addFilter(
                new FilterHolder(
                        (request, response, chain) -> {
                            String path = ((HttpServletRequest) request).getPathInfo();
                            if (patterns.stream().anyMatch(p -> p.matcher(path).matches())) {
                                links.doFilter(request, response, chain);
                            } else {
                                chain.doFilter(request, response);
                            }
                        }),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(
                new ServletHolder(
                        new HttpServlet() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            protected void service(
                                    HttpServletRequest request, HttpServletResponse response) {
                                response.setStatus(299);
                            }
                        }),
                "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    /** What bnd made of the component's annotations. */
    private static List<Pattern> declaredPatterns() throws IOException {
        String file = "/OSGI-INF/" + PinLinks.class.getName() + ".xml";
        try (InputStream in = PinLinks.class.getResourceAsStream(file)) {
            String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher property =
                    Pattern.compile(
                                    "name=\"osgi.http.whiteboard.filter.regex\"[^>]*>([^<]*)<",
                                    Pattern.DOTALL)
                            .matcher(xml);
            assertThat(property.find()).isTrue();
            return Arrays.stream(property.group(1).strip().split("\\s*\\n\\s*"))
                    .map(Pattern::compile)
                    .toList();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        return client.send(
                request.uri(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(), path);
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                path);
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("none");
    }

    @Test
    @Tag("INT-66")
    void theShortestLinkIsTheCodeItself() throws Exception {
        HttpResponse<String> response = get("/418029");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(location(response)).isEqualTo("/?code=418029");
    }

    @ParameterizedTest
    @Tag("WEB-06")
    @Tag("CONN-52")
    @ValueSource(
            strings = {
                "/Customer/Code.aspx?i=2&Code=418029",
                "/Customer/Code.aspx?Code=418029",
                "/Customer/Code.aspx?Code=418029&i=2&x=y",
                "/Customer/Code.aspx?code=418029",
                "/customer/code.aspx?CODE=418029",
                "/R?i=2&Code=418029",
                "/r?Code=418029&i=2",
                "/Customer/Code.aspx?Code=418%20029",
                "/Customer/Code.aspx?Code=418-029"
            })
    void aLinkLeadsToTheCustomersPageWithItsCode(String path) throws Exception {
        assertThat(location(get(path))).isEqualTo("/?code=418029");
    }

    @Test
    @Tag("WEB-06")
    void theBareAddressLeadsToTheEntryPage() throws Exception {
        assertThat(location(get("/Customer/Code.aspx"))).isEqualTo("/");
    }

    @Test
    @Tag("WEB-01")
    @Tag("CONN-46")
    void aFormOnAnotherSiteLeadsToTheCustomersPageWithItsCode() throws Exception {
        HttpResponse<String> response = post("/Customer/Code.aspx", "Code=418029");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(location(response)).isEqualTo("/?code=418029");
    }

    @Test
    @Tag("WEB-02")
    void otherFieldsOfTheFormMayBeThereAndEmpty() throws Exception {
        assertThat(
                        location(
                                post(
                                        "/Customer/Code.aspx",
                                        "tracking0=&language=&hostederrorhandling=&Code=418029"
                                                + "&submit=Go")))
                .isEqualTo("/?code=418029");
    }

    @ParameterizedTest
    @CsvSource({
        "/R?Code=%3Cscript%3E",
        "/R?Code=41802",
        "/R?Code=4180299",
        "/R?Code=https://evil.example",
        "/R?Code=1%0d%0aSet-Cookie:x=y",
        "/R?Code=",
        "/Customer/Code.aspx?Code=418029'--"
    })
    void junkIsNotReflected(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(location(response)).isEqualTo("/");
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/418029",
                "/418029/",
                "/4180299",
                "/41802",
                "/Rx",
                "/x/418029"
            })
    void otherAddressesAreLeftToOthers(String path) throws Exception {
        assertThat(get(path).statusCode()).isNotEqualTo(303);
    }

    @Test
    void digitsOfOtherScriptsInALinkBecomeOurs() throws Exception {
        assertThat(location(get("/R?Code=%EF%BC%94%EF%BC%91%EF%BC%98%EF%BC%90%EF%BC%92%EF%BC%99")))
                .isEqualTo("/?code=418029");
    }

    @Test
    void askingForTheHeadAloneLeadsTheSameWay() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder().method("HEAD", BodyPublishers.noBody()), "/418029");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(location(response)).isEqualTo("/?code=418029");
    }

    @Test
    void noCacheKeepsTheCode() throws Exception {
        assertThat(get("/418029").headers().firstValue("Cache-Control")).contains("no-store");
    }
}
